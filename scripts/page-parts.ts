import { sayDay } from '../src/figures/say.ts'
import { loadWords } from '../src/i18n/index.ts'
import type { Words } from '../src/i18n/words.ts'
import { LANGS } from '../src/model/types.ts'
import type { PictureEntry } from './picture-list.ts'
import type { PageParts } from './without-script.ts'

/** What a page without script shows of a data folder. */
export interface Shown {
  /** The data version, and when its newest source was published. */
  readonly version: string
  readonly newest: string | null
  readonly pictures: readonly PictureEntry[]
  /** CSV files, below the data folder. */
  readonly tables: readonly string[]
}

/** The HTML of what a page shows where there is no script, by its marks. */
export async function partsOf(shown: Shown): Promise<PageParts> {
  const own = LANGS.map(async (lang) => {
    const words = await loadWords(lang)
    return [
      [`opening.${lang}`, opening(words)],
      [`pictures.${lang}`, pictures(shown, words)],
    ] as const
  })
  return Object.fromEntries((await Promise.all(own)).flat())
}

function opening(words: Words): string {
  return [
    element('h1', {}, escaped(words.say('page.home.heading'))),
    element('p', {}, escaped(words.say('page.home.intro'))),
  ].join('\n')
}

/** The first page's figures, links to the other pictures, links to the tables. */
function pictures({ version, newest, pictures: all, tables }: Shown, words: Words): string {
  const own = all.filter(({ lang }) => lang === words.lang)
  const leads = own.filter(({ lead, width }) => lead && width === 'wide')
  const others = own.filter(({ lead }) => !lead)
  const date = newest === null ? '—' : sayDay(newest, words)
  return [
    ...leads.map((wide) => {
      const narrow = own.find(({ name, width }) => name === wide.name && width === 'narrow')
      return figure(wide, narrow)
    }),
    element('p', {}, escaped(words.say('still.made', { version, date }))),
    ...list(
      words.say('still.others'),
      others.map(({ path, title }) => ({ path, text: title })),
    ),
    ...list(
      words.say('still.data'),
      tables.map((path) => ({ path, text: path })),
    ),
  ].join('\n')
}

function figure(wide: PictureEntry, narrow: PictureEntry | undefined): string {
  const sized = ({ size: [width, height] }: PictureEntry) => ({
    width: String(width),
    height: String(height),
  })
  const source =
    narrow === undefined
      ? ''
      : tag('source', { media: '(max-width: 40rem)', srcset: address(narrow.path), ...sized(narrow) })
  const alt = `${wide.title} ${wide.summary}`
  const img = tag('img', { src: address(wide.path), ...sized(wide), alt })
  return element('figure', {}, element('picture', {}, `${source}${img}`))
}

function list(title: string, links: readonly { readonly path: string; readonly text: string }[]): string[] {
  if (links.length === 0) return []
  const items = links.map(({ path, text }) =>
    element('li', {}, element('a', { href: address(path) }, escaped(text))),
  )
  return [element('h2', {}, escaped(title)), element('ul', {}, items.join('\n'))]
}

function address(path: string): string {
  return `./data/${path.split('/').map(encodeURIComponent).join('/')}`
}

function element(name: string, attributes: Readonly<Record<string, string>>, content: string): string {
  return `${tag(name, attributes)}${content}</${name}>`
}

function tag(name: string, attributes: Readonly<Record<string, string>>): string {
  return `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
