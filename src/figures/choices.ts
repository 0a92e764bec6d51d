import type { Words } from '../i18n/words.ts'
import { distinct, groupBy, sorted } from '../model/collect.ts'
import { periodKey } from '../model/periods.ts'
import type { Observation } from '../model/types.ts'
import type { Note, View } from './figure.ts'
import { sayList, sayPeriod, sayPeriodKey, sayPlace } from './say.ts'

/** What a place reports, with the keys of the periods for which it does. */
export interface Lacking {
  readonly row: Observation
  readonly periods: readonly string[]
}

/**
 * That places lack a period that was asked for, with those they have and the choice to show the nearest; or, where
 * the visitor allowed it, that the nearest is shown, and the way back.
 */
export function elsewhereNotes(lacking: readonly Lacking[], near: boolean, words: Words): Note[] {
  if (lacking.length === 0) return []
  const byPlace = [...groupBy(lacking, ({ row }) => row.jurisdiction_id).values()]
  const places = byPlace.flatMap((list) => {
    const [first] = list
    const periods = sorted(distinct(list.flatMap((one) => one.periods)), (a, b) => a.localeCompare(b))
    return first === undefined
      ? []
      : [
          words.say('near.place', {
            place: sayPlace(first.row, words),
            periods: sayList(
              periods.map((key) => sayPeriodKey(key, words)),
              words,
            ),
          }),
        ]
  })
  return [
    {
      kind: 'missing',
      text: words.count(near ? 'near.shown' : 'near.lacking', places.length, {
        places: sayList(places, words),
      }),
      choice: { label: words.say(near ? 'near.back' : 'near.choice'), near: !near },
    },
  ]
}

/** That nobody reports for the period that was asked for, and what is shown instead; nothing where somebody does. */
export function absentNotes(absent: string | null, words: Words): Note[] {
  return absent === null
    ? []
    : [{ kind: 'missing', text: words.say('near.absent', { asked: sayPeriodKey(absent, words) }) }]
}

/**
 * What of a value is the visitor's choice: compared though unlike, shown for want of the period that was asked
 * for, taken instead of another statement. Empty where nothing is.
 */
export function sayChosen(
  row: Observation,
  { joined, period }: { readonly joined: boolean; readonly period: string | null },
  { taken }: Pick<View, 'taken'>,
  words: Words,
): string {
  const stands = period !== null && period !== 'latest' && periodKey(row) !== period
  return [
    ...(joined ? [words.say('choice.anyway')] : []),
    ...(stands
      ? [words.say('choice.near', { asked: sayPeriodKey(period, words), period: sayPeriod(row, words) })]
      : []),
    ...(taken.includes(row.id) ? [words.say('choice.taken')] : []),
  ].join(words.say('list.semicolon'))
}
