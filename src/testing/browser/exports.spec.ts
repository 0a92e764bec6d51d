import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from '@playwright/test'
import Papa from 'papaparse'
import { sharpness } from '../../ui/sharpness.ts'
import {
  altered,
  engineStands,
  expect,
  figure,
  goTo,
  hash,
  PAGES,
  served,
  tableOf,
  test,
  unfold,
} from './visit.ts'

/** Takes a figure as a file: its name and bytes. */
async function take(page: Page, of: Locator, kind: 'CSV' | 'PNG' | 'SVG') {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    of.locator('.downloads').getByRole('button', { name: kind }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** What pictures say, line breaks and spaces left out: read in a browser window that no policy binds. */
async function svgReader(browser: Browser) {
  const reader = await browser.newPage()
  return (svg: Buffer): Promise<{ readonly fault: string | null; readonly text: string }> =>
    reader.evaluate((source) => {
      const read = new DOMParser().parseFromString(source, 'image/svg+xml')
      const texts = [...read.querySelectorAll('text')].map((element) => element.textContent ?? '')
      const fault = read.querySelector('parsererror')?.textContent ?? null
      return { fault, text: texts.join('').replace(/\s/g, '') }
    }, svg.toString('utf8'))
}

const squeezed = (text: string | null) => (text ?? '').replace(/\s/g, '')

test('CSV: byte order mark, the rows of the table, and the papers of the figure', async ({ page, site }) => {
  test.setTimeout(120_000)
  await page.goto(site.url + hash('', 'zh'))
  await engineStands(page)
  for (const path of PAGES) {
    await goTo(page, hash(path, 'zh', 'p=370000'))
    for (const one of await page.locator('[data-figure][data-state="ready"]').all()) {
      const { name, bytes } = await take(page, one, 'CSV')
      expect(name).toMatch(/^fadu-[\w.-]+\.csv$/)
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const { data, errors } = Papa.parse<string[]>(bytes.subarray(3).toString('utf8'), { delimiter: ',' })
      expect(errors).toEqual([])
      const end = data.findIndex((cells) => cells.length === 1 && cells[0] === '')
      const table = await tableOf(one)
      expect(data[0]).toEqual(table[0])
      expect(end, name).toBe(table.length)
      const papers = data.slice(end + 1).map(([text]) => text ?? '')
      expect(papers[0]).toBe(await one.locator('h2').textContent())
      expect(papers.some((text) => text.startsWith('来源：'))).toBe(true)
      expect(papers.some((text) => /\d{4}年\d{1,2}月\d{1,2}日/.test(text))).toBe(true)
      expect(papers).toContain(page.url())
      expect(data.flat().filter((cell) => /^[=+@\t\r]|^-(?![\d.]+$)/.test(cell))).toEqual([])
    }
  }
})

test('what is compared anyway is printed in CSV and picture, in the file’s name, and in its address', async ({
  page,
  site,
  browser,
}) => {
  await page.goto(site.url + hash('outcomes', 'zh', 'i=litigation.appearance_rate&y=2017&ci=0&anyway=1'))
  await engineStands(page)
  const ranking = figure(page, 'ranking')
  await unfold(ranking.locator('.remark'))
  const [remark = ''] = await ranking
    .locator('.remark')
    .evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ''))
  expect(remark).toContain('山东')

  const csv = await take(page, ranking, 'CSV')
  expect(csv.name).toBe('fadu-ranking-litigation.appearance_rate-2017-anyway.csv')
  const { data } = Papa.parse<string[]>(csv.bytes.subarray(3).toString('utf8'), { delimiter: ',' })
  const [header = []] = data
  const province = data.find(([place]) => place === '山东省') ?? []
  expect(province[header.indexOf('不可比的原因')]).not.toBe('')
  // Intervals are off in the picture; the table keeps them.
  expect(header).toContain('95% 置信区间下限')
  const papers = data.slice(data.findIndex((cells) => cells.length === 1 && cells[0] === '')).flat()
  expect(papers).toContain(remark)
  expect(papers.some((text) => /数据版本 [0-9a-f]{8}$/.test(text))).toBe(true)
  expect(papers).toContain(page.url())

  const svg = await take(page, ranking, 'SVG')
  expect(svg.name).toBe('fadu-ranking-litigation.appearance_rate-2017-anyway.svg')
  const { text } = await (await svgReader(browser))(svg.bytes)
  expect(text).toContain(squeezed(remark))
  expect(text).toContain(squeezed(page.url()))
})

test('a text that a spreadsheet would run as a formula leaves as text, a number as it is', async ({
  page,
}, info) => {
  const path = 'data/indicators.csv'
  const named = readFileSync(`dist/${path}`, 'utf8').replace(
    ',Reconsideration cases accepted,',
    ',=HYPERLINK(1),',
  )
  await served({ folder: altered(info.outputPath('site'), { [path]: named }) }, async (url) => {
    await page.goto(url + hash('cases', 'en', 'i=reconsideration.accepted&y=2019&by=count&lv=province'))
    await engineStands(page)
    const ranking = figure(page, 'ranking')
    await expect(ranking.locator('h2')).toContainText('=HYPERLINK(1)')
    const { bytes } = await take(page, ranking, 'CSV')
    const { data } = Papa.parse<string[]>(bytes.subarray(3).toString('utf8'), { delimiter: ',' })
    const guangdong = data.find(([place]) => place === 'Guangdong') ?? []
    expect(guangdong).toContain("'=HYPERLINK(1)")
    expect(guangdong).toContain('31392')
    expect(data.flat().filter((cell) => cell.startsWith('='))).toEqual([])
  })
})

for (const lang of ['zh', 'en'] as const)
  test(`PNG and SVG carry title, answer, source, date and address (${lang})`, async ({
    page,
    site,
    browser,
  }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(site.url + hash('', lang))
    await engineStands(page)
    const readSvg = await svgReader(browser)
    const today = await page.evaluate(() => String(new Date().getFullYear()))
    for (const path of PAGES) {
      await goTo(page, hash(path, lang))
      for (const one of await page.locator('[data-figure][data-state="ready"]').all()) {
        const png = await take(page, one, 'PNG')
        expect(png.bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
        // 920 CSS pixels and two edges of 20, at two device pixels each; a long picture at fewer, but whole.
        const [wide, high] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]
        expect(wide).toBe(Math.floor(960 * sharpness(960, (high * 960) / wide, 2)))
        expect(wide).toBeGreaterThanOrEqual(960)
        expect(high).toBeGreaterThan(400)
        expect(png.bytes.length).toBeGreaterThan(20_000)

        const svg = await take(page, one, 'SVG')
        const { fault, text } = await readSvg(svg.bytes)
        expect(fault).toBeNull()
        expect(text).toContain(squeezed(await one.locator('h2').textContent()))
        expect(text).toContain(squeezed(await one.locator('.answer').textContent()))
        expect(text).toContain(today)
        expect(text).toContain(squeezed(page.url()))
        const source = await one.locator('.source > span').first().textContent()
        expect(text).toContain(lang === 'zh' ? '来源：' : 'Sources:')
        expect(text).toContain(squeezed(source).slice(0, 12))
      }
    }
  })
