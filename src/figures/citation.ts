import type { Words } from '../i18n/words.ts'

/** What is cited: a figure, or the data as a whole. */
export interface Cited {
  /** Stands in the key of the BibTeX entry. */
  readonly id: string
  readonly title: string
  /** Of the data; null: not known. */
  readonly version: string | null
  /** ISO date on which the newest source of the data was published; null: not known. */
  readonly newest: string | null
  readonly address: string
  /** ISO date on which it was looked at, by the reader's clock. */
  readonly today: string
}

/**
 * The reference by GB/T 7714—2015, 4.6 (electronic resources): 主要责任者. 题名: 其他题名信息[DS/OL].
 * (更新日期)[引用日期]. 获取路径. The data are updated when their newest source is published.
 */
export function citeGb({ title, version, newest, address, today }: Cited, words: Words): string {
  const more = version === null ? '' : `: ${words.say('taken.cite.version', { version })}`
  const updated = newest === null ? '' : `(${newest})`
  return `${words.say('site.name')}. ${oneLine(title)}${more}[DS/OL]. ${updated}[${today}]. ${address}.`
}

/** The same as an entry for BibTeX; its year is that of the newest source, else that of the day it was looked at. */
export function citeBibtex(cited: Cited, words: Words): string {
  const { id, title, version, newest, address, today } = cited
  const year = (newest ?? today).slice(0, 4)
  const key = ['fadu', id, year, version ?? ''].filter((part) => part !== '').join('_')
  const note = [
    ...(version === null ? [] : [words.say('taken.cite.version', { version })]),
    ...(newest === null ? [] : [words.say('taken.cite.newest', { date: newest })]),
    words.say('taken.cite.seen', { date: today }),
  ].join(words.say('list.semicolon'))
  const fields: readonly (readonly [string, string])[] = [
    // Braces of its own: the name of a work is no person's name, and keeps its capitals.
    ['author', `{${escapeTex(words.say('site.name'))}}`],
    ['title', `{${escapeTex(oneLine(title))}}`],
    ['year', year],
    ['howpublished', `\\url{${texAddress(address)}}`],
    ['note', escapeTex(note)],
    ['urldate', today],
  ]
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`)
  return `@misc{${key.replace(/[^A-Za-z0-9_.-]+/g, '_')},\n${lines.join(',\n')}\n}`
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts braces, also behind a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** A text as TeX prints it: what commands are made of is escaped, all other signs are kept. */
export function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, (sign) => TEX[sign] ?? `\\${sign}`)
}

/** Inside `\url{}` every sign stands for itself but these. */
function texAddress(address: string): string {
  return address.replace(/[\\{}\s]/g, (sign) => encodeURIComponent(sign))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
