import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { Plugin } from 'vite'
import { sayDay } from '../src/figures/say.ts'
import { loadWords } from '../src/i18n/index.ts'
import type { Words } from '../src/i18n/words.ts'
import { LANGS, type Lang } from '../src/model/types.ts'
import { type PictureEntry, readPictures } from './build-pictures.ts'

/** What a page without script shows of a data folder. */
export interface Shown {
  /** The data version, and when its newest source was published. */
  readonly version: string
  readonly newest: string | null
  readonly pictures: readonly PictureEntry[]
  /** CSV files, below the data folder. */
  readonly tables: readonly string[]
}

const manifestFile = v.object({
  v: v.string(),
  newest_source: v.nullable(v.string()),
  files: v.array(v.object({ path: v.string(), table: v.nullable(v.string()) })),
})

/** A place to fill: what stands between the two marks is ours. */
const MARK = /<!--(opening|pictures)\.(\w+)-->[\s\S]*?<!--\/\1\.\2-->/g

/** Vite plugin: writes into the built page what it shows where there is no script. */
export function withoutScript(data = 'public/data'): Plugin {
  return {
    name: 'fadu:without-script',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: async (html) => fillPage(html, await shownOf(data)) },
  }
}

/**
 * Renews what the page beside a deployed data folder shows where there is no script; without such a page nothing is
 * done. Whether it had to be renewed.
 */
export async function renewPage(data: string): Promise<boolean> {
  const path = join(dirname(data), 'index.html')
  if (!existsSync(path)) return false
  const html = await readFile(path, 'utf8')
  const filled = await fillPage(html, await shownOf(data))
  if (filled !== html) await writeFile(path, filled)
  return filled !== html
}

/** What a built data folder has to show; rejects where it is none. */
async function shownOf(data: string): Promise<Shown> {
  const manifest = await readFile(join(data, 'manifest.json'), 'utf8')
  const { v: version, newest_source, files } = v.parse(manifestFile, JSON.parse(manifest))
  const { pictures } = await readPictures(data)
  return {
    version,
    newest: newest_source,
    pictures,
    tables: files.flatMap(({ path, table }) => (table === null ? [] : path)),
  }
}

/** The page with all its marks filled, again or for the first time; all else as it was. */
export async function fillPage(html: string, shown: Shown): Promise<string> {
  const words = new Map(await Promise.all(LANGS.map(async (lang) => [lang, await loadWords(lang)] as const)))
  return html.replace(MARK, (whole, part: string, lang: Lang) => {
    const own = words.get(lang)
    if (own === undefined) return whole
    const text = part === 'opening' ? opening(own) : pictures(shown, own)
    return `<!--${part}.${lang}-->\n${text}\n<!--/${part}.${lang}-->`
  })
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
