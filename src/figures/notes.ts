import type { Words } from '../i18n/words.ts'
import { comparePeriods } from '../model/periods.ts'
import type { Observation } from '../model/types.ts'
import type { Note } from './figure.ts'
import { sayList, sayNote, sayPlace } from './say.ts'

/** What a careful statistician would want to know of the rows: each note once, with the places it is about. */
export function cautions(rows: readonly Observation[], words: Words): Note[] {
  const places = new Map<string, string[]>()
  for (const row of [...rows].sort(comparePeriods)) {
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

/** Says how many values a brief picture leaves out. */
export function leftOut(count: number, words: Words): Note[] {
  return count === 0 ? [] : [{ kind: 'missing', text: words.count('figure.left', count) }]
}
