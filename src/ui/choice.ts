import type { View } from '../figures/figure.ts'
import type { Selection } from './selection.ts'

/** The part of a view that the visitor chose. */
export type Choice = Omit<View, 'lang' | 'width' | 'theme' | 'catalogue' | 'brief'>

/**
 * What of the address a figure is drawn by: what it does not heed must not have it drawn again. `narrowed`: it
 * follows the choices of the coverage matrix and of the audit.
 */
export function choiceOf(selection: Selection, narrowed: boolean): Choice {
  const { places, period, by, intervals, anyway, near, taken, levels, hidden, layout } = selection
  const { search, family, all, kinds, observation } = selection
  const year = period !== null && /^\d{4}$/.test(period) ? Number(period) : null
  return {
    places,
    period,
    by,
    intervals,
    anyway,
    near,
    taken,
    levels,
    hidden,
    ...(layout === null ? {} : { layout }),
    ...(narrowed
      ? { coverage: { search, family, year, all }, findings: { search, family, kinds, observation, all } }
      : {}),
  }
}

/** The series that are off when one has been switched. */
export function toggled(hidden: readonly string[], key: string): readonly string[] {
  return hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]
}
