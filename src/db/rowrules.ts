import type { Fault, FaultKind, Row } from './fault.ts'
import { isWebAddress } from './link.ts'
import type { Tables } from './references.ts'

/** The start and end of each table's spans of time. */
const SPANS: readonly (readonly [table: string, start: string, end: string])[] = [
  ['jurisdictions', 'valid_from', 'valid_to'],
  ['sources', 'covers_start', 'covers_end'],
  ['observations', 'period_start', 'period_end'],
]

/** Rows whose cells contradict each other, or what they refer to. Cells with a fault of their own are passed over. */
export function rowFaults(tables: Tables): Fault[] {
  const spans = SPANS.flatMap(([table, start, end]) =>
    (tables.get(table)?.rows ?? []).flatMap((row) => spanFaults(row, start, end)),
  )
  const observations = tables.get('observations')?.rows ?? []
  return [
    ...spans,
    ...(tables.get('jurisdictions')?.rows ?? []).flatMap(parentFaults),
    ...(tables.get('sources')?.rows ?? []).flatMap(linkFaults),
    ...observations.flatMap((row) => [
      ...periodFaults(row),
      ...valueFaults(row),
      ...limitFaults(row, tables),
      ...partFaults(row, tables),
      ...variantFaults(row),
    ]),
  ]
}

function spanFaults(row: Row, start: string, end: string): Fault[] {
  const from = row.cell(start)
  const to = row.cell(end)
  if (!from || !to || from <= to) return []
  return [fault('row', row, start, `a day up to ${end}, ${to}`)]
}

/** What contains nothing but itself is the country. */
function parentFaults(row: Row): Fault[] {
  const level = row.cell('level')
  return level === undefined || level === 'country' || row.cell('parent_id') !== ''
    ? []
    : [fault('row', row, 'parent_id', `the place that contains it, as level is ${level}`)]
}

function linkFaults(row: Row): Fault[] {
  const url = row.cell('url')
  return !url || isWebAddress(url)
    ? []
    : [fault('row', row, 'url', 'an address that begins with https:// or http://')]
}

function periodFaults(row: Row): Fault[] {
  const kind = row.cell('period_kind')
  const start = row.cell('period_start')
  if (start === undefined) return []
  if (kind === 'as_of' && start !== '')
    return [fault('row', row, 'period_start', 'nothing, as period_kind is as_of')]
  if (kind === 'span' && start === '')
    return [fault('row', row, 'period_start', 'a date, as period_kind is span')]
  return []
}

function valueFaults(row: Row): Fault[] {
  const kind = row.cell('value_kind')
  if (kind === undefined) return []
  const given = `as value_kind is ${kind}`
  const breaks = (column: string, breaking: (cell: string) => boolean, expected: string): Fault[] => {
    const cell = row.cell(column)
    return cell !== undefined && breaking(cell) ? [fault('row', row, column, expected)] : []
  }
  const isEmpty = (cell: string) => cell === ''
  const isFull = (cell: string) => cell !== ''
  const value = row.cell('value')
  return [
    ...(kind === 'missing'
      ? [
          ...breaks('value', isFull, `nothing, ${given}`),
          ...breaks('missing_reason', isEmpty, `a reason, ${given}`),
        ]
      : [
          ...breaks('value', isEmpty, `a number, ${given}`),
          ...breaks('missing_reason', isFull, `nothing, ${given}`),
        ]),
    ...(kind === 'direction'
      ? breaks('value', (cell) => isFull(cell) && Math.abs(Number(cell)) !== 1, `1 or -1, ${given}`)
      : []),
    ...(kind === 'range'
      ? [
          ...breaks('value_high', isEmpty, `the upper end, ${given}`),
          ...breaks(
            'value_high',
            (high) => isFull(high) && !!value && Number(high) < Number(value),
            `no less than value, ${value}`,
          ),
        ]
      : breaks('value_high', isFull, `nothing, ${given}`)),
  ]
}

/** How a count differs is said in words, or nobody can tell what the number is. */
function variantFaults(row: Row): Fault[] {
  if (!row.cell('variant') || row.cell('note_zh') || row.cell('note_en')) return []
  return [fault('row', row, 'variant', 'nothing, or a note that says what is counted differently')]
}

/** The most that there can be of a measure of which there is never less than nothing. */
const MOST: ReadonlyMap<string, number> = new Map([
  ['proportion', 100],
  ...['count', 'ratio', 'duration', 'rank'].map((measure) => [measure, Number.POSITIVE_INFINITY] as const),
])

function limitFaults(row: Row, tables: Tables): Fault[] {
  const id = row.cell('indicator_id') ?? ''
  const kind = row.cell('value_kind')
  const measure = tables.get('indicators')?.byId.get(id)?.cell('measure') ?? ''
  const most = MOST.get(measure)
  if (most === undefined || kind === undefined || kind === 'direction') return []
  const expected = Number.isFinite(most) ? `0 to ${most}` : 'no less than 0'
  return ['value', 'value_high'].flatMap((column) => {
    const cell = row.cell(column)
    if (!cell || (Number(cell) >= 0 && Number(cell) <= most)) return []
    return [fault('row', row, column, `${expected}, as ${id} is a ${measure}`)]
  })
}

function partFaults(row: Row, tables: Tables): Fault[] {
  const partOf = row.cell('part_of')
  const role = row.cell('part_role')
  if (partOf === undefined) return []
  if (role !== undefined && (role === '') !== (partOf === '')) {
    return role === ''
      ? [fault('part', row, 'part_role', 'exhaustive or of_which, as there is a part_of')]
      : [fault('part', row, 'part_of', `a total, as part_role is ${role}`)]
  }
  const total = tables.get('observations')?.byId.get(partOf)
  if (!total || total === row) return []
  return [...totalFaults(row, total, tables), ...outsideFaults(row, total)]
}

function totalFaults(row: Row, total: Row, tables: Tables): Fault[] {
  const own = row.cell('indicator_id') ?? ''
  const indicators = tables.get('indicators')?.byId
  const totals = indicators?.get(own)?.cell('total_id')
  const whole = total.cell('indicator_id')
  if (totals === undefined || !whole || !indicators?.has(whole)) return []
  if (totals.split(';').includes(whole)) return []
  const expected = totals
    ? `an observation of ${totals.split(';').join(' or ')}, the total_id of ${own}`
    : `nothing, as ${own} has no total_id`
  return [{ ...fault('part', row, 'part_of', expected), got: `${gotOf(row, 'part_of')} of ${whole}` }]
}

/** A total since an unknown start holds whatever ends by its end; a part since an unknown start is let be. */
function outsideFaults(row: Row, total: Row): Fault[] {
  const part = limits(row)
  const whole = limits(total)
  if (!part || !whole) return []
  const id = total.cell('id')
  if (part.start && whole.start && part.start < whole.start) {
    const column = row.cell('period_start') ? 'period_start' : 'period_end'
    return [fault('part', row, column, `no day before ${whole.start}, as in its total ${id}`)]
  }
  if (part.end <= whole.end) return []
  return [fault('part', row, 'period_end', `no day after ${whole.end}, as in its total ${id}`)]
}

function limits(row: Row): { readonly start: string; readonly end: string } | null {
  const start = row.cell('period_start')
  const end = row.cell('period_end')
  const kind = row.cell('period_kind')
  if (start === undefined || !end || !kind) return null
  return { start: kind === 'as_of' ? end : start, end }
}

function fault(kind: FaultKind, row: Row, column: string, expected: string): Fault {
  return { kind, file: row.file, line: row.line, column, expected, got: gotOf(row, column) }
}

function gotOf(row: Row, column: string): string {
  return JSON.stringify(row.cell(column) ?? '')
}
