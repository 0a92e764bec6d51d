import { useSyncExternalStore } from 'react'
import type { Theme } from '../figures/look.ts'
import { onReaderTheme, readerTheme } from './readertheme.ts'

/** The reader's theme; on paper always light. Pictures follow it as the style sheet does. */
export function useTheme(): Theme {
  return useSyncExternalStore(onReaderTheme, readerTheme)
}
