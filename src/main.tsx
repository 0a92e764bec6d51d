import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, firstLang } from './App.tsx'
import { loadWords } from './i18n/index.ts'
import { openSite } from './ui/site.ts'
import './style.css'

const site = openSite(new URL('data/', document.baseURI).href)
const root = document.getElementById('root')

loadWords(firstLang()).then(
  (words) => {
    if (root === null) return
    createRoot(root).render(
      <StrictMode>
        <App site={site} firstWords={words} />
      </StrictMode>,
    )
  },
  () => document.getElementById('unopened')?.removeAttribute('hidden'),
)
