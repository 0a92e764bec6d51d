import type { Lang } from '../model/types.ts'
import { chooseLang } from './selection.ts'

const KEY = 'fadu:lang'

/** The language for an address that asks for this one, or for none: then the reader's own. */
export function langFor(asked: Lang | null): Lang {
  return chooseLang(asked, stored(), window.navigator.languages)
}

/** Remembers the reader's choice; where storage is refused, it is simply not remembered. */
export function storeLang(lang: Lang): void {
  try {
    window.localStorage.setItem(KEY, lang)
  } catch {
    // Not remembered, as said above.
  }
}

function stored(): string | null {
  try {
    return window.localStorage.getItem(KEY)
  } catch {
    return null
  }
}
