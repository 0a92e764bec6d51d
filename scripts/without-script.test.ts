import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PAGE_FLOOR } from '../src/db/needs.ts'
import { asciiMarkup } from './ascii.ts'
import { partsOf, type Shown } from './page-parts.ts'
import type { PictureEntry } from './picture-list.ts'
import { fillPage, PAGE_PARTS, renewPage } from './without-script.ts'

const page = readFileSync('index.html', 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'fadu-page-'))
afterAll(() => rmSync(folder, { recursive: true }))

const entry = (change: Partial<PictureEntry>): PictureEntry => ({
  name: 'lead-ranking',
  figure: 'ranking',
  params: {},
  lang: 'zh',
  width: 'wide',
  path: 'pictures/lead-ranking.zh.svg',
  size: [960, 544],
  bytes: 9000,
  lead: true,
  title: '各地多少？',
  summary: '甲最多。',
  address: '#/cases?lang=zh',
  ...change,
})
const narrow = entry({ width: 'narrow', path: 'pictures/lead-ranking.narrow.zh.svg', size: [390, 900] })
const other = entry({ name: 'trend', path: 'pictures/trend.zh.svg', lead: false, title: '<历年>"怎样"&' })
const shown: Shown = {
  version: '0a1b2c3d',
  newest: '2025-01-02',
  pictures: [entry({}), narrow, other, entry({ lang: 'en', path: 'pictures/lead-ranking.en.svg' })],
  tables: ['observations/a b.csv'],
}

const filledWith = async (what: Shown) => fillPage(page, await partsOf(what))

describe('the page without script', () => {
  test('shows the lead figure with its question and answer, narrow where there is no room', async () => {
    expect(await filledWith(shown)).toContain(
      asciiMarkup(
        '<picture><source media="(max-width: 40rem)" srcset="./data/pictures/lead-ranking.narrow.zh.svg" width="390" height="900"><img src="./data/pictures/lead-ranking.zh.svg" width="960" height="544" alt="各地多少？ 甲最多。"></picture>',
      ),
    )
  })

  test('links other pictures and tables, names as text', async () => {
    const filled = await filledWith(shown)
    expect(filled).toContain(
      asciiMarkup('<a href="./data/pictures/trend.zh.svg">&lt;历年&gt;&quot;怎样&quot;&amp;</a>'),
    )
    expect(filled).toContain('<a href="./data/observations/a%20b.csv">observations/a b.csv</a>')
    expect(filled).toContain(asciiMarkup('数据版本 0a1b2c3d，所收资料最晚发布于 2025年1月2日'))
    expect(filled).toContain('src="./data/pictures/lead-ranking.en.svg"')
  })

  test('filled again with the same is the same; with other data nothing of the old stays', async () => {
    const once = await filledWith(shown)
    expect(fillPage(once, await partsOf(shown))).toBe(once)
    const other = await partsOf({ ...shown, version: 'ffffffff', pictures: [], tables: [] })
    const none = fillPage(once, other)
    expect(none).toBe(fillPage(page, other))
    expect(none).not.toMatch(/<img|0a1b2c3d/)
  })

  test('names the floor in both languages', () => {
    const { chrome, edge, firefox, safari } = PAGE_FLOOR
    expect(page).toContain(`Chrome ${chrome}、Edge ${edge}、Firefox ${firefox}、Safari ${safari}`)
    expect(page).toContain(`Chrome ${chrome}, Edge ${edge}, Firefox ${firefox} or Safari ${safari}`)
  })

  test('is renewed beside a deployed data folder, and nothing is done where there is none', async () => {
    const data = join(folder, 'data')
    mkdirSync(join(data, 'pictures'), { recursive: true })
    writeFileSync(join(data, PAGE_PARTS), JSON.stringify(await partsOf(shown)))
    expect(await renewPage(data)).toBe(false)
    writeFileSync(join(folder, 'index.html'), page)
    expect(await renewPage(data)).toBe(true)
    expect(await renewPage(data)).toBe(false)
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain(
      asciiMarkup('alt="各地多少？ 甲最多。"'),
    )
  })

  test('that is a link leaves as it was what the link leads to', async () => {
    const site = join(folder, 'linked')
    mkdirSync(join(site, 'data', 'pictures'), { recursive: true })
    writeFileSync(join(site, 'data', PAGE_PARTS), JSON.stringify(await partsOf(shown)))
    writeFileSync(join(folder, 'other.html'), page)
    symlinkSync(join(folder, 'other.html'), join(site, 'index.html'))
    expect(await renewPage(join(site, 'data'))).toBe(true)
    expect(readFileSync(join(folder, 'other.html'), 'utf8')).toBe(page)
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain(asciiMarkup('甲最多'))
  })
})
