import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { read as readWorkbook, utils } from '@e965/xlsx'
import type { Browser, Locator, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { expect } from './visit.ts'

/** The version of the data that is served, and the day of their newest source. */
export const { v: version, newest_source: newest }: { readonly v: string; readonly newest_source: string } =
  JSON.parse(readFileSync('dist/data/manifest.json', 'utf8'))

/** Takes a figure as a file: its name and bytes. */
export async function take(page: Page, of: Locator, kind: 'CSV' | 'XLSX' | 'JSON' | 'PNG' | 'SVG') {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    of.locator('.downloads').getByRole('button', { name: kind, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** What stands in a cell of a file. */
export type Cell = string | number | null

/** A CSV file as another parser than the writer's reads it. */
export function csvRows(bytes: Buffer): string[][] {
  return parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: false })
}

/** The sheets of a workbook as another library than the writer's reads them; none of its cells is a formula. */
export function sheetsOf(bytes: Buffer): Cell[][][] {
  const { SheetNames, Sheets } = readWorkbook(bytes, { cellFormula: true })
  return SheetNames.map((name) => {
    const sheet = Sheets[name] ?? {}
    // One check of all: each is a step of the report.
    expect(Object.values(sheet).filter((cell) => cell.f !== undefined)).toEqual([])
    return utils.sheet_to_json<Cell[]>(sheet, { header: 1, defval: null, blankrows: true })
  })
}

/** Numbers that are shown with fewer digits than they leave with. */
const SHORTENED: Readonly<Record<string, number>> = { 每万人: 0.006 }
/** Shown in other words than they leave in. */
const REWORDED: readonly string[] = ['图']

/** Whether what leaves is what the screen shows in that column: numbers by value, texts sign by sign. */
export function isShown(column: string, shown: string, value: Cell): boolean {
  const read = squeezed(shown).replace(/^△/, '')
  if (value === null || value === '') return read === ''
  if (REWORDED.includes(column)) return read !== ''
  if (typeof value === 'number')
    return Math.abs(Number(read.replace(/,/g, '')) - value) < (SHORTENED[column] ?? 0.00006)
  // A list stands without its separators.
  return squeezed(value).replace(/[；;]/g, '') === read.replace(/[；;]/g, '')
}

/** Where what leaves differs from what the screen shows, row by row, cell by cell; what is read stands beside. */
export function differences(
  shown: readonly string[][],
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): string[] {
  const [columns = [], ...body] = shown
  return body.flatMap((cells, row) =>
    columns.flatMap((column, at) => {
      const beside = header.indexOf(`${column}（所示）`)
      const value = (beside < 0 ? null : rows[row]?.[beside]) || (rows[row]?.[at] ?? null)
      return isShown(column, cells[at] ?? '', value) ? [] : [`${row} ${column}: ${cells[at]} | ${value}`]
    }),
  )
}

/** What pictures say, line breaks and spaces left out: read in a browser window that no policy binds. */
export async function svgReader(browser: Browser) {
  const reader = await browser.newPage()
  return (
    svg: Buffer,
  ): Promise<{ readonly fault: string | null; readonly text: string; readonly told: readonly string[] }> =>
    reader.evaluate((source) => {
      const read = new DOMParser().parseFromString(source, 'image/svg+xml')
      const texts = [...read.querySelectorAll('text')].map((element) => element.textContent ?? '')
      const fault = read.querySelector('parsererror')?.textContent ?? null
      const told = [...read.querySelectorAll('metadata > *')].map(
        (element) => `${element.localName}: ${element.textContent}`,
      )
      return { fault, text: texts.join('').replace(/\s/g, ''), told }
    }, svg.toString('utf8'))
}

/** What a PNG says of itself, chunk by chunk; each with a right checksum. */
export function pngTexts(png: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    const name = body.subarray(0, 4).toString('latin1')
    const [keyword = '', ...rest] = body.subarray(4).toString('utf8').split('\0')
    if (name === 'tEXt' || name === 'iTXt') texts.set(keyword, rest[rest.length - 1] ?? '')
    at += 12 + length
  }
  return texts
}

/** A text without its spaces. */
export const squeezed = (text: string | null) => (text ?? '').replace(/\s/g, '')

/** The permalink at the foot of a figure or table, whole; of a lead figure, whose foot leads on, only that it has one. */
export async function permalinkOf(page: Page, of: Locator) {
  const link = of.locator('.foot').getByRole('link', { name: /^(本图链接|本表链接|Link)$/ })
  if ((await link.count()) === 0) return expect.stringMatching(new RegExp(`#/.*[?&]v=${version}`))
  return new URL((await link.getAttribute('href')) ?? '', page.url()).href
}

/** A table as it leaves in all three kinds of file, which hold the same. */
export interface Files {
  readonly name: string
  /** The labels of its columns. */
  readonly header: readonly string[]
  /** Numbers as numbers; what is empty is an empty text. */
  readonly rows: readonly (readonly Cell[])[]
  /** What stands below the rows of the CSV, line by line. */
  readonly papers: readonly string[]
  /** Of the sheet of notes: what, text, more. */
  readonly notes: readonly (readonly Cell[])[]
  readonly title: string
}

/** Today by the clock of the page: 2026-03-05. */
export function todayOf(page: Page): Promise<string> {
  return page.evaluate(() => new Intl.DateTimeFormat('sv-SE').format(new Date()))
}

/**
 * Takes a table as CSV, XLSX and JSON and reads each with a library that did not write it: they hold the same rows,
 * title, sources, permalink, version, day and citation, and nothing that a spreadsheet would run.
 */
export async function takeAll(page: Page, of: Locator): Promise<Files> {
  const csv = await take(page, of, 'CSV')
  const xlsx = await take(page, of, 'XLSX')
  const file = await take(page, of, 'JSON')
  const permalink = await permalinkOf(page, of)
  const today = await todayOf(page)
  for (const [kind, { name }] of Object.entries({ csv, xlsx, json: file }))
    expect(name).toMatch(new RegExp(`^fadu-[\\w.-]+\\.${kind}$`))

  const json: {
    readonly title: string
    readonly columns: readonly { readonly label: string; readonly type: string }[]
    readonly rows: readonly object[]
    readonly sources: readonly unknown[]
  } = JSON.parse(file.bytes.toString('utf8'))
  expect(json).toMatchObject({ permalink, accessed: today, language: 'zh' })
  expect(json).toMatchObject({ data_version: version, newest_source: newest })
  const { title } = json

  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = csvRows(csv.bytes)
  const end = lines.findIndex((cells) => cells.length === 1 && cells[0] === '')
  const [header = []] = lines
  const rows = lines
    .slice(1, end)
    .map((cells) =>
      cells.map((text, at) => (json.columns[at]?.type === 'number' && text !== '' ? Number(text) : text)),
    )
  const papers = lines.slice(end + 1).map(([text]) => text ?? '')
  expect(papers[0]).toBe(title)
  expect(papers.some((text) => text.startsWith('来源：'))).toBe(true)
  expect(papers.map((text) => text.replace(/^永久链接：/, ''))).toContainEqual(permalink)
  expect(papers).toContain(`数据版本：${version}`)
  expect(papers).toContain(`访问日期：${today}`)
  expect(papers.find((text) => text.startsWith('引用'))).toContain(`[DS/OL]. (${newest})[${today}]. http`)
  expect(lines.flat().filter((cell) => /^[=+@\t\r]|^-(?![\d.]+$)/.test(cell))).toEqual([])

  const [data = [], notes = []] = sheetsOf(xlsx.bytes)
  expect(data[0]).toEqual(header)
  expect(data.slice(1).map((cells) => cells.map((value) => value ?? ''))).toEqual(rows)
  const noted = (what: string) => notes.filter(([item]) => item === what).map(([, text]) => text)
  expect(noted('标题')).toEqual([title])
  expect(noted('来源').length).toBe(json.sources.length)
  expect(json.sources.length).toBeGreaterThan(0)
  expect(noted('永久链接')).toEqual([permalink])
  expect(noted('数据版本')).toEqual([version])
  expect(noted('访问日期')).toEqual([today])
  expect(noted('列').length).toBe(header.length)

  expect(json.columns.map(({ label }) => label)).toEqual(header)
  expect(json.rows.map((row) => Object.values(row).map((value) => value ?? ''))).toEqual(rows)
  return { name: csv.name, header, rows, papers, notes, title }
}
