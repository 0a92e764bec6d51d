import type { Words } from '../i18n/words.ts'
import type { Flags } from '../model/catalogue.ts'
import { roundedShort } from '../model/formats.ts'
import type { Rank } from '../model/ranks.ts'
import { restOf } from '../model/rates.ts'
import { hasFewCases, intervalOf, oneCaseWeighs } from '../model/statistics.ts'
import type { Indicator, Observation } from '../model/types.ts'
import { isRate } from '../model/values.ts'
import { aboutAddress, findingsAddress } from './addresses.ts'
import type { TableCell, TableColumn } from './figure.ts'
import { sayFlags } from './notes.ts'
import { sayBody, sayIndicator, sayNote, sayPeriod, sayPlace, sayRest, sayUnit, sayValue } from './say.ts'

/** The columns that every table of observations begins with. */
export function observationColumns(words: Words): TableColumn[] {
  const column = (key: string, numeric = false) => columnOf(key, numeric, words)
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
    column('rests_on'),
    column('n_inferred', true),
    column('one_case', true),
    column('flag'),
    column('period'),
    column('body'),
    column('scope'),
    column('source'),
    column('locator'),
    column('note'),
    column('id'),
  ]
}

/**
 * One observation in those columns; the source leads to its publication where there is an address, what speaks
 * against the number to the audit.
 */
export function observationCells(
  row: Observation,
  indicator: Indicator,
  words: Words,
  flags: Flags,
): TableCell[] {
  const rate = isRate(indicator) && row.value_kind !== 'missing'
  const { n, numerator } = restOf(row)
  const against = sayFlags(row, flags, words)
  return [
    { value: sayPlace(row, words), href: aboutAddress('place', row.jurisdiction_id) },
    { value: sayIndicator(indicator, words) },
    { value: sayValue(row, indicator, words) },
    { value: row.value },
    { value: row.value_high },
    { value: sayUnit(indicator, words) },
    { value: words.say(`qualifier.${row.value_kind}`) },
    { value: row.n },
    { value: row.d },
    { value: rate ? sayRest(row, indicator, words) : '' },
    { value: rate && numerator === 'inferred' ? n : null },
    { value: rate && row.d !== null && hasFewCases(row) ? hundredths(oneCaseWeighs(row.d)) : null },
    against.length === 0
      ? { value: '' }
      : { value: against.join(words.say('list.semicolon')), href: findingsAddress(row.id) },
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
  /** Why it is unlike the others, also where it is compared all the same. */
  readonly apart: string
  /** Absent: it is not ranked. */
  readonly rank?: Rank
  /** That it is compared all the same, or shown for another period: in words. */
  readonly choice?: string
}

/** How values are placed: per head or not, ranked or not, and what the audit says of them. */
export interface Placing {
  readonly by: 'count' | 'per10k'
  readonly ranked?: boolean
  readonly flags: Flags
}

/** The columns of a table of placed values: the observation's, per head where so divided, interval, rank, reason. */
export function placedColumns({ by, ranked = false }: Omit<Placing, 'flags'>, words: Words): TableColumn[] {
  const column = (key: string, numeric = false) => columnOf(key, numeric, words)
  return [
    ...observationColumns(words),
    ...(by === 'per10k'
      ? [column('per10k', true), column('population', true), column('population_as_of')]
      : []),
    column('low', true),
    column('high', true),
    ...(ranked ? [column('rank_from', true), column('rank_to', true), column('rank_basis')] : []),
    column('apart'),
    column('choice'),
  ]
}

/** One placed value in those columns. */
export function placedCells(
  { row, at, read, apart, rank, choice = '' }: PlacedValue,
  indicator: Indicator,
  { by, ranked = false, flags }: Placing,
  words: Words,
): TableCell[] {
  const interval = intervalOf(row, indicator, by)
  return [
    ...observationCells(row, indicator, words, flags),
    ...(by === 'per10k'
      ? [
          { value: at, ...(at === null ? {} : { text: read }) },
          { value: row.population },
          { value: row.population_as_of },
        ]
      : []),
    { value: hundredths(interval?.low) },
    { value: hundredths(interval?.high) },
    ...(ranked
      ? [
          { value: rank?.from ?? null },
          { value: rank?.to ?? null },
          { value: rank === undefined ? '' : words.say(`rank.basis.${rank.basis}`) },
        ]
      : []),
    { value: apart },
    { value: choice },
  ]
}

function columnOf(key: string, numeric: boolean, words: Words): TableColumn {
  return { key, label: words.say(`table.${key}`), numeric }
}

/** A computed number as tables hold it: `roundedShort`; null where there is none, or no end. */
export function hundredths(value: number | null | undefined): number | null {
  return value == null || !Number.isFinite(value) ? null : roundedShort(value)
}
