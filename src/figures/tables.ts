import type { Words } from '../i18n/words.ts'
import { rateInterval } from '../model/statistics.ts'
import type { Indicator, Observation } from '../model/types.ts'
import type { TableCell, TableColumn } from './figure.ts'
import { sayBody, sayIndicator, sayNote, sayPeriod, sayPlace, sayUnit, sayValue } from './say.ts'

/** The columns that every table of observations begins with. */
export function observationColumns(words: Words): TableColumn[] {
  const column = (key: string, numeric = false): TableColumn => ({
    key,
    label: words.say(`table.${key}`),
    numeric,
  })
  return [
    column('place'),
    column('indicator'),
    column('stated'),
    column('value', true),
    column('value_high', true),
    column('unit'),
    column('qualifier'),
    column('n', true),
    column('d', true),
    column('period'),
    column('body'),
    column('scope'),
    column('source'),
    column('locator'),
    column('note'),
    column('id'),
  ]
}

/** One observation in those columns; the source leads to its publication where there is an address. */
export function observationCells(row: Observation, indicator: Indicator, words: Words): TableCell[] {
  return [
    { value: sayPlace(row, words) },
    { value: sayIndicator(indicator, words) },
    { value: sayValue(row, indicator, words) },
    { value: row.value },
    { value: row.value_high },
    { value: sayUnit(indicator, words) },
    { value: words.say(`qualifier.${row.value_kind}`) },
    { value: row.n },
    { value: row.d },
    { value: sayPeriod(row, words) },
    { value: sayBody(row, words) },
    { value: words.say(`scope.${row.scope}`) },
    row.url === null ? { value: row.source_title } : { value: row.source_title, href: row.url },
    { value: row.locator },
    { value: sayNote(row, words) },
    { value: row.id },
  ]
}

/** A value as a figure places it: the number, how that is read, and why it stands apart (empty: it does not). */
export interface PlacedValue {
  readonly row: Observation
  readonly at: number | null
  readonly read: string
  readonly apart: string
}

/** The columns of a table of placed values: the observation's, per head where so divided, interval, reason. */
export function placedColumns(by: 'count' | 'per10k', words: Words): TableColumn[] {
  return [
    ...observationColumns(words),
    ...(by === 'per10k'
      ? [
          { key: 'per10k', label: words.say('table.per10k'), numeric: true },
          { key: 'population', label: words.say('table.population'), numeric: true },
          { key: 'population_as_of', label: words.say('table.population_as_of'), numeric: false },
        ]
      : []),
    { key: 'low', label: words.say('table.low'), numeric: true },
    { key: 'high', label: words.say('table.high'), numeric: true },
    { key: 'apart', label: words.say('table.apart'), numeric: false },
  ]
}

/** One placed value in those columns. */
export function placedCells(
  { row, at, read, apart }: PlacedValue,
  indicator: Indicator,
  by: 'count' | 'per10k',
  words: Words,
): TableCell[] {
  const interval = rateInterval(row, indicator)
  return [
    ...observationCells(row, indicator, words),
    ...(by === 'per10k'
      ? [
          { value: at, ...(at === null ? {} : { text: read }) },
          { value: row.population },
          { value: row.population_as_of },
        ]
      : []),
    { value: interval === null ? null : round(interval.low) },
    { value: interval === null ? null : round(interval.high) },
    { value: apart },
  ]
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
