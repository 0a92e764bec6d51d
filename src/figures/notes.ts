import type { Words } from '../i18n/words.ts'
import type { Stated } from '../model/comparability.ts'
import { comparePeriods } from '../model/periods.ts'
import type { Indicator, Observation } from '../model/types.ts'
import type { Note } from './figure.ts'
import { sayList, sayNote, sayPlace, sayValue } from './say.ts'

/**
 * What a careful statistician would want to know of the rows: each note once, with the places it is about;
 * what is about chosen places comes first.
 */
export function cautions(rows: readonly Observation[], words: Words, chosen: readonly string[] = []): Note[] {
  const places = new Map<string, string[]>()
  const behind = ({ jurisdiction_id }: Observation) => (chosen.includes(jurisdiction_id) ? 0 : 1)
  for (const row of [...rows].sort((a, b) => behind(a) - behind(b) || comparePeriods(a, b))) {
    const note = sayNote(row, words)
    if (note === null) continue
    const place = sayPlace(row, words)
    const known = places.get(note) ?? []
    if (!known.includes(place)) places.set(note, [...known, place])
  }
  return [...places].map(([note, known]) => ({
    kind: 'caution',
    text: words.say('figure.note', { places: sayList(known, words), note }),
  }))
}

/** What a place states twice with different numbers, of one indicator: both numbers, each with its source. */
export function contradictions(stated: readonly Stated[], indicator: Indicator, words: Words): Note[] {
  return stated.flatMap(({ row, others }) =>
    others.map(
      (other): Note => ({
        kind: 'caution',
        text: words.say('figure.contradiction', {
          place: sayPlace(row, words),
          value: sayValue(row, indicator, words),
          source: row.source_title,
          other: sayValue(other, indicator, words),
          other_source: other.source_title,
        }),
      }),
    ),
  )
}

/** Says how many values a brief picture leaves out. */
export function leftOut(count: number, words: Words): Note[] {
  return count === 0 ? [] : [{ kind: 'missing', text: words.count('figure.left', count) }]
}
