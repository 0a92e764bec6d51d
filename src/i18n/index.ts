import type { Lang } from '../model/types.ts'
import { type Words, withTexts, wordsOf } from './words.ts'

const load = {
  zh: () => import('./zh.json'),
  en: () => import('./en.json'),
} as const

/** Each language: its own name, so that who cannot read the page finds theirs, and its tag in HTML. */
export const LANGUAGES: Readonly<Record<Lang, { readonly name: string; readonly tag: string }>> = {
  zh: { name: '中文', tag: 'zh-CN' },
  en: { name: 'English', tag: 'en' },
}

/** Loads one language's words. */
export async function loadWords(lang: Lang): Promise<Words> {
  return wordsOf(lang, (await load[lang]()).default)
}

/** The method page is as long as all other texts together, so its own come with it, not with the first page. */
const loadMethod = {
  zh: () => import('./method.zh.json'),
  en: () => import('./method.en.json'),
} as const

/** The same words with the texts of the method page, `method.*`. */
export async function loadMethodWords(words: Words): Promise<Words> {
  return withTexts(words, (await loadMethod[words.lang]()).default)
}

/** The diagnosis has many sentences of which a visit shows few: they come with it. */
const loadDiagnose = {
  zh: () => import('./diagnose.zh.json'),
  en: () => import('./diagnose.en.json'),
} as const

/** The same words with the texts of the diagnosis, `diagnose.*`. */
export async function loadDiagnoseWords(words: Words): Promise<Words> {
  return withTexts(words, (await loadDiagnose[words.lang]()).default)
}

/** What the maker of embeds says comes with it. */
const loadMaker = {
  zh: () => import('./maker.zh.json'),
  en: () => import('./maker.en.json'),
} as const

/** The same words with the texts of the maker of embeds, `maker.*`. */
export async function loadMakerWords(words: Words): Promise<Words> {
  return withTexts(words, (await loadMaker[words.lang]()).default)
}

/** What the workspace says comes with it. */
const loadCompare = {
  zh: () => import('./compare.zh.json'),
  en: () => import('./compare.en.json'),
} as const

/** The same words with the texts of the workspace, `compare.*` and `matrix.*`. */
export async function loadCompareWords(words: Words): Promise<Words> {
  return withTexts(words, (await loadCompare[words.lang]()).default)
}

/** What the pages on single indicators and publications say comes with them. */
const loadRecords = {
  zh: () => import('./records.zh.json'),
  en: () => import('./records.en.json'),
} as const

/** The same words with the texts of indicators and publications, `indicator.*` and `sources.*`. */
export async function loadRecordsWords(words: Words): Promise<Words> {
  return withTexts(words, (await loadRecords[words.lang]()).default)
}

/** A place and its brief have sentences of their own, which come with the page. */
const loadPlace = {
  zh: () => import('./place.zh.json'),
  en: () => import('./place.en.json'),
} as const

/** The same words with the texts of one place, `place.*` and `brief.*`. */
export async function loadPlaceWords(words: Words): Promise<Words> {
  return withTexts(words, (await loadPlace[words.lang]()).default)
}

/** What the SQL page, and the query behind a figure, say comes with them. */
const loadSql = {
  zh: () => import('./sql.zh.json'),
  en: () => import('./sql.en.json'),
} as const

/** The same words with the texts of the SQL page, `sql.*` and `query.*`. */
export async function loadSqlWords(words: Words): Promise<Words> {
  return withTexts(words, (await loadSql[words.lang]()).default)
}

/** What only leaves with a file: citations, and what columns and shorthand mean. */
const loadTaken = {
  zh: () => import('./taken.zh.json'),
  en: () => import('./taken.en.json'),
} as const

/** The same words with the texts of what is taken away, `taken.*`. */
export async function loadTakenWords(words: Words): Promise<Words> {
  return withTexts(words, (await loadTaken[words.lang]()).default)
}

/** The page of the data package, and the README that goes with it, have texts of their own. */
const loadPackage = {
  zh: () => import('./package.zh.json'),
  en: () => import('./package.en.json'),
} as const

/** The same words with the texts of the data package, `package.*`, and of what is taken away. */
export async function loadPackageWords(words: Words): Promise<Words> {
  return withTexts(await loadTakenWords(words), (await loadPackage[words.lang]()).default)
}
