import type { Words } from '../i18n/words.ts'
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
