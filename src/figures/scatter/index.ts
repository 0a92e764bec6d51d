import type { Words } from '../../i18n/words.ts'
import { sorted } from '../../model/collect.ts'
import { LEAST_FOR_INTERVAL, LEAST_PAIRS, midranks } from '../../model/correlation.ts'
import { formatNumber } from '../../model/formats.ts'
import { perHeadScale } from '../../model/perhead.ts'
import { hasFewCases } from '../../model/statistics.ts'
import type { Observation } from '../../model/types.ts'
import { isRate } from '../../model/values.ts'
import { sayChosen } from '../choices.ts'
import { type Figure, framed, type LegendItem, type Tip, type View } from '../figure.ts'
import { legendOfKinds, NARROW, type Palette, palette, placeColour } from '../look.ts'
import { flagged, sayUnlike } from '../notes.ts'
import { pairQuery } from '../questions/tables.ts'
import { everythingQuestion } from '../questions.ts'
import {
  placeNames,
  sayBase,
  sayBody,
  sayIndicator,
  sayInterval,
  sayPer10k,
  sayPeriod,
  sayPeriodKey,
  sayPlace,
  sayUnit,
  sayUnitBy,
  sayValue,
  sourcesOf,
} from '../say.ts'
import { type DrawnAxis, type Extent, type ScatterDot, scatterPlot } from './draw.ts'
import en from './en.json'
import { scatterNotes } from './notes.ts'
import {
  type Axis,
  type ScatterPoint,
  type ScatterShown,
  type Side,
  scatterPeriods,
  showScatter,
} from './show.ts'
import { sayAxis, scatterTable } from './table.ts'
import zh from './zh.json'

/** So many places are named besides the chosen ones, those whose ranks on the two axes differ most. */
const NAMED = 24
const NAMED_NARROW = 4

const figure: Figure<Observation, ScatterShown> = {
  id: 'scatter',
  question: everythingQuestion,
  behind: ({ x = '', y = '' }) => pairQuery(x, y),
  example: { x: 'litigation.appearance_rate', y: 'normative.legality_review_rate' },
  show: showScatter,
  periods: scatterPeriods,
  summary: (shown, _view, words) => sayScatter(shown, words),
  notes: scatterNotes,

  title({ axes, period }, _view, words) {
    if (axes === null) return words.say('scatter.title.unknown')
    const [x, y] = axes.map((axis) => sayAxis(axis, words))
    const fill = { x: x ?? '', y: y ?? '' }
    return period === null || period === 'latest'
      ? words.say('scatter.title.latest', fill)
      : words.say('scatter.title', { ...fill, period: sayPeriodKey(period, words) })
  },

  picture(shown, view, words) {
    const { axes, points } = shown
    if (axes === null || points.length === 0) return null
    const colours = palette(view.theme)
    const plot = scatterPlot(
      dotsOf(shown, axes, view, words),
      [drawnAxis(axes[0], 'x', words), drawnAxis(axes[1], 'y', words)],
      view,
      colours,
    )
    return { ...plot, legend: legendOf(shown, view, colours, words) }
  },

  table(shown, view, words) {
    return scatterTable(shown, this.title(shown, view, words), view, words)
  },

  heeds: ({ axes, divisible, points }) => ({
    ...(divisible ? { by: axes?.some(({ by }) => by === 'per10k') ? 'per10k' : 'count' } : {}),
    intervals: points.some(({ x, y }) => x.interval !== null || y.interval !== null),
  }),

  sources: ({ points, apart }) =>
    sourcesOf([
      ...points.flatMap(({ x, y }) => [x.row, ...x.others, y.row, ...y.others]),
      ...apart.map(({ row }) => row),
    ]),
}

/** Do two indicators go together over places? A point a place, with Spearman's rank correlation. */
export const scatter = framed(figure, { zh, en })

/** The answer with its doubt: of how many places, the coefficient, how sure it is, what that comes to. */
function sayScatter({ axes, points, correlation, period }: ScatterShown, words: Words): string {
  if (axes === null) return words.say('scatter.unknown')
  const [x, y] = [sayAxis(axes[0], words), sayAxis(axes[1], words)]
  if (period === null) return words.say('scatter.none', { x, y })
  const { rho, why, interval, p, pairs, verdict } = correlation
  const number = (value: number) => formatNumber(value, words.lang, 2, true)
  const bounds = points.length - pairs
  const uncounted = bounds === 0 ? [] : [words.count('scatter.bounds', bounds)]
  if (rho === null)
    return [
      why === 'flat'
        ? words.say('scatter.flat', { pairs, x, y })
        : words.count('scatter.few', pairs, { x, y, least: LEAST_PAIRS }),
      ...uncounted,
    ].join(words.say('sentence.space'))
  const sure =
    interval !== null
      ? words.say('scatter.interval', { low: number(interval.low), high: number(interval.high) })
      : p !== null
        ? words.say('scatter.exact', { p: formatNumber(p, words.lang, 3, true), least: LEAST_FOR_INTERVAL })
        : words.say('scatter.perfect')
  return [
    words.say('scatter.summary', { pairs, rho: number(rho), sure }),
    words.say(`scatter.verdict.${verdict ?? 'untold'}`, { x, y }),
    ...uncounted,
    ...sayYears(points, words),
  ].join(words.say('sentence.space'))
}

/** That the values are of different years, where they are. */
function sayYears(points: readonly ScatterPoint[], words: Words): string[] {
  const years = points.flatMap(({ x, y }) => [x, y].map(({ row }) => row.period_end.slice(0, 4))).sort()
  const [from = ''] = years
  const to = years[years.length - 1] ?? from
  return from === to ? [] : [words.say('ranking.summary.years', { from, to })]
}

function drawnAxis(axis: Axis, side: 'x' | 'y', words: Words): DrawnAxis {
  const { indicator, by } = axis
  const plain = sayUnit(indicator, words)
  const unit = sayUnitBy(indicator, by, words)
  const name = (what: string) =>
    words.say(`scatter.axis.${side}`, { indicator: sayIndicator(indicator, words), unit: what })
  return {
    name: name(unit),
    logName: name(words.say('axis.log', { unit })),
    percent: by === 'count' && plain === '%',
  }
}

function dotsOf(shown: ScatterShown, axes: readonly [Axis, Axis], view: View, words: Words): ScatterDot[] {
  const { points } = shown
  const colours = palette(view.theme)
  const names = placeNames(
    points.map(({ x }) => x.row),
    words,
  )
  const farthest = farthestOf(points, view.width < NARROW ? NAMED_NARROW : NAMED)
  return points.map((point): ScatterDot => {
    const { x, y } = point
    const { jurisdiction_id: id } = x.row
    const chosen = view.places.includes(id)
    const rows = [x.row, y.row]
    const against = rows.map((row) => flagged(row, view, words))
    return {
      x: extentOf(x, axes[0], view),
      y: extentOf(y, axes[1], view),
      colour: placeColour(id, view.places, colours),
      chosen,
      hollow: x.joined !== null || y.joined !== null || rows.some((row) => row.value_kind === 'about'),
      pale: rows.some(hasFewCases),
      name: chosen || farthest.has(id) ? (names.get(id) ?? sayPlace(x.row, words)) : null,
      tip: tipOf(
        point,
        axes,
        shown,
        view,
        words,
        against.flatMap(({ lines }) => lines),
      ),
      href: against.find(({ mark }) => mark.href !== undefined)?.mark.href ?? null,
    }
  })
}

function extentOf({ row, at, interval }: Side, { by }: Axis, { intervals }: View): Extent {
  const open = row.value_kind === 'at_least' ? 'high' : row.value_kind === 'at_most' ? 'low' : null
  const scale = perHeadScale(row, by)
  const isRange = row.value_kind === 'range' && row.value !== null && row.value_high !== null
  const stated = isRange ? { low: (row.value ?? 0) * scale, high: (row.value_high ?? 0) * scale } : null
  return { at, span: intervals && interval !== null ? interval : stated, open }
}

/** The places whose ranks on the two axes differ most: what a reader asks about. */
function farthestOf(points: readonly ScatterPoint[], count: number): Set<string> {
  const [xs, ys] = [midranks(points.map(({ x }) => x.at)), midranks(points.map(({ y }) => y.at))]
  const apart = points.map(({ x }, at) => ({
    id: x.row.jurisdiction_id,
    by: Math.abs((xs[at] ?? 0) - (ys[at] ?? 0)),
  }))
  return new Set(
    sorted(apart, (a, b) => b.by - a.by || a.id.localeCompare(b.id))
      .slice(0, count)
      .map(({ id }) => id),
  )
}

/** Both values of a place, each with base, interval, period, body and source. */
function tipOf(
  { x, y, counted }: ScatterPoint,
  axes: readonly [Axis, Axis],
  { period }: ScatterShown,
  view: View,
  words: Words,
  against: readonly string[],
): Tip {
  const lines = (side: Side, { indicator, by }: Axis): string[] => {
    const { row, joined } = side
    const choice = sayChosen(row, { joined: joined !== null, period }, view, words)
    return [
      `${sayIndicator(indicator, words)}${words.say('list.colon')}${sayValue(row, indicator, words)}`,
      ...(by === 'per10k' ? [sayPer10k(side.at, indicator, words)] : []),
      ...(isRate(indicator) ? [sayBase(row, words)] : []),
      ...(view.intervals && side.interval !== null ? sayInterval(row, indicator, by, words) : []),
      words.say('scatter.tip', { period: sayPeriod(row, words), body: sayBody(row, words) }),
      words.say('tip.source', { source: row.source_title }),
      ...(joined === null ? [] : [sayUnlike({ row, reason: joined, indicator }, words)]),
      ...(choice === '' ? [] : [choice]),
    ]
  }
  return {
    title: sayPlace(x.row, words),
    lines: [
      ...lines(x, axes[0]),
      ...lines(y, axes[1]),
      ...(counted ? [] : [words.say('scatter.uncounted')]),
      ...against,
    ],
  }
}

function legendOf({ points, axes }: ScatterShown, view: View, colours: Palette, words: Words): LegendItem[] {
  const drawn = (by: 'count' | 'per10k') =>
    view.intervals &&
    points.some(({ x, y }) => [x, y].some((side, at) => axes?.[at]?.by === by && side.interval !== null))
  return legendOfKinds(
    points.flatMap(({ x, y }) => [x.row, y.row]).filter(({ value }) => value !== 0),
    {
      intervals: drawn('count'),
      byar: drawn('per10k'),
      unlike: points.some(({ x, y }) => x.joined !== null || y.joined !== null),
    },
    colours,
    words,
  )
}
