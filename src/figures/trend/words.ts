import type { Words } from '../../i18n/words.ts'
import { ancestors } from '../../model/catalogue.ts'
import { distinct } from '../../model/collect.ts'
import { formatNumber } from '../../model/formats.ts'
import { isFullYear } from '../../model/periods.ts'
import type { TrendVerdict } from '../../model/trends.ts'
import type { Indicator } from '../../model/types.ts'
import { changedBetween, SILENCES } from '../../model/verdicts.ts'
import type { View } from '../figure.ts'
import { MISSING_SIGNS } from '../look.ts'
import type { Unlike } from '../notes.ts'
import {
  sayBody,
  sayDay,
  sayIndicator,
  sayList,
  sayMoved,
  sayNote,
  sayPer10k,
  sayPeriod,
  sayPlace,
  sayValue,
} from '../say.ts'
import {
  gapsOf,
  levelsOf,
  type TrendFact,
  type TrendPlace,
  type TrendPoint,
  type TrendSeries,
  type TrendShown,
} from './show.ts'

/** Up to so many places in front the sentence names the values of all, else only of those with a verdict. */
const TOLD = 4

/** What is said of each place in front: verdicts first, then why none is given; values as plain facts. */
export function sayCourses(shown: TrendShown, indicator: Indicator, words: Words): string[] {
  const named = shown.front.flatMap((place) => {
    const first = place.series.find((one) => levelsOf(one).length > 0)
    const told = place.series.filter((one) => one === first || one.judged.verdict !== null)
    return told.map((series) => ({ place, series }))
  })
  const list = (some: typeof named) =>
    some
      .map(({ place, series }) => sayCourse(place, series, shown, named.length <= TOLD, indicator, words))
      .join(words.say('list.semicolon'))
  const withVerdict = TREND_VERDICTS.flatMap((verdict) => {
    const some = named.filter(({ series }) => series.judged.verdict?.verdict === verdict)
    return some.length === 0
      ? []
      : [words.say(`trend.sentence.${sayWay(verdict, indicator)}`, { list: list(some) })]
  })
  const silent = SILENCES.flatMap((silence) => {
    const some = named.filter(({ series }) => series.judged.silence === silence)
    return some.length === 0
      ? []
      : [
          words.say('trend.sentence.silent', {
            reason: words.say(`trend.silence.${silence}`),
            list: list(some),
          }),
        ]
  })
  return [...withVerdict, ...silent]
}

const TREND_VERDICTS = ['rising', 'falling', 'untold'] as const

function sayWay(verdict: TrendVerdict['verdict'], { measure }: Indicator): string {
  return measure === 'rank' && verdict !== 'untold' ? `rank_${verdict}` : verdict
}

/** From which value to which a place went, and what the test rests on: facts, no difference. */
function sayCourse(
  place: TrendPlace,
  series: TrendSeries,
  shown: TrendShown,
  full: boolean,
  indicator: Indicator,
  words: Words,
): string {
  const { verdict, comparable } = series.judged
  const whole = levelsOf(series).filter(({ row }) => row.period_start === null || isFullYear(row))
  const points = verdict !== null ? comparable : whole.length > 0 ? whole : levelsOf(series)
  const [first] = points
  const last = points[points.length - 1]
  const value = (point: TrendPoint) =>
    words.say('trend.value', {
      period: sayPeriod(point.row, words),
      value: sayAt(point, indicator, shown.by, words),
    })
  const values =
    first === undefined || last === undefined || !(full || verdict !== null)
      ? []
      : first === last
        ? [value(first)]
        : [words.say('trend.ends', { first: value(first), last: value(last) })]
  const count = verdict === null ? points.length : comparable.length
  const said = [
    ...values,
    words.count('trend.periods', count),
    ...(verdict === null && comparable.length > 0 && comparable.length < count
      ? [words.say('trend.comparable', { count: comparable.length })]
      : []),
    ...(verdict === null ? [] : [saySize(verdict, words)]),
    ...sayNoted(points, words),
  ]
  return words.say('trend.course', {
    place: nameOf(series, place, words),
    said: said.join(words.say('list.semicolon')),
  })
}

/** That values carry a note of their own, which stands below the picture. */
function sayNoted(points: readonly TrendPoint[], words: Words): string[] {
  const count = points.filter(({ row }) => sayNote(row, words) !== null).length
  return count === 0 ? [] : [words.say('trend.noted', { count })]
}

function saySize({ s, p }: TrendVerdict, words: Words): string {
  return words.say('trend.test', { s: saySigned(s, words), p: sayChance(p, words) })
}

/** −8 with a true minus. */
function saySigned(value: number, words: Words): string {
  return `${value < 0 ? '−' : ''}${formatNumber(Math.abs(value), words.lang)}`
}

/** A chance with its sign before it: = 0.083, < 0.001. */
function sayChance(p: number, words: Words): string {
  return p < 0.001
    ? `<\u00a0${formatNumber(0.001, words.lang, 3)}`
    : `=\u00a0${formatNumber(p, words.lang, 3, true)}`
}

/** How many places rise, fall, or can’t be told; nothing where none has a verdict. */
export function sayVerdicts(shown: TrendShown, indicator: Indicator, words: Words): string[] {
  const verdicts = shown.front.flatMap(({ series }) =>
    series.flatMap(({ judged }) => (judged.verdict === null ? [] : [judged.verdict.verdict])),
  )
  const parts = TREND_VERDICTS.flatMap((verdict) => {
    const count = verdicts.filter((one) => one === verdict).length
    return count === 0
      ? []
      : [
          words.say('trend.counted', {
            verdict: words.say(`trend.verdict.${sayWay(verdict, indicator)}`),
            count,
          }),
        ]
  })
  return [
    parts.length === 0
      ? words.say('trend.summary.no_verdicts')
      : words.say('trend.summary.verdicts', { list: sayList(parts, words) }),
  ]
}

/** The verdict on a series in a word or two, or why there is none. */
export function sayJudged(
  { verdict, silence }: TrendSeries['judged'],
  indicator: Indicator,
  words: Words,
): string {
  if (verdict !== null) return words.say(`trend.verdict.${sayWay(verdict.verdict, indicator)}`)
  return silence === null
    ? ''
    : words.say('trend.no_verdict', { reason: words.say(`trend.silence.${silence}`) })
}

/**
 * What has no place on the scale: 上升 7.9 个百分点, with what moved where it is another indicator than the
 * asked one; why it is missing, behind the sign of the reason.
 */
export function sayFact({ row, indicator }: TrendFact, asked: Indicator | null, words: Words): string {
  if (row.value_kind === 'missing')
    return `${MISSING_SIGNS[row.missing_reason ?? 'not_stated']} ${sayValue(row, indicator, words)}`
  const move = sayMoved(row, indicator, words)
  return indicator.id === asked?.id
    ? move
    : words.say('trend.fact.other', { move, indicator: sayIndicator(indicator, words) })
}

/** A point in words, as firm as it was stated. */
export function sayAt(point: TrendPoint, indicator: Indicator, by: TrendShown['by'], words: Words): string {
  if (by === 'count' || point.at === null) return sayValue(point.row, indicator, words)
  const value = sayPer10k(point.at, indicator, words)
  const { value_kind } = point.row
  return value_kind === 'at_least' || value_kind === 'at_most' || value_kind === 'about'
    ? words.say(`value.${value_kind}`, { value })
    : value
}

/** The place; with what sets the series apart where it has another, or is unlike the others. */
export function nameOf(series: TrendSeries, place: TrendPlace, words: Words): string {
  const name = sayPlace(place.row, words)
  return series.reason === null && place.series.length === 1
    ? name
    : words.say('trend.series', { place: name, what: sayWhat(series, words) })
}

function sayWhat({ reason, points }: TrendSeries, words: Words): string {
  const [first] = points
  if (first === undefined) return ''
  if (reason === 'period_kind') return words.say(`trend.period_kind.${first.row.period_kind}`)
  if (first.row.body_kind === 'department' || first.row.body_kind === 'other')
    return sayBody(first.row, words)
  return words.say(reason === 'body_kind' ? `body_kind.${first.row.body_kind}` : `scope.${first.row.scope}`)
}

/** What of places in the picture, or kept out of it, is unlike the standard: one value for each way. */
export function unlikeOf(places: readonly TrendPlace[], indicator: Indicator): Unlike[] {
  const points = places.flatMap(({ series }) => series.flatMap((one) => one.points))
  const unlike = points.flatMap(({ row, reason }) => (reason === null ? [] : [{ row, reason, indicator }]))
  return distinct(unlike, ({ row, reason }) =>
    [
      row.jurisdiction_id,
      reason,
      row.scope,
      row.body_kind,
      reason === 'period_length' || reason === 'variant' ? row.id : '',
    ].join(' '),
  )
}

/** The years without a value between the first and the last of a series, by place: 山东省 2021年. */
export function gaps(series: readonly TrendSeries[], words: Words): string[] {
  return series.flatMap((one) => {
    const [first] = one.points
    const years = runs(gapsOf(one)).map(([from, to]) =>
      from === to ? words.say('period.year', { year: from }) : words.say('period.years', { from, to }),
    )
    return first === undefined || years.length === 0
      ? []
      : [words.say('trend.note.of', { place: sayPlace(first.row, words), what: sayList(years, words) })]
  })
}

/** On which days a line breaks since what is counted changed, by place: 通州区 2022年7月1日. */
export function breaks(series: readonly TrendSeries[], words: Words): string[] {
  return series.flatMap(({ points, changes }) => {
    const [first] = points
    const last = points[points.length - 1]
    if (first === undefined || last === undefined || first === last) return []
    const days = changes.filter((day) => changedBetween(first.row, last.row, [day]))
    const said = sayList(
      days.map((day) => sayDay(day, words)),
      words,
    )
    return days.length === 0
      ? []
      : [words.say('trend.note.of', { place: sayPlace(first.row, words), what: said })]
  })
}

/** Neighbouring whole numbers as runs from–to. */
function runs(numbers: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found[found.length - 1]
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else found.push([number, number])
  }
  return found
}

/** Facts without a place on the scale, in words: 余杭区 2020年上升 7.9 个百分点. */
export function sayFacts({ facts, indicator }: TrendShown, words: Words): string[] {
  return facts.flat().map((fact) =>
    words.say('trend.note.of', {
      place: sayPlace(fact.row, words),
      what: `${sayPeriod(fact.row, words)}${words.lang === 'zh' ? '' : ' '}${sayFact(fact, indicator, words)}`,
    }),
  )
}

/** Places in front that contain others in front: whole and part are not two of a kind. */
export function inside(shown: TrendShown, view: View, words: Words): string[] {
  return shown.front.flatMap((part) =>
    shown.front
      .filter((whole) => ancestors(part.id, view.catalogue.places).includes(whole.id))
      .slice(0, 1)
      .map((whole) =>
        words.say('trend.note.whole', { whole: sayPlace(whole.row, words), part: sayPlace(part.row, words) }),
      ),
  )
}
