import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import Papa from 'papaparse'
import { altered, expect, goTo, hash, LANGS, PAGES, served, stands, tableOf, test } from './visit.ts'

type Cells = Record<string, string>

const RUNS = '<img src=x onerror=alert(1)>'
const CLOSES = '</h2></script><script>alert(1)</script>'
const QUOTES = `"'><svg onload=alert(1)> & '$&' \\`
const RIGHT_TO_LEFT = '\u200fשלום\u200f'
const LONG = 10_000

/** Pages that list what has such names. */
const WORKSPACES = [
  'compare',
  'place/310000',
  'indicator/reconsideration.accepted',
  'indicator/normative.legality_review_rate',
  'sources/moj2019',
  'data',
] as const

/** What is put into which cells, by file: names as nobody would give them, each a text all the same. */
const HOSTILE: Readonly<Record<string, (row: Cells) => Cells>> = {
  'jurisdictions.csv': (row) => {
    if (row.id === '310000') return { ...row, name_zh: `${RUNS}上海`, name_en: `${RUNS}Shanghai` }
    if (row.id === '110000')
      return { ...row, name_zh: `${RIGHT_TO_LEFT}北京`, name_en: `${RIGHT_TO_LEFT}Beijing` }
    if (row.id === '440000')
      return { ...row, name_zh: '粤'.repeat(LONG), name_en: 'Guangdong'.repeat(LONG / 9) }
    return row
  },
  'indicators.csv': (row) => {
    if (row.id === 'normative.legality_review_rate')
      return { ...row, name_zh: '率'.repeat(LONG), name_en: 'rate'.repeat(LONG / 4), unit_en: `%${QUOTES}` }
    if (row.id === 'reconsideration.accepted')
      return { ...row, name_zh: `受理${CLOSES}`, name_en: `Accepted${CLOSES}`, definition_en: RUNS }
    return row
  },
  'bodies.csv': (row) => ({ ...row, name_en: `${row.name_en} ${QUOTES}` }),
  'sources.csv': (row) =>
    row.id?.startsWith('moj') === true
      ? { ...row, title: `${RUNS}${'长'.repeat(LONG)}`, publisher: QUOTES, note_en: CLOSES }
      : row,
}

/** The built site with its data so changed, its answers and pictures made anew. */
function hostileSite(folder: string): string {
  const site = altered(folder, { data: null, 'index.html': readFileSync('dist/index.html') })
  const from = join(folder, 'from')
  cpSync('data', from, { recursive: true })
  for (const [file, change] of Object.entries(HOSTILE)) {
    const path = join(from, file)
    const { data, meta } = Papa.parse<Cells>(readFileSync(path, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    })
    const columns = meta.fields ?? []
    writeFileSync(path, `${Papa.unparse(data.map(change), { columns, newline: '\n' })}\n`)
  }
  const made = spawnSync(
    'npm',
    ['run', '--silent', 'data', '--', '--from', from, '--into', join(site, 'data')],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  )
  expect(made.stdout, made.stderr).toContain('data version')
  return site
}

/** Nothing of a name has become a part of the page, and it is no wider than the window. */
async function holds(page: Page, where: string): Promise<void> {
  expect(await page.locator('img[src="x"], svg[onload], [onerror], h2 script').count(), where).toBe(0)
  const beyond = () => document.documentElement.scrollWidth - window.innerWidth
  expect(await page.evaluate(beyond), where).toBeLessThanOrEqual(0)
}

async function workspacesHold(page: Page, url: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 })
  for (const path of WORKSPACES)
    for (const lang of LANGS) {
      await page.goto('about:blank')
      await page.goto(url + hash(path, lang))
      await expect(page.locator('main table').first()).toBeVisible({ timeout: 20_000 })
      await expect(page.locator('[data-figure][data-state="loading"]')).toHaveCount(0, { timeout: 20_000 })
      await holds(page, `#/${path} in ${lang}`)
    }
}

async function withoutScript(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
  })
  const page = await context.newPage()
  await page.goto(url)
  await expect(page.locator('.still img')).toHaveCount(10)
  expect(await page.locator('img[src="x"], svg[onload], h1 script').count()).toBe(0)
  await context.close()
}

test('names that hold script, quotes, right-to-left marks or 10,000 signs are text, and the layout holds', async ({
  page,
  browser,
  heard,
}, info) => {
  test.setTimeout(300_000)
  // A picture that is opened by itself names no icon.
  heard.expects(/404.*favicon\.ico/)
  page.on('dialog', (dialog) => {
    throw new Error(`it ran: ${dialog.message()}`)
  })
  await served({ folder: hostileSite(info.outputPath('site')) }, async (url) => {
    for (const [width, lang] of [
      [390, 'en'],
      [390, 'zh'],
      [1440, 'en'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto('about:blank')
      await page.goto(url + hash('', lang))
      for (const path of PAGES) {
        await goTo(page, hash(path, lang))
        await holds(page, `#/${path} in ${lang} at ${width} px`)
      }
    }
    await workspacesHold(page, url)
    for (const lang of LANGS) {
      await goTo(
        page,
        hash('cases', lang, 'i=reconsideration.accepted&y=2019&p=310000,110000,440000&by=count'),
      )
      const cells = (await tableOf(page.locator('[data-figure="ranking"]'))).flat()
      expect(cells).toContain(`${RUNS}${lang === 'zh' ? '上海' : 'Shanghai'}`)
      expect(Math.max(...cells.map(({ length }) => length))).toBeLessThan(1000)
      await holds(page, `the table in ${lang}`)
      await page.goto('about:blank')
      await page.goto(`${url}${hash('embed/ranking', lang, 'i=reconsideration.accepted&y=2019&p=310000')}`)
      await expect(page.locator('[data-figure="ranking"]')).toHaveAttribute('data-state', 'ready')
      await holds(page, `the embed in ${lang}`)
      await page.goto(`${url}data/pictures/lead-ranking.${lang}.svg`)
      await expect(
        page.getByText(`${RUNS}${lang === 'zh' ? '上海' : 'Shanghai'}`, { exact: true }),
      ).toBeVisible()
      await page.goto(url + hash('', lang))
      await stands(page)
    }
    await withoutScript(browser, url)
  })
})
