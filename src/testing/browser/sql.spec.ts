import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { HOSTILE } from '../hostile.ts'
import { axe } from './axe.ts'
import { altered, engineFiles, expect, figure, hash, LANGS, served, stands, tableOf, test } from './visit.ts'

const said = (page: Page) => page.locator('.sql-said')
const engine = (page: Page) => page.locator('.sql-engine')
const runButton = (page: Page) => page.locator('.sql-run')

async function opened(page: Page, url: string, query = '', lang: (typeof LANGS)[number] = 'en') {
  await page.goto('about:blank')
  await page.goto(url + hash('sql', lang, query))
  await expect(page.locator('[data-console="ready"]')).toBeVisible({ timeout: 40_000 })
  await expect(page.locator('.cm-content')).toBeVisible()
}

/** Puts a query in the place of the one there, and runs it by keyboard. */
async function ask(page: Page, sql: string) {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(sql)
  await page.keyboard.press('Control+Enter')
}

async function answers(page: Page, sql: string, says: RegExp | string, timeout = 20_000) {
  await ask(page, sql)
  await expect(said(page)).toContainText(says, { timeout })
}

/** The cells of the result, header first without its types. */
const cells = (page: Page) =>
  page
    .locator('.sql-result tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((cell) => (cell.querySelector('span:first-child') ?? cell).textContent ?? ''),
      ),
    )

for (const lang of LANGS)
  test(`on every width in ${lang}: editor, tables, a result and its chart, for everybody`, async ({
    page,
    site,
  }) => {
    test.setTimeout(120_000)
    await opened(page, site.url, '', lang)
    await expect(page.locator('.sql-examples button')).toHaveCount(10)
    await page.locator('[data-table="rates"] h3 button').click()
    await expect(page.locator('#sql-table-rates tbody tr')).not.toHaveCount(0)
    await page.locator('[data-example="perhead"]').click()
    await expect(page.locator('.sql-result tbody tr')).toHaveCount(30)
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await axe(page)).toEqual([])
      await page.getByRole('button', { name: /^(图|Chart)$/ }).click()
      await expect(page.locator('.chart canvas')).toBeVisible()
      expect(await axe(page)).toEqual([])
      const across = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(across).toBe(width)
      await page.getByRole('button', { name: /^(表格|Table)$/ }).click()
    }
    const english = /^[A-Za-z ,.“”’?()-]{12,}$/
    if (lang === 'zh')
      for (const text of await page.locator('.sql-note, .sql-columns td:last-child').allInnerTexts())
        expect(text).not.toMatch(english)
  })

test('every example gives rows', async ({ page, site }) => {
  await opened(page, site.url)
  for (const example of await page.locator('[data-example]').all()) {
    await example.click()
    await expect(said(page)).toContainText(/^\d+ rows, /)
    await expect(page.locator('.sql-result tbody tr')).not.toHaveCount(0)
  }
})

test('a query is in the address when it has been run; one that comes with a link waits', async ({
  page,
  site,
}) => {
  const sql = 'SELECT count(*) AS numbers -- 数 + & #\nFROM observations'
  await opened(page, site.url, `sql=${encodeURIComponent(sql)}`)
  await expect(said(page)).toHaveText(
    'This query came with the link and has not been run. Read it, then press “Run”.',
  )
  await expect(page.locator('.sql-result')).toHaveCount(0)
  expect(await page.locator('.cm-line').allInnerTexts()).toEqual(sql.split('\n'))
  await runButton(page).click()
  await expect(said(page)).toContainText('1 row, 1 column')
  await answers(page, 'SELECT 2 AS two, 3 AS three', '1 row, 2 columns')
  await expect(page).toHaveURL(/sql=SELECT%202%20AS%20two%2C%203/)
  await page.goBack()
  await expect(said(page)).toContainText('has not been run')
  expect(await page.locator('.cm-line').allInnerTexts()).toEqual(sql.split('\n'))
})

test('a figure shows its query, and the console gives its numbers', async ({ page, site }) => {
  await page.goto(site.url + hash('cases', 'en', 'i=litigation.first_instance.received&p=370000'))
  await stands(page)
  const ranking = figure(page, 'ranking')
  const inFigure = await tableOf(ranking)
  await ranking.getByRole('button', { name: 'Query' }).click()
  await expect(ranking.locator('.query-text')).toContainText("= 'litigation.first_instance.received'")
  await expect(ranking.locator('.query')).toContainText('Parameters: i = litigation.first_instance.received')
  await ranking.getByRole('link', { name: 'Open on the SQL page' }).click()
  await expect(page.locator('[data-console="ready"]')).toBeVisible({ timeout: 40_000 })
  await expect(said(page)).toContainText('has not been run')
  await runButton(page).click()
  await expect(page.locator('.sql-result')).toBeVisible()
  const [head = [], ...rows] = await cells(page)
  const answer = JSON.parse(
    readFileSync('dist/data/answers/indicator/litigation.first_instance.received.json', 'utf8'),
  ) as { readonly columns: string[]; readonly rows: (string | number | null)[][] }
  expect(head).toEqual(answer.columns)
  expect(rows).toEqual(answer.rows.map((row) => row.map((value) => String(value ?? 'NULL'))))
  // What the figure's table has of places and values is there, by the ids of its rows.
  const [columns = [], ...drawn] = inFigure
  const [idInFigure, valueInFigure] = [columns.indexOf('Observation'), columns.indexOf('Value')]
  expect(idInFigure).toBeGreaterThan(0)
  const values = new Map(rows.map((row) => [row[head.indexOf('id')], row[head.indexOf('value')]]))
  const numbers = drawn.filter((row) => /^[\d,.]+$/.test(row[valueInFigure] ?? ''))
  expect(numbers.length).toBeGreaterThan(2)
  for (const row of numbers)
    expect(values.get(row[idInFigure])).toBe((row[valueInFigure] ?? '').replace(/,/g, ''))
})

test('by keyboard alone: completion, run, Escape and Tab out', async ({ page, site }) => {
  await opened(page, site.url)
  await page.locator('.cm-content').focus()
  await page.keyboard.type('SELECT place_e')
  await expect(page.locator('.cm-tooltip-autocomplete [aria-selected]')).toHaveText(/place_en/)
  await expect(page.locator('.cm-completionInfo')).toContainText('Name of the place in English')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' FROM per_c')
  await expect(page.locator('.cm-tooltip-autocomplete [aria-selected]')).toHaveText(/per_capita/)
  await page.keyboard.press('Escape')
  await page.keyboard.type('apita')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(runButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(said(page)).toContainText('1 column')
})

test('values are shown as they are, long results as they scroll, and taken away whole', async ({
  page,
  site,
}) => {
  await opened(page, site.url)
  await answers(
    page,
    "SELECT 9007199254740993 AS big, 1.50 AS paid, DATE '2020-02-29' AS day, [1, NULL] AS list, NULL AS gone, '' AS blank, true AS yes",
    '1 row, 7 columns',
  )
  expect((await cells(page))[1]).toEqual([
    ...['9007199254740993', '1.50', '2020-02-29', '[1, NULL]', 'NULL', '', 'true'],
  ])
  await expect(page.locator('.sql-null')).toHaveText('NULL')
  const csv = async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.downloads').getByRole('button', { name: 'CSV' }).click(),
    ])
    const text = readFileSync(await file.path(), 'utf8').replace(/^\ufeff/, '')
    return Papa.parse<string[]>(text).data
  }
  // Nothing is an empty cell in files, and no column of its own.
  const [names = [], held = []] = await csv()
  expect(names).toEqual(['big', 'paid', 'day', 'list', 'gone', 'blank', 'yes'])
  expect(held[4]).toBe('')

  await answers(
    page,
    'SELECT range AS n, range * 2 AS twice FROM range(20000)',
    'There are more rows than these first 10,000',
  )
  const region = page.locator('.sql-result')
  await expect(region.locator('table')).toHaveAttribute('aria-rowcount', '10001')
  expect(await region.locator('tbody tr').count()).toBeLessThan(120)
  await region.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await expect(region.locator('tbody tr[aria-rowindex="10001"]')).toHaveText('999919998')
  const data = await csv()
  expect(data.slice(0, 2)).toEqual([
    ['n', 'twice'],
    ['0', '0'],
  ])
  expect(data[10_000]).toEqual(['9999', '19998'])
  expect(data.flat().join(' ')).toContain('range * 2 AS twice')

  await answers(page, 'SELECT name_en FROM bodies', 'rows')
  await page.getByRole('button', { name: 'Chart' }).click()
  await expect(page.locator('.frame')).toContainText('no column of numbers')
})

test('a mistake is told calmly, with its place', async ({ page, site }) => {
  await opened(page, site.url, '', 'zh')
  await answers(page, 'SELECT id,\n  nope\nFROM bodies', '查询未能完成，DuckDB 的说明如下。')
  await expect(said(page)).toContainText(
    '第 2 行，第 3 个字： Binder Error: Referenced column "nope" not found',
  )
  await expect(page.locator('.sql-line mark')).toHaveText('nope')
  await expect(page.locator('.fadu-error')).toHaveText('nope')
  await answers(page, 'DROP TABLE bodies', '这里只能查询')
})

test('nothing that a visitor may try leaves the page or changes anything', async ({ page, site }) => {
  test.setTimeout(120_000)
  await opened(page, site.url)
  const asked: string[] = []
  page.context().on('request', (request) => {
    // Chromium asks for the icon anew with each step in the history.
    if (!request.url().endsWith('favicon.svg')) asked.push(request.url())
  })
  const tables = "SELECT string_agg(table_name || estimated_size, ',') AS all_tables FROM duckdb_tables()"
  await answers(page, tables, '1 row')
  const before = await cells(page)
  for (const [sql, why] of HOSTILE) {
    if (sql.trim() === '') continue
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(sql)
    await page.keyboard.press('Control+Enter')
    await expect(said(page)).not.toContainText(/^(Running|Will run)/)
    await expect(said(page)).toContainText(
      why === null
        ? /row|no row fits/
        : /Only questions|are shut off|belongs to an extension|without a value|DuckDB says/,
    )
  }
  await answers(page, tables, '1 row')
  expect(await cells(page)).toEqual(before)
  expect(asked).toEqual([])
})

test('what eats memory or time is stopped, the engine comes back, and figures are as they were', async ({
  page,
  site,
}) => {
  test.setTimeout(180_000)
  await page.goto(site.url + hash('compliance', 'en'))
  await stands(page)
  const before = await tableOf(figure(page, 'compliance'))
  await page.clock.install()
  await opened(page, site.url)
  const asked: string[] = []
  page.context().on('request', (request) => asked.push(request.url()))
  const ready = async () => {
    await expect(page.locator('[data-console="ready"]')).toBeVisible({ timeout: 40_000 })
    await answers(page, 'SELECT count(*) > 0 AS there FROM observations', '1 row')
    expect((await cells(page))[1]).toEqual(['true'])
  }

  await answers(page, 'SELECT list(range) FROM range(200000000)', 'needs more than 512 MB of memory', 60_000)
  await ready()

  const endless =
    'SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b WHERE a.range * b.range % 7 = 8'
  await answers(page, endless, 'Running')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(said(page)).toContainText('Stopped.')
  await ready()

  await answers(page, endless, 'Running')
  await page.clock.fastForward(31_000)
  await expect(said(page)).toContainText('Stopped after 30 seconds')
  await ready()

  // One step of this takes longer than anybody waits, and heeds no cancel: its worker is ended.
  const deaf = "SELECT length(repeat('x', 300000000) || repeat('y', 300000000)), list_sort(range(90000000))"
  await ask(page, deaf)
  await expect(said(page)).not.toContainText(/^\d/)
  await page.clock.fastForward(31_000)
  await page.clock.fastForward(2_000)
  await ready()

  // The engine was not fetched again, nor the data.
  expect(asked.filter((url) => /\.(wasm|csv|gz)/.test(url))).toEqual([])
  await page.goto(site.url + hash('compliance', 'en'))
  await stands(page)
  expect(await tableOf(figure(page, 'compliance'))).toEqual(before)
})

test('without an engine a sentence says so; tables, comments and examples are there', async ({
  page,
}, info) => {
  const folder = altered(
    info.outputPath('site'),
    Object.fromEntries(engineFiles().map((path) => [path, null])),
  )
  await served({ folder }, async (url) => {
    await page.goto(url + hash('sql', 'en'))
    await expect(engine(page)).toHaveText(/^The data engine could not be started, so queries cannot be run/, {
      timeout: 20_000,
    })
    await expect(runButton(page)).toBeDisabled()
    await expect(page.locator('.sql-examples button')).toHaveCount(10)
    await page.locator('[data-table="observations_wide"] h3 button').click()
    await expect(page.locator('#sql-table-observations_wide')).toContainText(
      'Numerator, where the source gives it exactly.',
    )
    await page.locator('[data-example="years"]').click()
    await expect(page.locator('.cm-content')).toContainText('litigation.first_instance.received')
  })
})
