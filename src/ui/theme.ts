import { useSyncExternalStore } from 'react'
import type { Theme } from '../figures/look.ts'

const QUERIES: readonly (readonly [string, Theme])[] = [
  ['print', 'light'],
  ['(forced-colors: active)', 'contrast'],
  ['(prefers-contrast: more)', 'contrast'],
  ['(prefers-color-scheme: dark)', 'dark'],
]

/** The reader's theme; on paper always light. Pictures follow it as the style sheet does. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, themeNow)
}

function themeNow(): Theme {
  return QUERIES.find(([query]) => window.matchMedia(query).matches)?.[1] ?? 'light'
}

function subscribe(changed: () => void): () => void {
  const lists = QUERIES.map(([query]) => window.matchMedia(query))
  for (const list of lists) list.addEventListener('change', changed)
  return () => {
    for (const list of lists) list.removeEventListener('change', changed)
  }
}
