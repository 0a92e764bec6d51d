import type { Words } from '../../i18n/words.ts'
import { distinct } from '../../model/collect.ts'
import { LAWS, type Law, lawsWithin } from '../../model/laws.ts'
import type { Indicator } from '../../model/types.ts'
import type { LegendItem, Note } from '../figure.ts'
import { sayBetween, sayLaw } from '../laws.ts'
import type { Palette } from '../look.ts'
import { sayList, sayPlace } from '../say.ts'
import { type TimeEvent, yearsOf } from '../timeplot.ts'
import { levelsOf, type TrendPlace, type TrendSeries, type TrendShown } from './show.ts'

/** The laws that came to apply within a series, from its first level to its last. */
export function lawsOfSeries(series: TrendSeries, indicator: Indicator): readonly Law[] {
  return lawsWithin(
    levelsOf(series).map(({ row }) => row),
    indicator,
  )
}

/** The laws that any of the places has a series across, oldest first. */
export function lawsAcross(places: readonly TrendPlace[], indicator: Indicator): Law[] {
  const found = places.flatMap(({ series }) => series.flatMap((one) => lawsOfSeries(one, indicator)))
  return LAWS.filter((law) => found.includes(law))
}

/** Where in time laws stand in the picture. */
export function lawEvents(laws: readonly Law[], words: Words): TimeEvent[] {
  return laws.map((law) => ({
    x: yearsOf({ period_kind: 'span', period_start: law.in_force, period_end: law.in_force }).from ?? 0,
    label: words.say(`law.${law.id}.short`),
    tip: { title: sayLaw(law, words), lines: [words.say(`law.${law.id}.effect`)] },
    href: '#/method?s=laws',
  }))
}

/** What the upright lines are. */
export function lawLegend(laws: readonly Law[], colours: Palette, words: Words): LegendItem[] {
  return laws.map((law) => ({
    key: law.id,
    label: words.say('trend.legend.law', { law: sayLaw(law, words) }),
    colour: colours.quiet,
    glyph: 'tick',
    toggles: false,
  }))
}

/** Which of the places in front have a series across a change of law, in a sentence; none: nothing. */
export function sayAcross({ front }: TrendShown, indicator: Indicator, words: Words): string[] {
  const list = lawsAcross(front, indicator).map((law) =>
    words.say('trend.law.of', {
      places: sayPlacesAcross(front, law, indicator, words),
      law: sayLaw(law, words),
    }),
  )
  return list.length === 0
    ? []
    : [words.say('trend.sentence.laws', { list: list.join(words.say('list.semicolon')) })]
}

/** What each of these laws changed, with the places that have a series across it. */
export function lawNotes({ front }: TrendShown, indicator: Indicator, words: Words): Note[] {
  return lawsAcross(front, indicator).map((law) => ({
    kind: 'caution',
    text: words.say('trend.note.law', {
      places: sayPlacesAcross(front, law, indicator, words),
      clause: sayBetween(law, words),
    }),
    href: '#/method?s=laws',
  }))
}

function sayPlacesAcross(
  places: readonly TrendPlace[],
  law: Law,
  indicator: Indicator,
  words: Words,
): string {
  const across = places.filter(({ series }) =>
    series.some((one) => lawsOfSeries(one, indicator).includes(law)),
  )
  return sayList(distinct(across.map(({ row }) => sayPlace(row, words))), words)
}
