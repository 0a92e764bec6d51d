import type { Locator, Page } from '@playwright/test'
import {
  type Cell,
  csvRows,
  differences,
  type Files,
  isShown,
  permalinkOf,
  pngTexts,
  squeezed,
  svgReader,
  take,
  takeAll,
  version,
} from './files.ts'
import { expect, figure, goTo, hash, stands, tableOf, test } from './visit.ts'

/** Unfolds a table that shows its first rows only. */
async function whole(of: Locator) {
  const more = of.locator('.rows-more button')
  while ((await more.count()) > 0) await more.first().click()
}

/** Where a file differs from the screen, column by column of the same heading; columns that no file has stand in `but`. */
async function faults(page: Page, of: Locator, but: readonly string[] = []): Promise<string[]> {
  await whole(of)
  const [columns = [], ...shown] = await tableOf(of)
  const { header, rows, name } = await takeAll(page, of)
  expect(columns.filter((column) => !header.includes(column))).toEqual(but)
  expect(rows.length, name).toBe(shown.length)
  expect(rows.length).toBeGreaterThan(1)
  return shown.flatMap((cells, row) =>
    columns.flatMap((column, at) => {
      const value = rows[row]?.[header.indexOf(column)] ?? null
      const same = but.includes(column) || isShown(column, cells[at] ?? '', value)
      return same ? [] : [`${name} ${row} ${column}: ${cells[at]} | ${value}`]
    }),
  )
}

const record = (page: Page, id: string) => page.locator(`[data-record="${id}"]`)
const section = (page: Page, id: string) => page.locator(`section[aria-labelledby="${id}"]`)
const cellOf = ({ header }: Files, row: readonly Cell[], column: string) =>
  String(row[header.indexOf(column)] ?? '')

test('tables of an indicator and of publications leave whole, value by value', async ({
  page,
  site,
  heard: _heard,
}) => {
  test.setTimeout(90_000)
  await page.goto(site.url + hash('indicator/litigation.appearance_rate', 'zh'))
  await stands(page)
  expect(await faults(page, record(page, 'comparable'))).toEqual([])
  // The original is an address in a column of its own on the screen, among the sources in the file.
  expect(await faults(page, record(page, 'observations'), ['原文'])).toEqual([])
  const { header, rows, name } = await takeAll(page, record(page, 'observations'))
  expect(name).toBe('fadu-indicator-observations-litigation.appearance_rate.csv')
  const withInterval = rows.filter((row) => row[header.indexOf('95% 置信区间下限')] !== '')
  expect(withInterval.length).toBeGreaterThan(2)

  await page.goto(site.url + hash('sources/yuhang-2020', 'zh'))
  await expect(page).toHaveTitle(/余杭区人民政府2020年法治政府建设报告/)
  expect(await faults(page, record(page, 'observations'))).toEqual([])

  await page.goto(site.url + hash('sources', 'zh'))
  await expect(record(page, 'years')).toBeVisible()
  expect(await faults(page, record(page, 'years'))).toEqual([])
  await whole(record(page, 'list'))
  const list = await tableOf(record(page, 'list'))
  const files = await takeAll(page, record(page, 'list'))
  // What stands there as a link leaves as an address.
  const shown = list.map((cells, at) =>
    cells.map((text, column) =>
      at > 0 && list[0]?.[column] === '原文' ? cellOf(files, files.rows[at - 1] ?? [], '原文') : text,
    ),
  )
  expect(files.rows.length).toBe(list.length - 1)
  expect(differences(shown, files.header, files.rows)).toEqual([])
  expect(files.rows.filter((row) => /^https?:/.test(cellOf(files, row, '原文'))).length).toBeGreaterThan(100)
})

test('what a place reports and does not report leaves as its page says it', async ({
  page,
  site,
  heard: _heard,
}) => {
  await page.goto(site.url + hash('place/370000', 'zh'))
  await stands(page)
  const reports = section(page, 'place-reports')
  const files = await takeAll(page, reports)
  const shown = await reports.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children].map((cell) => ({
        head: (cell.querySelector('a, b') ?? cell).textContent ?? '',
        text: cell.textContent ?? '',
      })),
    ),
  )
  expect(files.rows.length).toBe(shown.length)
  expect(shown.length).toBeGreaterThan(20)
  for (const [at, [indicator, value, standing, trend, source]] of shown.entries()) {
    const of = (column: string) => squeezed(cellOf(files, files.rows[at] ?? [], column))
    expect(squeezed(indicator?.head ?? '')).toBe(of('指标'))
    expect(squeezed(value?.text ?? '')).toContain(of('时期'))
    if (of('限定词') !== '升降') expect(squeezed(value?.head ?? '')).toBe(of('原文数值'))
    expect(squeezed(standing?.text ?? '')).toBe(of('与比较对象相比'))
    expect(squeezed(trend?.text ?? '')).toBe(of('升降'))
    expect(squeezed(source?.text ?? '')).toBe(squeezed(`《${of('来源')}》${of('原文位置')}`))
    expect(of('主体')).not.toBe('')
  }
  // Numbers with an interval, and benchmarks as numbers.
  for (const column of ['95% 置信区间下限', '比较值'])
    expect(files.rows.filter((row) => typeof row[files.header.indexOf(column)] === 'number')).not.toEqual([])

  const lacking = section(page, 'place-lacking')
  const [, ...lines] = await tableOf(lacking)
  const taken = await takeAll(page, lacking)
  expect(taken.rows.map((row) => row.slice(0, 4).map(String))).toEqual(
    lines.map(([indicator = '', peers, near, instead = '']) => [
      indicator,
      ...[peers, near].map((count) => (count ?? '').replace(/\D/g, '')),
      instead,
    ]),
  )
  expect(taken.notes.filter(([what]) => what === '注')).not.toEqual([])

  await reports.locator('td[data-column=source] a').first().click()
  await expect(page).toHaveURL(/#\/sources\//)
})

const SET = 'p=370000,440000,320000,350000,530000,630000&is=litigation.loss_rate,reconsideration.accepted'

test('the matrix leaves as it stands: every cell in files and picture, its peers, its citation', async ({
  page,
  site,
  browser,
  heard: _heard,
}) => {
  test.setTimeout(90_000)
  await page.goto(site.url + hash('compare', 'zh', SET))
  await stands(page)
  const matrix = figure(page, 'matrix')
  const cells = await matrix.locator('[role="gridcell"]').evaluateAll((all) =>
    all.map((cell) => ({
      row: Number(cell.getAttribute('data-row')),
      column: Number(cell.getAttribute('data-column')),
      value: cell.querySelector('b')?.textContent ?? '',
      mark: cell.querySelector('em')?.textContent ?? '',
      small: cell.querySelector('small')?.textContent ?? '',
    })),
  )
  const places = await matrix.locator('[role="rowheader"]').allTextContents()
  const heads = await matrix.locator('[role="columnheader"] b').allTextContents()
  const filled = cells.filter(({ value }) => value !== '')
  expect(filled.length).toBeGreaterThan(8)

  const svg = await take(page, matrix, 'SVG')
  const { fault, text, told } = await (await svgReader(browser))(svg.bytes)
  expect(fault).toBeNull()
  for (const { value, mark, small } of filled) {
    expect(text).toContain(squeezed(value))
    expect(text).toContain(squeezed(mark))
    expect(text).toContain(squeezed(small))
  }
  for (const name of [...places, ...heads.slice(1)]) expect(text).toContain(squeezed(name))
  expect(text).toContain(squeezed(await matrix.locator('.answer').textContent()))
  expect(text).toContain('来源：')
  const permalink = String(await permalinkOf(page, matrix))
  expect(text).toContain(squeezed(permalink))
  expect(told).toContain(`identifier: ${permalink}`)
  expect(told).toContain(`version: ${version}`)

  const png = await take(page, matrix, 'PNG')
  const texts = pngTexts(png.bytes)
  expect(texts.get('Source')).toBe(permalink)
  expect(texts.get('Data Version')).toBe(version)
  expect(texts.get('Title')).toBe(await matrix.locator('h2').textContent())
  // Two device pixels for each of the picture's.
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(1200)

  const files = await takeAll(page, matrix)
  const rows = await tableOf(matrix)
  expect(differences(rows, files.header, files.rows)).toEqual([])
  expect(files.rows.length).toBe(filled.length)
  for (const { row, column, value, mark } of filled) {
    const found = files.rows.find(
      (one) =>
        cellOf(files, one, '地区') === places[row - 1] &&
        cellOf(files, one, '指标') === squeezed(heads[column] ?? ''),
    )
    const perHead = found?.[files.header.indexOf('每万人')]
    const said = squeezed(value).replace('△', '')
    if (typeof perHead === 'number') expect(Math.abs(Number(said) - perHead)).toBeLessThan(0.06)
    else expect(said).toBe(squeezed(cellOf(files, found ?? [], '原文数值')))
    const verdict = cellOf(files, found ?? [], '判断')
    if (verdict !== '不作判断') expect(mark).toContain(verdict)
  }

  await matrix.getByRole('button', { name: '引用', exact: true }).click()
  const standard = matrix.locator('[data-citation="gb"] pre')
  await expect(standard).toContainText('[DS/OL]')
  await expect(standard).toContainText(permalink)

  const peers = page.locator('.peers')
  expect(await faults(page, peers)).toEqual([])
  await page.goto(String(await permalinkOf(page, peers)))
  await stands(page)
  await expect(peers.locator('tbody tr').first()).toContainText('山东')
})

/** What the console gives for the query behind a figure: its rows, header first. */
async function asked(page: Page, of: Locator): Promise<string[][]> {
  await of.getByRole('button', { name: '查询', exact: true }).click()
  await of.getByRole('link', { name: '在 SQL 页打开' }).click()
  await expect(page.locator('[data-console="ready"]')).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await expect(page.locator('.sql-result')).toBeVisible({ timeout: 20_000 })
  return csvRows((await take(page, page.locator('main'), 'CSV')).bytes)
}

test('the queries behind the matrix and the scatter plot give their numbers in the console', async ({
  page,
  site,
  heard: _heard,
}) => {
  test.setTimeout(90_000)
  await page.goto(site.url + hash('compare', 'zh', SET))
  await stands(page)
  const holds = (result: readonly string[][], { header, rows }: Files, side = '') => {
    const [columns = []] = result
    const values = new Map(result.map((row) => [row[columns.indexOf('id')], row[columns.indexOf('value')]]))
    const at = (column: string) => header.indexOf(`${side}${column}`)
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(values.get(String(row[at('观测编号')]))).toBe(String(row[at('数值')]))
  }
  const points = await takeAll(page, figure(page, 'scatter'))
  const cells = await takeAll(page, figure(page, 'matrix'))
  const result = await asked(page, figure(page, 'matrix'))
  const [columns = []] = result
  holds(result, cells)
  // Its own places first.
  expect(result[1]?.[columns.indexOf('jurisdiction_id')]).toMatch(/^(37|44|32|35|53|63)0000$/)

  await goTo(page, hash('compare', 'zh', SET))
  const pair = await asked(page, figure(page, 'scatter'))
  for (const side of ['横轴：', '纵轴：']) holds(pair, points, side)
  const of = pair[0]?.indexOf('indicator_id') ?? -1
  const numbers = pair.slice(1).filter(({ length }) => length === pair[0]?.length)
  expect(new Set(numbers.map((row) => row[of])).size).toBe(2)
})

test('a matrix that nobody could read as a picture says so, and leaves as a table', async ({
  page,
  site,
  heard: _heard,
}) => {
  await page.goto(site.url + hash('compare', 'zh'))
  await stands(page)
  const ids = await page.evaluate(async () => {
    const { rows }: { rows: string[][] } = await (await fetch('data/answers/places/all.json')).json()
    return rows.slice(0, 61).map(([id]) => id)
  })
  await goTo(page, hash('compare', 'zh', `p=${ids.join()}&is=reconsideration.accepted`))
  const downloads = figure(page, 'matrix').locator('.downloads button')
  await expect(downloads).toHaveText(['CSV', 'XLSX', 'JSON'])
  await expect(figure(page, 'matrix')).toContainText('图片最多容 60 地、20 项指标')
})
