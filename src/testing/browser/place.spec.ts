import type { Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { axe } from './axe.ts'
import { expect, figure, hash, LANGS, stands, tableOf, test } from './visit.ts'

/** The places of the five reports that the project starts from, and one whose sources end just below the first page. */
const SEEDS = ['331100', '330110-2020', '510781', '500110', '330100', '330110'] as const

/**
 * Some faces draw a radical and the character of its shape with one glyph, and a PDF then reads back the radical
 * (U+2E80–2FDF); Unicode folds most of them (NFKC), not these.
 */
const RADICALS: Readonly<Record<string, string>> = {
  戶: '户',
  ...{
    '⺟': '母',
    '⺠': '民',
    '⻁': '虎',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻉': '贝',
    '⻋': '车',
    '⻓': '长',
  },
  ...{
    '⻔': '门',
    '⻘': '青',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
  },
  ...{
    '⻥': '鱼',
    '⻦': '鸟',
    '⻨': '麦',
    '⻩': '黄',
    '⻬': '齐',
    '⻮': '齿',
    '⻰': '龙',
    '⻳': '龟',
    '⻙': '韦',
  },
}

/** What is left of a text when it may break anywhere, and a radical is read as its character. */
const solid = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u2e80-\u2eff戶]/g, (radical) => RADICALS[radical] ?? radical)
    .replace(/[\s\u2060]/g, '')

async function briefStands(page: Page): Promise<void> {
  await expect(page.locator('[data-brief="ready"]')).toBeVisible({ timeout: 20_000 })
}

/** The pages of a PDF, each with its size in points and its text without spaces. */
async function pagesOf(pdf: Buffer): Promise<{ size: number[]; text: string }[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1)
  return Promise.all(
    numbers.map(async (number) => {
      const sheet = await document.getPage(number)
      const { items } = await sheet.getTextContent()
      const text = solid(items.map((item) => ('str' in item ? item.str : '')).join(''))
      return { size: sheet.view.map(Math.round), text }
    }),
  )
}

for (const lang of LANGS)
  test(`the brief of each seed place prints on two pages of A4 at most, every sentence whole, as text, in ${lang}`, async ({
    page,
    site,
  }) => {
    for (const id of SEEDS) {
      await page.goto(site.url + hash(`place/${id}`, lang, 's=brief'))
      await briefStands(page)
      const said = await page.locator('.brief h2, .brief h3, .brief [data-sentence]').allInnerTexts()
      expect(said.length, id).toBeGreaterThan(10)
      const sheets = await pagesOf(await page.pdf({ preferCSSPageSize: true }))
      expect(sheets.length, id).toBeLessThanOrEqual(2)
      for (const { size } of sheets) expect(size).toEqual([0, 0, 595, 842])
      const printed = sheets.map(({ text }) => text).join('')
      for (const sentence of said) expect(printed, `${id}: ${sentence}`).toContain(solid(sentence))
      // Sources and foot are never alone on a page.
      const sentences = await page.locator('.brief > section [data-sentence]').allInnerTexts()
      const last = solid(sentences[sentences.length - 1] ?? '?')
      expect(sheets[sheets.length - 1]?.text, id).toContain(last)
      // Alone: nothing of the page around it.
      expect(printed.startsWith(solid(said[0] ?? '?')), printed.slice(0, 80)).toBe(true)
      expect(printed.endsWith(solid(said[said.length - 1] ?? '?')), printed.slice(-80)).toBe(true)
      expect(printed).toMatch(lang === 'zh' ? /数据版本[0-9a-f]{8}/ : /Dataversion[0-9a-f]{8}/)
      expect(printed).toContain(solid(`#/place/${id}`))
    }
  })

test('every sentence of a brief that is about numbers names its sources, and each source is cited', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('place/370000', 'zh', 's=brief'))
  await briefStands(page)
  const bare = await page
    .locator('.brief li[data-rests]:not([data-rests=""])')
    .evaluateAll((items) =>
      items.filter((item) => item.querySelector('.cite') === null).map((item) => item.textContent),
    )
  expect(bare).toEqual([])
  const cited = new Set(await page.locator('.brief .cite').allInnerTexts())
  const sources = await page.locator('.brief-sources li').allInnerTexts()
  expect(sources.length).toBeGreaterThan(3)
  for (const [at] of sources.entries()) expect(cited).toContain(`[${at + 1}]`)
  await page.locator('.brief .cite').first().click()
  await expect(page.locator('#brief-source-1')).toBeFocused()
  await expect(page).toHaveURL(/s=brief/)
})

for (const lang of LANGS)
  test(`axe finds nothing, nothing is too wide, at 390, 768 and 1440 px, on the place pages in ${lang}`, async ({
    page,
    site,
  }) => {
    for (const [path, query] of [
      ['place', ''],
      ['place/370000', ''],
      ['place/500110', 's=brief'],
    ] as const) {
      await page.goto(site.url + hash(path, lang, query))
      await expect(page.locator('[data-place="ready"]')).toBeVisible({ timeout: 20_000 })
      if (path !== 'place' && query === '') await stands(page)
      for (const width of [390, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 })
        if (path !== 'place' && query === '') await stands(page)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect.soft(wide, `${path} ${query} at ${width}`).toBeLessThanOrEqual(0)
      }
      expect.soft(await axe(page), `${path} ${query}`).toEqual([])
    }
  })

test('from the list of places to one place, its benchmark, its brief and back, by keyboard', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('place', 'zh'))
  await expect(page.locator('h1')).toHaveText('一地一览')
  const link = page.getByRole('link', { name: '山东省', exact: true })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/place\/370000/)
  await expect(page.locator('h1')).toHaveText('山东省')
  await stands(page)
  await expect(figure(page, 'spine').locator('h2')).toContainText('山东省')
  await page.getByLabel('比较对象', { exact: true }).selectOption('own')
  await expect(page).toHaveURL(/vs=own/)
  await stands(page)
  await expect(figure(page, 'spine').locator('.answer')).toContainText('此前最近一期')
  await page.getByLabel('地区', { exact: true }).selectOption('110112')
  await expect(page).toHaveURL(/#\/place\/110112\?.*vs=own/)
  await expect(page.locator('h1')).toContainText('通州区')
  await page.locator('.place-brief-link a').focus()
  await page.keyboard.press('Enter')
  await briefStands(page)
  await expect(page.locator('.brief h2')).toContainText('通州区')
  await page.getByRole('link', { name: '回到全部数值' }).press('Enter')
  await expect(page.locator('[data-brief]')).toHaveCount(0)
  await stands(page)
})

test('the range chart and the table say the same of a value, with its rank in words and its benchmark', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('place/370000', 'en'))
  await stands(page)
  const [header = [], ...rows] = await tableOf(figure(page, 'spine'))
  const column = (name: string) => header.indexOf(name)
  const accepted = rows.find((cells) => cells[column('Indicator')] === 'Reconsideration cases accepted')
  expect(accepted?.[column('Value')]).toBe('13,723')
  expect(accepted?.[column('Others')]).toBe('29')
  expect(accepted?.[column('Against the benchmark')]).toContain('higher')
  await expect(page.locator('#place-lacking')).toContainText('Shandong')
  await expect(page.locator('.place-proof')).toContainText('does not prove')
})

test('a place that its address holds against itself is held against its level, and says so', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('place/370000', 'en', 'vs=370000'))
  await stands(page)
  await expect(page.getByText('A place is not held against itself')).toBeVisible()
  await expect(figure(page, 'spine')).toHaveAttribute('data-state', 'ready')
  await expect(page.locator('.place-bar select').last()).toHaveValue('level')
})
