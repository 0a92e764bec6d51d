import type { Column, ColumnType } from './package.ts'

/** What a cell should have held, and what it held. */
export interface CellFault {
  readonly expected: string
  readonly got: string
}

/** Unseen signs that break XML, or turn round what follows: after U+202E, 5.97 reads 79.5. */
const UNSEEN = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

/** No text is longer: whole rows of such are still read by DuckDB. */
const LONGEST = 20_000

/** Signs that show something. */
const SEEN = /[^\s\p{Cf}]/u

const FORMS: Record<ColumnType, { readonly named: string; fits(cell: string): boolean }> = {
  string: { named: 'text without control or direction signs', fits: (cell) => !UNSEEN.test(cell) },
  number: { named: 'a number', fits: (cell) => /^-?\d+(\.\d+)?$/.test(cell) && isExact(cell) },
  integer: { named: 'a whole number', fits: (cell) => /^-?\d+$/.test(cell) && isExact(cell) },
  boolean: { named: 'true or false', fits: (cell) => cell === 'true' || cell === 'false' },
  date: { named: 'a date (YYYY-MM-DD)', fits: isDate },
}

/** What is wrong with a cell by its column's type and constraints; null when nothing is. Empty is no value. */
export function cellFault(column: Column, cell: string): CellFault | null {
  const wrong = (expected: string) => ({ expected, got: JSON.stringify(cell) })
  if (cell === '') return column.required ? wrong('a value') : null
  if (cell.length > LONGEST)
    return { expected: `at most ${LONGEST} signs`, got: `${cell.length}: ${cell.slice(0, 20)}…` }
  if (column.required && !SEEN.test(cell)) return wrong('a value')
  const form = FORMS[column.type]
  if (!form.fits(cell)) return wrong(form.named)
  if (column.enum && !column.enum.includes(cell)) return wrong(`one of ${column.enum.join(', ')}`)
  if (column.pattern !== undefined && !new RegExp(`^(?:${column.pattern})$`, 'u').test(cell))
    return wrong(`text like ${column.pattern}`)
  if (column.type !== 'number' && column.type !== 'integer') return null
  const value = Number(cell)
  if (column.minimum !== undefined && value < column.minimum) return wrong(`at least ${column.minimum}`)
  if (column.maximum !== undefined && value > column.maximum) return wrong(`at most ${column.maximum}`)
  if (column.exclusiveMinimum !== undefined && value <= column.exclusiveMinimum)
    return wrong(`more than ${column.exclusiveMinimum}`)
  return null
}

function isDate(cell: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(cell)) return false
  const day = new Date(`${cell}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(cell)
}

/** Whether a double holds the number as it is written: of more than 15 digits some would come back as others. */
function isExact(cell: string): boolean {
  return cell.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15
}
