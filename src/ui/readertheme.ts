import type { Theme } from '../figures/look.ts'

const QUERIES: readonly (readonly [string, Theme])[] = [
  ['print', 'light'],
  ['(forced-colors: active)', 'contrast'],
  ['(prefers-contrast: more)', 'contrast'],
  ['(prefers-color-scheme: dark)', 'dark'],
]

/** The theme that the reader's system asks for; on paper always light. */
export function readerTheme(): Theme {
  return QUERIES.find(([query]) => window.matchMedia(query).matches)?.[1] ?? 'light'
}

/** Calls when the reader's theme may have changed; returns what ends that. */
export function onReaderTheme(changed: () => void): () => void {
  const lists = QUERIES.map(([query]) => window.matchMedia(query))
  for (const list of lists) list.addEventListener('change', changed)
  return () => {
    for (const list of lists) list.removeEventListener('change', changed)
  }
}
