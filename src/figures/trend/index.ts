import type { Words } from '../../i18n/words.ts'
import { ancestors } from '../../model/catalogue.ts'
import { distinct, groupBy } from '../../model/collect.ts'
import { formatNumber, withUnit } from '../../model/formats.ts'
import { rateInterval } from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { hasLevel } from '../../model/values.ts'
import { type Figure, framed, type LegendItem, type Note, type Picture, type View } from '../figure.ts'
import { legendOfKinds, NARROW, type Palette, palette, placeColour } from '../look.ts'
import { cautions } from '../notes.ts'
import { indicatorQuestion } from '../questions.ts'
import { niceMax, textWidth } from '../rowplot.ts'
import {
  sayBody,
  sayDay,
  sayIndicator,
  sayList,
  sayPeriod,
  sayPlace,
  sayTip,
  sayUnit,
  sayValue,
  sourcesOf,
} from '../say.ts'
import { placedCells, placedColumns } from '../tables.ts'
import { smallMultiples, type TimeMark, type TimeScale, timePlot, yearsOf } from '../timeplot.ts'
import {
  gapsOf,
  isFullYear,
  joins,
  levelsOf,
  showTrend,
  type TrendPlace,
  type TrendPoint,
  type TrendSeries,
  type TrendShown,
} from './show.ts'

/** Below so many periods the two ends of a series say little. */
const FEW_PERIODS = 5
/** The scale follows the places in front where others are more than so many times greater. */
const OUT_OF_SCALE = 3
/** The years follow the places in front where all together stretch over so many times more. */
const OUT_OF_TIME = 1.8
const LEAST_YEARS = 5
const A_DAY = 1 / 365
/** The legend's switch for the grey lines. */
const OTHERS = 'others'

const figure: Figure<Observation, TrendShown> = {
  id: 'trend',
  question: indicatorQuestion,
  example: { i: 'litigation.loss_rate' },
  show: showTrend,
  periods: () => [],

  title({ indicator, by }, _view, words) {
    if (indicator === null) return words.say('trend.title.unknown')
    return words.say(by === 'per10k' ? 'trend.title.per10k' : 'trend.title', {
      indicator: sayIndicator(indicator, words),
    })
  },

  summary(shown, _view, words) {
    const { indicator } = shown
    if (indicator === null || shown.front.length === 0) return words.say('figure.nothing')
    if (!canBeFollowed(shown))
      return words.say(
        shown.by === 'per10k' && ![...shown.front, ...shown.behind].some(hasPoints)
          ? 'trend.summary.no_population'
          : 'trend.summary.short',
      )
    if (shown.layout === 'multiples') {
      const long = shown.front.filter(isLong).length
      return words.say('trend.summary.multiples', {
        count: shown.front.length,
        long,
        short: shown.front.length - long,
      })
    }
    const behind = shown.behind.length
    return [
      ...firstOf(shown).map((place) => sayCourse(place, shown, indicator, words)),
      ...(shown.front.length > 1 && !shown.chosen
        ? [
            words.say('trend.summary.front', {
              places: sayList(
                shown.front.map(({ row }) => sayPlace(row, words)),
                words,
              ),
            }),
          ]
        : []),
      ...(behind > 0 ? [words.count('trend.summary.behind', behind)] : []),
    ].join(words.say('sentence.space'))
  },

  picture(shown, view, words) {
    const { indicator } = shown
    if (indicator === null || !canBeFollowed(shown)) return null
    return shown.layout === 'multiples'
      ? panels(shown, indicator, view, words)
      : lines(shown, indicator, view, words)
  },

  table(shown, view, words) {
    const { indicator, by } = shown
    return {
      caption: this.title(shown, view, words),
      columns: placedColumns(by, words),
      rows:
        indicator === null
          ? []
          : allSeries(shown).flatMap((series) =>
              series.points.map(({ row, at }) => {
                const read = at === null ? '' : sayNumber(at, words)
                const apart = series.reason === null ? '' : sayReason(series, indicator, words)
                return placedCells({ row, at, read, apart }, indicator, by, words)
              }),
            ),
    }
  },

  notes(shown, view, words) {
    const { indicator } = shown
    if (indicator === null) return []
    const note = (kind: Note['kind'], key: string, list: readonly string[]): Note[] =>
      list.length === 0
        ? []
        : [
            {
              kind,
              text: words.say(key, { count: list.length, list: list.join(words.say('list.semicolon')) }),
            },
          ]
    const inFront = shown.front.flatMap(({ series }) => series)
    const names = (places: readonly TrendPlace[]) =>
      places.length === 0
        ? []
        : [
            sayList(
              places.map(({ row }) => sayPlace(row, words)),
              words,
            ),
          ]
    return [
      ...(shown.layout === 'lines' ? note('missing', 'trend.note.gaps', gaps(inFront, words)) : []),
      ...note('missing', 'trend.note.off_scale', offScale(inFront, indicator, words)),
      ...(shown.by === 'per10k'
        ? note(
            'missing',
            'trend.note.no_population',
            names(
              [...shown.front, ...shown.behind].filter(({ series }) =>
                series.some(({ points }) => points.some(({ at, row }) => at === null && hasLevel(row))),
              ),
            ),
          )
        : []),
      ...note(
        'missing',
        'trend.note.absent',
        shown.absent.flatMap((id) => {
          const place = view.catalogue.places.get(id)
          return place === undefined ? [] : [words.lang === 'zh' ? place.name_zh : place.name_en]
        }),
      ),
      ...note('missing', 'trend.note.beyond', names(beyond(shown, indicator))),
      ...note('unlike', 'trend.note.apart', outlined(inFront, indicator, words)),
      ...note('unlike', 'trend.note.wholes', names(shown.wholes)),
      ...note('unlike', 'trend.note.undrawn', names(shown.apart)),
      ...(shown.layout === 'lines' ? note('unlike', 'trend.note.inside', inside(shown, view, words)) : []),
      ...note(
        'unlike',
        'trend.note.kin',
        shown.kin.map((other) => sayIndicator(other, words)),
      ),
      ...inFront.flatMap(({ points }) =>
        points.flatMap(({ row, others }) =>
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
        ),
      ),
      ...cautions(
        inFront.flatMap(({ points }) => points.map(({ row }) => row)),
        words,
      ),
    ]
  },

  sources: (shown) =>
    sourcesOf(
      allSeries(shown).flatMap(({ points }) => points.flatMap(({ row, others }) => [row, ...others])),
    ),
}

/** How has one indicator gone over the years, place by place? Periods at their true length, gaps left open. */
export const trend = framed(figure)

function lines(shown: TrendShown, indicator: Indicator, view: View, words: Words): Picture {
  const colours = palette(view.theme)
  const narrow = view.width < NARROW
  const ids = shown.front.map(({ id }) => id)
  const colourOf = (id: string) => placeColour(id, shown.chosen ? view.places : ids, colours)
  const front = shown.front.filter(({ id }) => !view.hidden.includes(id))
  const frame = frameOf(shown, indicator)
  const grey = view.hidden.includes(OTHERS)
    ? []
    : shown.behind.flatMap(({ series }) =>
        series.flatMap((one) =>
          seriesMarks(
            within(one, frame),
            indicator,
            shown.by,
            { ...view, intervals: false },
            words,
            colours.plain,
            true,
          ),
        ),
      )
  const drawn = front.flatMap((place) =>
    place.series.map((series) => ({
      series,
      colour: colourOf(place.id),
      name: nameOf(series, place, words),
    })),
  )
  const ends = drawn.flatMap(({ series, colour, name }) => {
    const points = levelsOf(series)
    const last = points[points.length - 1]
    return last === undefined ? [] : [{ last, colour, name }]
  })
  const labelled = !narrow || Math.max(...ends.map(({ name }) => textWidth(name)), 0) < view.width * 0.24
  const plot = timePlot(
    {
      marks: [
        ...grey,
        ...drawn.flatMap(({ series, colour }) =>
          seriesMarks(series, indicator, shown.by, view, words, colour, false),
        ),
      ],
      labels: labelled
        ? ends.map(({ last, colour, name }) => ({
            text: narrow ? name : `${name} ${sayAt(last, indicator, shown.by, words)}`,
            colour,
            x: isFullYear(last.row) ? middle(last.row) : yearsOf(last.row).to,
            y: topOf(last),
          }))
        : [],
    },
    scaleOf(shown, indicator, words),
    view,
    colours,
  )
  const names: LegendItem[] = labelled
    ? []
    : shown.front.map(({ id, row }) => ({
        key: id,
        label: sayPlace(row, words),
        colour: colourOf(id),
        glyph: 'line',
        toggles: true,
      }))
  const others: LegendItem[] =
    shown.behind.length === 0
      ? []
      : [
          {
            key: OTHERS,
            label: words.count('trend.legend.others', shown.behind.length),
            colour: colours.plain,
            glyph: 'line',
            toggles: true,
          },
        ]
  return { ...plot, legend: [...names, ...others, ...kinds(front, indicator, view, colours, words)] }
}

function panels(shown: TrendShown, indicator: Indicator, view: View, words: Words): Picture {
  const colours = palette(view.theme)
  const drawn = shown.front.filter(hasPoints)
  const plot = smallMultiples(
    drawn.map((place) => {
      const chosen = view.places.includes(place.id)
      const colour = placeColour(place.id, view.places, colours)
      const points = place.series.map(levelsOf).find((levels) => levels.length > 0) ?? []
      const last = points[points.length - 1]
      return {
        title: {
          name: sayPlace(place.row, words),
          colour: chosen ? colour : colours.ink,
          words:
            last === undefined
              ? ''
              : words.say('trend.panel.last', {
                  value: sayAt(last, indicator, shown.by, words),
                  period: sayPeriod(last.row, words),
                }),
          short: last === undefined ? '' : sayAt(last, indicator, shown.by, words),
        },
        marks: place.series.flatMap((series) =>
          seriesMarks(series, indicator, shown.by, view, words, colour, false),
        ),
        labels: [],
      }
    }),
    scaleOf(shown, indicator, words),
    view,
    colours,
  )
  return { ...plot, legend: kinds(drawn, indicator, view, colours, words) }
}

/** One series as marks: lines under intervals under values. Nothing for a value without a level. */
function seriesMarks(
  series: TrendSeries,
  indicator: Indicator,
  by: TrendShown['by'],
  view: View,
  words: Words,
  colour: string,
  behind: boolean,
): TimeMark[] {
  const { paper } = palette(view.theme)
  const apart = series.reason !== null
  const points = levelsOf(series)
  const joined = points.flatMap((point, at) =>
    points
      .slice(at + 1)
      .filter((later) => joins(point, later))
      .slice(0, 1)
      .map(
        (later): TimeMark => ({
          kind: apart ? 'joinDashed' : 'join',
          x: middle(point.row),
          x2: middle(later.row),
          y: point.at,
          y2: later.at,
          fill: colour,
          stroke: colour,
          size: behind ? 0.75 : 2,
        }),
      ),
  )
  return [
    ...joined,
    ...points.flatMap((point) => {
      const interval = view.intervals && !behind ? rateInterval(point.row, indicator) : null
      const tip = sayTip(point.row, indicator, words, [
        ...(by === 'per10k' && point.row.population !== null && point.row.population_as_of !== null
          ? [
              sayAt(point, indicator, by, words),
              words.say('tip.population', {
                population: formatNumber(point.row.population, words.lang),
                date: sayDay(point.row.population_as_of, words),
              }),
            ]
          : []),
        ...(interval === null
          ? []
          : [
              words.say('rate.interval', {
                low: formatNumber(interval.low, words.lang, 1, true),
                high: formatNumber(interval.high, words.lang, 1, true),
              }),
            ]),
        ...(apart ? [sayReason(series, indicator, words)] : []),
      ])
      const whisker: TimeMark[] =
        interval === null
          ? []
          : [
              {
                kind: 'whisker',
                x: middle(point.row),
                y: interval.low,
                y2: interval.high,
                fill: colour,
                stroke: colour,
                size: 1.25,
              },
            ]
      return [...whisker, ...pointMarks(point, by, { colour, paper, apart, behind, tip })]
    }),
  ]
}

function pointMarks(
  { row, at }: TrendPoint & { readonly at: number },
  by: TrendShown['by'],
  style: {
    readonly colour: string
    readonly paper: string
    readonly apart: boolean
    readonly behind: boolean
    readonly tip: TimeMark['tip']
  },
): TimeMark[] {
  const { colour, paper, apart, behind, tip } = style
  const x = middle(row)
  const years = yearsOf(row)
  const fill = apart || row.value_kind === 'about' ? paper : colour
  const base = { y: at, fill, stroke: colour, ...(tip === undefined ? {} : { tip }) }
  const radius = behind ? 3 : 4.5
  const isLong = years.from !== null && !isFullYear(row)
  const body: TimeMark =
    isLong && years.from !== null
      ? { ...base, kind: 'length', x: years.from, x2: years.to, size: behind ? 1 : 2.5 }
      : { ...base, kind: at === 0 && !behind ? 'zero' : 'dot', x, size: radius }
  const since: TimeMark[] =
    row.period_kind === 'cumulative' && years.from === null ? [{ ...base, kind: 'since', x, size: 1.5 }] : []
  if (row.value_kind === 'range' && row.value !== null && row.value_high !== null) {
    const scale = by === 'per10k' && row.population !== null ? 10_000 / row.population : 1
    const range: TimeMark = {
      ...base,
      kind: 'range',
      x,
      y: row.value * scale,
      y2: row.value_high * scale,
      size: behind ? 1 : 2.5,
    }
    return isLong ? [body, range] : [range]
  }
  if (row.value_kind === 'at_least') return [body, ...since, { ...base, kind: 'up', x, size: 1.5 }]
  if (row.value_kind === 'at_most') return [body, ...since, { ...base, kind: 'down', x, size: 1.5 }]
  return [body, ...since]
}

function kinds(
  front: readonly TrendPlace[],
  indicator: Indicator,
  view: View,
  colours: Palette,
  words: Words,
): LegendItem[] {
  const rows = front.flatMap(({ series }) => series.flatMap((one) => levelsOf(one).map(({ row }) => row)))
  const item = (key: string, glyph: LegendItem['glyph']): LegendItem => ({
    key,
    label: words.say(`trend.legend.${key}`),
    colour: colours.plain,
    glyph,
    toggles: false,
  })
  return [
    ...(rows.some((row) => row.period_start !== null && !isFullYear(row)) ? [item('length', 'square')] : []),
    ...legendOfKinds(
      rows,
      {
        intervals: view.intervals && rows.some((row) => rateInterval(row, indicator) !== null),
        unlike: front.some(({ series }) => series.some(({ reason }) => reason !== null)),
      },
      colours,
      words,
    ),
  ]
}

function scaleOf({ by }: TrendShown, indicator: Indicator, words: Words): TimeScale {
  const unit = sayUnit(indicator, words)
  return {
    percent: indicator.measure === 'proportion',
    unit: by === 'per10k' ? words.say('unit.per10k', { unit }) : unit,
    upsideDown: indicator.measure === 'rank',
  }
}

/** What of the grey places lies in the picture, so that those in front can be read. */
interface Frame {
  readonly highest: number
  readonly from: number
  readonly to: number
}

/**
 * The frame of the picture: it follows the places in front where others would press them flat, being much
 * greater or lying many years away.
 */
function frameOf(shown: TrendShown, indicator: Indicator): Frame {
  const pointsOf = (places: readonly TrendPlace[]) => places.flatMap(({ series }) => series.flatMap(levelsOf))
  const front = pointsOf(shown.front)
  const behind = pointsOf(shown.behind)
  const top = niceMax(front.map(topOf))
  const tooHigh = indicator.measure !== 'proportion' && Math.max(0, ...behind.map(topOf)) > OUT_OF_SCALE * top
  const years = (points: readonly TrendPoint[]) => {
    const ends = points.flatMap(({ row }) => [middle(row) - halfLength(row), yearsOf(row).to])
    return { from: Math.min(...ends), to: Math.max(...ends) }
  }
  const near = years(front)
  const all = years([...front, ...behind])
  const tooLong = all.to - all.from > OUT_OF_TIME * Math.max(LEAST_YEARS, near.to - near.from)
  return { highest: tooHigh ? top : Number.POSITIVE_INFINITY, ...(tooLong ? widened(near, all) : all) }
}

/** A stretch of years made at least `LEAST_YEARS` long, within the years that there are. */
function widened(near: { from: number; to: number }, all: { from: number; to: number }) {
  const missing = Math.max(0, LEAST_YEARS - (near.to - near.from)) / 2
  return { from: Math.max(all.from, near.from - missing), to: Math.min(all.to, near.to + missing) }
}

function isIn(point: TrendPoint, frame: Frame): boolean {
  return (
    topOf(point) <= frame.highest &&
    middle(point.row) - halfLength(point.row) >= frame.from - A_DAY &&
    yearsOf(point.row).to <= frame.to + A_DAY
  )
}

function within(series: TrendSeries, frame: Frame): TrendSeries {
  return { ...series, points: series.points.filter((point) => point.at !== null && isIn(point, frame)) }
}

function beyond(shown: TrendShown, indicator: Indicator): TrendPlace[] {
  if (shown.layout === 'multiples' || !canBeFollowed(shown)) return []
  const frame = frameOf(shown, indicator)
  return shown.behind.filter(({ series }) =>
    series.some((one) => levelsOf(one).some((point) => !isIn(point, frame))),
  )
}

function topOf({ at }: TrendPoint): number {
  return at ?? 0
}

/** Where a period stands: its middle; a stock, and a total since an unknown start, at its day. */
function middle(row: Observation): number {
  return yearsOf(row).to - halfLength(row)
}

function halfLength(row: Observation): number {
  const { from, to } = yearsOf(row)
  return from === null ? 0 : (to - from) / 2
}

function canBeFollowed(shown: TrendShown): boolean {
  return [...shown.front, ...shown.behind].some(isLong)
}

function isLong({ series }: TrendPlace): boolean {
  return series.some((one) => levelsOf(one).length > 1)
}

function hasPoints({ series }: TrendPlace): boolean {
  return series.some((one) => levelsOf(one).length > 0)
}

function firstOf(shown: TrendShown): TrendPlace[] {
  return shown.front.filter(hasPoints).slice(0, 1)
}

function allSeries(shown: TrendShown): TrendSeries[] {
  return [...shown.front, ...shown.behind, ...shown.wholes, ...shown.apart].flatMap(({ series }) => series)
}

/** From which value to which a place went; a difference only of two exact values, and no verdict. */
function sayCourse(place: TrendPlace, shown: TrendShown, indicator: Indicator, words: Words): string {
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

function sayAt(point: TrendPoint, indicator: Indicator, by: TrendShown['by'], words: Words): string {
  if (by === 'count' || point.at === null) return sayValue(point.row, indicator, words)
  const unit = words.say('unit.per10k', { unit: sayUnit(indicator, words) })
  const value = withUnit(sayNumber(point.at, words), unit, words.lang)
  const { value_kind } = point.row
  return value_kind === 'at_least' || value_kind === 'at_most' || value_kind === 'about'
    ? words.say(`value.${value_kind}`, { value })
    : value
}

function sayNumber(value: number, words: Words): string {
  return formatNumber(value, words.lang, value < 10 ? 2 : 1, true)
}

/** The place; with what sets the series apart where it has another, or is unlike the others. */
function nameOf(series: TrendSeries, place: TrendPlace, words: Words): string {
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

function sayReason(series: TrendSeries, indicator: Indicator, words: Words): string {
  const [first] = series.points
  if (first === undefined || series.reason === null) return ''
  return words.say(`apart.${series.reason}`, {
    indicator: sayIndicator(indicator, words),
    scope: words.say(`scope.${first.row.scope}`),
    body: words.say(`body_kind.${first.row.body_kind}`),
  })
}

/** What is unlike the others in front, by reason. */
function outlined(series: readonly TrendSeries[], indicator: Indicator, words: Words): string[] {
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
function gaps(series: readonly TrendSeries[], words: Words): string[] {
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
function offScale(series: readonly TrendSeries[], indicator: Indicator, words: Words): string[] {
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
function inside(shown: TrendShown, view: View, words: Words): string[] {
  return shown.front.flatMap((part) =>
    shown.front
      .filter((whole) => ancestors(part.id, view.catalogue.places).includes(whole.id))
      .slice(0, 1)
      .map((whole) =>
        words.say('trend.note.whole', { whole: sayPlace(whole.row, words), part: sayPlace(part.row, words) }),
      ),
  )
}
