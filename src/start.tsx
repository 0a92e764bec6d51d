import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, firstLang } from './App.tsx'
import { loadWords } from './i18n/index.ts'
import { openSite } from './ui/site.ts'

/** Shows the pages. Rejects where a part of the program can't be had. */
export async function openPages(root: HTMLElement): Promise<void> {
  const site = openSite(new URL('data/', document.baseURI).href)
  const words = await loadWords(firstLang())
  createRoot(root).render(
    <StrictMode>
      <App site={site} firstWords={words} />
    </StrictMode>,
  )
}
