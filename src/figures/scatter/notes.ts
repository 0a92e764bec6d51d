import type { Words } from '../../i18n/words.ts'
import { distinct, groupBy } from '../../model/collect.ts'
import { periodKey } from '../../model/periods.ts'
import { absentNotes, elsewhereNotes } from '../choices.ts'
import type { Note, View } from '../figure.ts'
import { anywayNotes, cautions, contradictions, flagNotes } from '../notes.ts'
import { sayIndicator, sayList, sayPeriod, sayPlace } from '../say.ts'
import type { ScatterShown } from './show.ts'

/** What a correlation over places does not say, what was left out, and what is to be known of the numbers. */
export function scatterNotes(shown: ScatterShown, view: View, words: Words): Note[] {
  const { axes, points, correlation } = shown
  if (axes === null) return []
  const [x, y] = axes
  const caution = (key: string): Note => ({ kind: 'caution', text: words.say(key) })
  const rows = points.flatMap((point) => [point.x.row, point.y.row])
  const joined = points.flatMap((point) =>
    [point.x, point.y].flatMap(({ row, joined: reason }, at) =>
      reason === null ? [] : [{ row, reason, indicator: (at === 0 ? x : y).indicator }],
    ),
  )
  const told = correlation.rho !== null
  return [
    ...absentNotes(shown.absent, words),
    ...(told ? [{ ...caution('scatter.note.cause'), href: '#/method?s=correlation' }] : []),
    ...(shown.bound ? [caution('scatter.note.bound')] : []),
    ...(told && x.by === 'per10k' && y.by === 'per10k' ? [caution('scatter.note.shared')] : []),
    ...(told && shown.divisible && x.by === 'count' && y.by === 'count'
      ? [caution('scatter.note.sized')]
      : []),
    ...leftOut(shown, words),
    ...(view.near ? insteadNotes(shown, words) : elsewhereNotes(shown.lacking, false, words)),
    ...anywayNotes(shown.apart, joined, words),
    ...flagNotes(rows, view, words),
    ...points.flatMap((point) => [
      ...contradictions([point.x], x.indicator, words, view.taken),
      ...contradictions([point.y], y.indicator, words, view.taken),
    ]),
    ...cautions(rows, words, view.places),
  ]
}

/** How many places give one of the two alone, and which give both and still have no point. */
function leftOut({ axes, alone, placeless }: ScatterShown, words: Words): Note[] {
  const [inX, inY] = alone
  const alones = (axes ?? []).flatMap(({ indicator }, at) => {
    const count = at === 0 ? inX : inY
    return count === 0
      ? []
      : [words.say('scatter.note.alone.side', { indicator: sayIndicator(indicator, words), count })]
  })
  const places = (why: 'no_population' | 'numberless') =>
    distinct(placeless.filter((one) => one.why === why).map(({ row }) => sayPlace(row, words)))
  return [
    ...(alones.length === 0
      ? []
      : [
          {
            kind: 'missing' as const,
            text: words.say('scatter.note.alone', { places: sayList(alones, words) }),
          },
        ]),
    ...(['no_population', 'numberless'] as const).flatMap((why): Note[] =>
      places(why).length === 0
        ? []
        : [
            {
              kind: 'missing',
              text: words.say(`scatter.note.${why}`, { places: sayList(places(why), words) }),
            },
          ],
    ),
  ]
}

/** Of places that stand with the same other periods so many are named. */
const NAMED = 4

/** What stands in for the period asked for, places with the same periods together, and the way back. */
function insteadNotes({ points, period, axes }: ScatterShown, words: Words): Note[] {
  if (period === null || period === 'latest' || axes === null) return []
  const said = points.map(({ x, y }) => {
    const others = [x.row, y.row].flatMap((row, at) =>
      periodKey(row) === period
        ? []
        : [
            words.say('scatter.near.side', {
              indicator: sayIndicator(axes[at === 0 ? 0 : 1].indicator, words),
              period: sayPeriod(row, words),
            }),
          ],
    )
    return { place: sayPlace(x.row, words), periods: others.join(words.say('list.comma')) }
  })
  const standing = said.filter(({ periods }) => periods !== '')
  if (standing.length === 0) return []
  const groups = [...groupBy(standing, ({ periods }) => periods)].map(([periods, list]) => {
    const named = list.map(({ place }) => place)
    const places =
      named.length <= NAMED
        ? sayList(named, words)
        : words.say('list.several', {
            places: sayList(named.slice(0, NAMED - 1), words),
            count: named.length,
          })
    return words.say('scatter.near.group', { places, periods })
  })
  return [
    {
      kind: 'missing',
      text: words.count('scatter.near', standing.length, {
        places: groups.join(words.say('list.semicolon')),
      }),
      choice: { label: words.say('near.back'), near: false },
    },
  ]
}
