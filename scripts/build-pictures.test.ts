import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstSightFile } from '../src/figures/pictures.ts'
import { SIGHTS } from '../src/firstsight.tsx'
import { LANGS } from '../src/model/types.ts'
import { TINY_FOLDER } from '../src/testing/tiny.ts'
import { asciiMarkup } from './ascii.ts'
import { buildData } from './build-data.ts'
import { drawPictures } from './build-pictures.ts'
import { PICTURE_LIST, type PictureList, readPictures } from './picture-list.ts'
import { PAGE_PARTS } from './without-script.ts'

const folder = mkdtempSync(join(tmpdir(), 'fadu-pictures-'))
const from = join(folder, 'from')
const into = join(folder, 'into')
afterAll(() => rmSync(folder, { recursive: true }))

const TOPS = SIGHTS.flatMap(({ page }) => LANGS.map((lang) => firstSightFile(page, lang)))
/** What lies beside the pictures: their list, what a page shows of them, the tops of pages. */
const BESIDE = [PICTURE_LIST, PAGE_PARTS, ...TOPS]

const HOSTILE = `<img src=x onerror=alert(1)> & '$&' 临江`
let v = ''
let list: PictureList = { v: '', pictures: [] }

beforeAll(async () => {
  cpSync(TINY_FOLDER, from, { recursive: true })
  const places = join(from, 'jurisdictions.csv')
  writeFileSync(
    places,
    readFileSync(places, 'utf8').replace('临江市', () => HOSTILE),
  )
  v = (await buildData(from, into)).v
  list = await readPictures(into)
}, 120_000)

describe('the pictures of a data folder', () => {
  test('are listed, each with its size in bytes, of the version of the data', () => {
    const files = readdirSync(join(into, 'pictures')).map((name) => `pictures/${name}`)
    expect(list.v).toBe(v)
    expect([...list.pictures.map(({ path }) => path), ...BESIDE].sort()).toEqual(files.sort())
    for (const { path, bytes } of list.pictures) expect(readFileSync(join(into, path)).length).toBe(bytes)
  })

  test('hold title, answer, source or date, version and address', () => {
    expect(list.pictures.length).toBeGreaterThan(30)
    for (const { path, title, summary, address, lang, size } of list.pictures) {
      const svg = readFileSync(join(into, path), 'utf8')
      const text = svg.replace(/<[^>]*>\n?/g, '')
      expect(svg).toMatch(new RegExp(`^<svg width="${size[0]}" height="${size[1]}" `))
      expect(svg).toContain(`<title>${written(title)}</title>\n<desc>${written(summary)}</desc>`)
      for (const said of [v, lang === 'zh' ? '2023年5月1日' : '2023-05-01', address])
        expect(text).toContain(written(said))
    }
  })

  test('show what names hold as text, and are well-formed', () => {
    const all = list.pictures.map(({ path }) => readFileSync(join(into, path), 'utf8'))
    expect(all.filter((svg) => svg.includes('&lt;img src=x onerror=alert(1)&gt;')).length).toBeGreaterThan(3)
    for (const svg of all) {
      const names = new Set([...svg.matchAll(/<([\w:]+)/g)].map(([, name]) => name))
      const drawn = 'svg title desc g defs clipPath rect path circle polygon polyline text pattern'.split(' ')
      const told = 'metadata dc:title dc:identifier dc:language schema:version'.split(' ')
      expect([...names].filter((name) => ![...drawn, ...told].includes(name ?? ''))).toEqual([])
      expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#\d+;)/)
      expect(svg).not.toMatch(/<[^>]* (style|class|on\w+|href)=/)
    }
  })

  test('the top of a page says which width it is of, and holds no more than React and the picture wrote', () => {
    for (const path of TOPS) {
      const top = readFileSync(join(into, path), 'utf8')
      expect(top).toMatch(/^<!--fadu:first 1008-->\n<header class="top">/)
      expect(top).not.toMatch(/<(img|script|style|link|iframe)|<[^>]* (style|on\w+)=/)
    }
  })

  test('are the same bytes when they are drawn again', async () => {
    for await (const { path, text } of drawPictures(into, { v, newest: '2023-05-01' }))
      expect(text).toBe(readFileSync(join(into, path), 'utf8'))
  }, 60_000)
})

/** Text as markup in ASCII. */
function written(text: string): string {
  return asciiMarkup(text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'))
}
