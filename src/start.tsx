import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import type { Early } from './early.ts'

/** Shows the pages. Rejects where a part of the program can't be had. */
export async function openPages(root: HTMLElement, { site, words }: Early): Promise<void> {
  const firstWords = await words
  createRoot(root).render(
    <StrictMode>
      <App site={site} firstWords={firstWords} />
    </StrictMode>,
  )
}
