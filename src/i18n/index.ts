import type { Lang } from '../model/types.ts'
import { type Words, wordsOf } from './words.ts'

const load = {
  zh: () => import('./zh.json'),
  en: () => import('./en.json'),
} as const

/** Loads one language's words. */
export async function loadWords(lang: Lang): Promise<Words> {
  return wordsOf(lang, (await load[lang]()).default)
}
