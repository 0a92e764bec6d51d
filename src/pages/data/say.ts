import type { Column, DataPackage, License, Table } from '../../db/package.ts'
import type { Words } from '../../i18n/words.ts'
import { formatNumber, withUnit } from '../../model/formats.ts'

/** What a package, a table or a column says of itself in the words' language; the other where it says nothing in it. */
export function sayOwn(english: string | undefined, chinese: string | undefined, words: Words): string {
  return (words.lang === 'zh' ? (chinese ?? english) : (english ?? chinese)) ?? ''
}

export function sayTitle({ title, title_zh }: DataPackage, words: Words): string {
  return sayOwn(title, title_zh, words)
}

export function sayTable({ title, title_zh, name }: Table, words: Words): string {
  return sayOwn(title, title_zh, words) || name
}

/** What a column holds: its description, and what it may hold where that is a list. */
export function sayColumn(column: Column, words: Words): string {
  const about = sayOwn(column.description, column.description_zh, words)
  const of =
    column.enum === undefined
      ? ''
      : words.say('package.of', { values: column.enum.join(words.say('list.comma')) })
  return [about, of].filter((text) => text !== '').join(words.say('sentence.space'))
}

/** The licences of a package, or that it states none. */
export function sayLicences(licences: readonly License[], words: Words): string {
  const named = licences
    .map(({ name, title, path }) => [title ?? name ?? '', path ?? ''].filter((text) => text !== '').join(' '))
    .filter((text) => text !== '')
  return named.length === 0 ? words.say('package.licence.none') : named.join(words.say('list.semicolon'))
}

/** A size in kB of 1,000 bytes, in MB from one on: 38.9 kB, 1.2 MB. */
export function sayBytes(bytes: number, words: Words): string {
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB']
  return withUnit(formatNumber(size, words.lang, 1), unit, words.lang)
}
