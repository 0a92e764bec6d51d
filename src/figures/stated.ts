import type { Words } from '../i18n/words.ts'
import type { Indicator, Observation } from '../model/types.ts'
import type { View } from './figure.ts'
import { flagged } from './notes.ts'
import type { PlotRow } from './rowplot.ts'
import { isMove, sayMove, sayValue } from './say.ts'

/**
 * A value as it stands in words at the end of its row: as stated, with an arrow where it says only which way it
 * moved, with the sign of its reason where it is missing, with a triangle where the audit speaks against it.
 */
export function statedEnd(
  row: Observation,
  indicator: Indicator,
  view: Pick<View, 'catalogue'>,
  words: Words,
): Pick<PlotRow, 'text' | 'missing' | 'flag'> {
  return {
    text: isMove(row, indicator) ? sayMove(row, indicator, words) : sayValue(row, indicator, words),
    ...(row.value_kind === 'missing' ? { missing: row.missing_reason ?? 'not_stated' } : {}),
    ...flagged(row, view, words).row,
  }
}
