import type { Words } from '../../i18n/words.ts'
import { ancestors } from '../../model/catalogue.ts'
import { distinct, groupBy } from '../../model/collect.ts'
import { formatNumber, withUnit } from '../../model/formats.ts'
import type { Indicator } from '../../model/types.ts'
import { hasLevel } from '../../model/values.ts'
import type { View } from '../figure.ts'
import { sayBody, sayIndicator, sayList, sayPeriod, sayPlace, sayUnit, sayValue } from '../say.ts'
import {
  gapsOf,
  isFullYear,
  levelsOf,
  type TrendPlace,
  type TrendPoint,
  type TrendSeries,
  type TrendShown,
} from './show.ts'

/** Below so many periods the two ends of a series say little. */
const FEW_PERIODS = 5

/** From which value to which a place went; a difference only of two exact values, and no verdict. */
export function sayCourse(place: TrendPlace, shown: TrendShown, indicator: Indicator, words: Words): string {
  const series = place.series.find((one) => levelsOf(one).length > 0)
  const points = series === undefined ? [] : levelsOf(series)
  const years = points.filter(({ row }) => row.period_start === null || isFullYear(row))
  const course = years.length > 0 ? years : points
  const [first] = course
  const last = course[course.length - 1]
  if (series === undefined || first === undefined || last === undefined) return ''
  const fill = {
    place: nameOf(series, place, words),
    from: sayPeriod(first.row, words),
    from_value: sayAt(first, indicator, shown.by, words),
    to: sayPeriod(last.row, words),
    to_value: sayAt(last, indicator, shown.by, words),
  }
  if (first === last) return words.say('trend.summary.single', fill)
  const exact = first.row.value_kind === 'exact' && last.row.value_kind === 'exact'
  const sentence = words.say(exact ? difference(first.at, last.at, indicator) : 'trend.summary.inexact', {
    ...fill,
    count: course.length,
    difference: sayDifference(Math.abs(last.at - first.at), indicator, shown.by, words),
  })
  return course.length < FEW_PERIODS
    ? `${sentence}${words.lang === 'zh' ? '' : ' '}${words.say('trend.summary.few')}`
    : sentence
}

function difference(from: number, to: number, { measure }: Indicator): string {
  if (to === from) return 'trend.summary.equal'
  if (measure === 'rank') return to > from ? 'trend.summary.rank_down' : 'trend.summary.rank_up'
  return to > from ? 'trend.summary.higher' : 'trend.summary.lower'
}

function sayDifference(size: number, indicator: Indicator, by: TrendShown['by'], words: Words): string {
  const number = by === 'per10k' ? sayNumber(size, words) : formatNumber(size, words.lang, 4)
  const unit = sayUnit(indicator, words)
  if (indicator.measure === 'proportion') return words.say('trend.points', { number })
  if (indicator.measure === 'rank') return words.say('trend.places', { number })
  if (by === 'per10k') return withUnit(number, words.say('unit.per10k', { unit }), words.lang)
  return withUnit(number, unit, words.lang)
}

/** A point in words, as firm as it was stated. */
export function sayAt(point: TrendPoint, indicator: Indicator, by: TrendShown['by'], words: Words): string {
  if (by === 'count' || point.at === null) return sayValue(point.row, indicator, words)
  const unit = words.say('unit.per10k', { unit: sayUnit(indicator, words) })
  const value = withUnit(sayNumber(point.at, words), unit, words.lang)
  const { value_kind } = point.row
  return value_kind === 'at_least' || value_kind === 'at_most' || value_kind === 'about'
    ? words.say(`value.${value_kind}`, { value })
    : value
}

/** A number per 10,000 residents. */
export function sayNumber(value: number, words: Words): string {
  return formatNumber(value, words.lang, value < 10 ? 2 : 1, true)
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

/** Why a series is set apart; empty: it is not. */
export function sayReason(series: TrendSeries, indicator: Indicator, words: Words): string {
  const [first] = series.points
  if (first === undefined || series.reason === null) return ''
  return words.say(`apart.${series.reason}`, {
    indicator: sayIndicator(indicator, words),
    scope: words.say(`scope.${first.row.scope}`),
    body: words.say(`body_kind.${first.row.body_kind}`),
  })
}

/** What is unlike the others in front, by reason. */
export function outlined(series: readonly TrendSeries[], indicator: Indicator, words: Words): string[] {
  const unlike = series.filter(({ reason }) => reason !== null)
  return [...groupBy(unlike, (one) => sayReason(one, indicator, words))].map(
    ([reason, group]) =>
      `${reason}${words.say('list.colon')}${sayList(
        distinct(group.flatMap(({ points }) => points.slice(0, 1).map(({ row }) => sayPlace(row, words)))),
        words,
      )}`,
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

/** What stands in words only: missing values with their reason, and rises and falls without a level. */
export function offScale(series: readonly TrendSeries[], indicator: Indicator, words: Words): string[] {
  return series.flatMap(({ points }) =>
    points
      .filter(({ row }) => !hasLevel(row))
      .map(({ row }) =>
        words.say('trend.note.of', {
          place: sayPlace(row, words),
          what: `${sayPeriod(row, words)}${words.lang === 'zh' ? '' : ' '}${sayValue(row, indicator, words)}`,
        }),
      ),
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
