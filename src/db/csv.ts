import Papa from 'papaparse'

/** A fault in the form of a CSV file, mendable at its line. */
export interface CsvFault {
  readonly kind: 'encoding' | 'header' | 'quotes' | 'cells'
  /** Line in the file, from 1; the first line of a row whose cells hold line breaks. */
  readonly line: number
  readonly expected: string
  readonly got: string
}

export interface CsvRow {
  /** Line in the file where the row begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface Csv {
  readonly header: readonly string[]
  /** Rows after the header, blank lines left out; a row with too many or too few cells is among them. */
  readonly rows: readonly CsvRow[]
  /** All faults of form; what was read beside them is still given, but for a fault of encoding: then nothing. */
  readonly faults: readonly CsvFault[]
}

/**
 * Reads a CSV file (UTF-8 with or without BOM, RFC 4180, header row). Other encodings are a fault, never
 * guessed at. Line breaks inside cells become `\n`.
 */
export function parseCsv(bytes: Uint8Array): Csv {
  const text = decode(bytes)
  if (typeof text !== 'string') return { header: [], rows: [], faults: [text] }

  const read = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), { delimiter: ',', newline: '\n' })
  const lines = withLines(read.data)
  const faults: CsvFault[] = read.errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row, message }) => ({
      kind: 'quotes',
      line: lines[row ?? 0]?.line ?? 1,
      expected: 'a closed quoted cell',
      got: message,
    }))

  const [first, ...others] = lines
  const header = first?.cells ?? []
  faults.push(...headerFaults(header))
  const rows = others.filter(({ cells }) => cells.length > 1 || cells[0] !== '')
  for (const { line, cells } of rows) {
    if (cells.length !== header.length)
      faults.push({ kind: 'cells', line, expected: `${header.length} cells`, got: `${cells.length}` })
  }
  return { header, rows, faults: faults.sort((a, b) => a.line - b.line) }
}

/**
 * The same rows in the one form that all readers take alike: line feeds, quotes only where they must be. Of a quote
 * behind a blank, and of other line breaks, readers differ in what they make.
 */
export function inOneForm(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0x0d) && !QUOTE_BEHIND_BLANK.test(new TextDecoder().decode(bytes))) return bytes
  const { header, rows } = parseCsv(bytes)
  return new TextEncoder().encode(
    `${Papa.unparse([header, ...rows.map(({ cells }) => cells)], { newline: '\n' })}\n`,
  )
}

const QUOTE_BEHIND_BLANK = /(?:^|,)[^\S\n]+"/m

/**
 * Whether this is the kind of text that a spreadsheet would run as a formula: not a number below zero, which comes as
 * text where it has more digits than a number here.
 */
const FORMULA = /^(?!-\d[\d.]{15,}$)[=+\-@\t\r\n＝＋－＠]/

/**
 * Writes a CSV file. Numbers are written as they are; a text that a spreadsheet would run as a formula gets
 * a leading apostrophe; null is an empty cell. `bom` is for Excel, which else misreads Chinese.
 */
export function writeCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  { bom }: { readonly bom: boolean },
): string {
  const body = Papa.unparse([header, ...rows], { newline: '\n', escapeFormulae: FORMULA })
  return `${bom ? '\uFEFF' : ''}${body}\n`
}

function withLines(data: readonly (readonly string[])[]): CsvRow[] {
  let line = 1
  return data.map((cells) => {
    const row = { line, cells }
    line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    return row
  })
}

function headerFaults(header: readonly string[]): CsvFault[] {
  if (header.length === 0 || (header.length === 1 && header[0] === ''))
    return [{ kind: 'header', line: 1, expected: 'a header row', got: 'nothing' }]
  return header.flatMap((name, at): CsvFault[] => {
    if (name.trim() !== name || name === '')
      return [{ kind: 'header', line: 1, expected: 'a column name', got: JSON.stringify(name) }]
    if (header.indexOf(name) < at)
      return [{ kind: 'header', line: 1, expected: 'each column once', got: `${name} again` }]
    return []
  })
}

function decode(bytes: Uint8Array): string | CsvFault {
  const text = tryDecode(bytes, 'utf-8')
  if (text === null || text.includes('\0')) return encodingFault(bytes)
  return text
}

function encodingFault(bytes: Uint8Array): CsvFault {
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start)
    const part = bytes.subarray(start, end < 0 ? bytes.length : end)
    const read = tryDecode(part, 'utf-8')
    if (read === null || read.includes('\0')) break
    if (end < 0) break
    line += 1
    start = end + 1
  }
  return { kind: 'encoding', line, expected: 'UTF-8', got: likelyEncoding(bytes) }
}

function likelyEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16'
  if (bytes.includes(0)) return 'bytes that are no text'
  return tryDecode(bytes, 'gb18030') === null ? 'bytes that are no UTF-8' : 'what looks like GBK (GB 18030)'
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
