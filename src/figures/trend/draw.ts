import type { Words } from '../../i18n/words.ts'
import { perHeadScale } from '../../model/perhead.ts'
import { isFullYear } from '../../model/periods.ts'
import { hasFewCases, intervalOf } from '../../model/statistics.ts'
import type { Indicator } from '../../model/types.ts'
import type { LegendItem, Picture, View } from '../figure.ts'
import { legendOfKinds, NARROW, type Palette, palette, placeColour } from '../look.ts'
import { flagged, sayUnlike } from '../notes.ts'
import { textWidth } from '../rowplot.ts'
import { sayInterval, sayPeriod, sayPlace, sayResidents, sayTip, sayUnitBy } from '../say.ts'
import type { TimeMark } from '../timemarks.ts'
import {
  type Lane,
  type LaneFact,
  lanePlot,
  smallMultiples,
  type TimeScale,
  timePlot,
  yearsOf,
} from '../timeplot.ts'
import { frameOf, middle, topOf, within } from './frame.ts'
import { lawEvents, lawLegend, lawsAcross } from './laws.ts'
import {
  hasPoints,
  joins,
  levelsOf,
  type TrendPlace,
  type TrendPoint,
  type TrendSeries,
  type TrendShown,
} from './show.ts'
import { nameOf, sayAt, sayFact, sayJudged } from './words.ts'

/** The legend's switch for the grey lines. */
const OTHERS = 'others'

/** One large picture: those in front in colour and named, the others grey. */
export function lines(shown: TrendShown, indicator: Indicator, view: View, words: Words): Picture {
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
    return last === undefined ? [] : [{ last, colour, name, judged: series.judged }]
  })
  const laws = lawsAcross(front, indicator)
  const labelled = !narrow || Math.max(...ends.map(({ name }) => textWidth(name)), 0) < view.width * 0.24
  const plot = timePlot(
    {
      marks: [
        ...grey,
        ...drawn.flatMap(({ series, colour }) =>
          seriesMarks(series, indicator, shown.by, view, words, colour, false),
        ),
      ],
      lane: laneOf(shown, colourOf, view, words),
      events: lawEvents(laws, words),
      labels: labelled
        ? ends.map(({ last, colour, name, judged }) => ({
            text: narrow
              ? name
              : words.say(judged.verdict === null ? 'trend.end' : 'trend.end.verdict', {
                  name,
                  value: sayAt(last, indicator, shown.by, words),
                  verdict: sayJudged(judged, indicator, words),
                }),
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
  return {
    ...plot,
    legend: [
      ...names,
      ...others,
      ...kinds(front, shown, indicator, view, colours, words),
      ...lawLegend(laws, colours, words),
    ],
  }
}

/** What has no level alone, over its years: where nothing can be drawn on a scale. */
export function laneAlone(shown: TrendShown, view: View, words: Words): Picture {
  const colours = palette(view.theme)
  const colourOf = (id: string) => (shown.chosen ? placeColour(id, view.places, colours) : colours.ink)
  return { ...lanePlot(laneOf(shown, colourOf, view, words), view, colours), legend: [] }
}

/** A place with nothing on the scale takes the ink of words. */
function laneOf(shown: TrendShown, colourOf: (id: string) => string, view: View, words: Words): Lane {
  const colours = palette(view.theme)
  const facts = shown.facts.flat().filter(({ row }) => !view.hidden.includes(row.jurisdiction_id))
  return {
    heading: words.say('trend.lane'),
    facts: facts.map((fact): LaneFact => {
      const { row, indicator } = fact
      const { from, to } = yearsOf(row)
      const colour = colourOf(row.jurisdiction_id)
      const against = flagged(row, view, words)
      return {
        from: from ?? to,
        to,
        way: row.value_kind === 'missing' || row.value === null ? 'missing' : wayOf(row.value),
        words: `${sayPlace(row, words)}${words.say('list.colon')}${sayFact(fact, shown.indicator, words)}`,
        colour:
          row.value_kind === 'missing' ? colours.quiet : colour === colours.plain ? colours.ink : colour,
        tip: sayTip(row, indicator, words, against.lines),
        ...against.mark,
      }
    }),
  }
}

function wayOf(value: number): LaneFact['way'] {
  return value > 0 ? 'rose' : value < 0 ? 'fell' : 'steady'
}

/** A small panel for each place. */
export function panels(shown: TrendShown, indicator: Indicator, view: View, words: Words): Picture {
  const colours = palette(view.theme)
  const drawn = shown.front.filter(hasPoints)
  const laws = lawsAcross(drawn, indicator)
  const plot = smallMultiples(
    drawn.map((place) => {
      const chosen = view.places.includes(place.id)
      const colour = placeColour(place.id, view.places, colours)
      const main = place.series.find((one) => levelsOf(one).length > 0)
      const points = main === undefined ? [] : levelsOf(main)
      const last = points[points.length - 1]
      const verdict =
        main === undefined || main.judged.verdict === null ? '' : sayJudged(main.judged, indicator, words)
      return {
        title: {
          name: sayPlace(place.row, words),
          colour: chosen ? colour : colours.ink,
          words:
            last === undefined
              ? ''
              : words.say(verdict === '' ? 'trend.panel.last' : 'trend.panel.verdict', {
                  value: sayAt(last, indicator, shown.by, words),
                  period: sayPeriod(last.row, words),
                  verdict,
                }),
          short: verdict !== '' ? verdict : last === undefined ? '' : sayAt(last, indicator, shown.by, words),
        },
        marks: place.series.flatMap((series) =>
          seriesMarks(series, indicator, shown.by, view, words, colour, false),
        ),
        labels: [],
        // The legend names them; a stop for the keyboard in each panel would be many.
        events: lawEvents(laws, words).map(({ x, label }) => ({ x, label })),
      }
    }),
    scaleOf(shown, indicator, words),
    view,
    colours,
  )
  return {
    ...plot,
    legend: [...kinds(drawn, shown, indicator, view, colours, words), ...lawLegend(laws, colours, words)],
  }
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
  const { paper, ink } = palette(view.theme)
  const isApart = ({ reason }: TrendPoint) => reason !== null && !view.anyway
  const points = levelsOf(series)
  const joined = points.flatMap((point, at) =>
    points
      .slice(at + 1)
      .filter((later) => joins(point, later, series.changes))
      .slice(0, 1)
      .map(
        (later): TimeMark => ({
          kind: isApart(point) ? 'joinDashed' : 'join',
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
      const { row } = point
      const apart = isApart(point)
      const interval = view.intervals && !behind ? intervalOf(row, indicator, by) : null
      const against = flagged(row, view, words)
      const tip = sayTip(row, indicator, words, [
        ...(by === 'per10k' ? [sayAt(point, indicator, by, words), ...sayResidents(row, words)] : []),
        ...(interval === null ? [] : sayInterval(row, indicator, by, words)),
        ...(point.reason === null ? [] : [sayUnlike({ row, reason: point.reason, indicator }, words)]),
        ...against.lines,
      ])
      // A bound's free side is said by its arrow.
      const isOpen = row.value_kind === 'at_least' || row.value_kind === 'at_most'
      const whisker: TimeMark[] =
        interval === null || isOpen || !Number.isFinite(interval.high)
          ? []
          : [
              {
                kind: 'whisker',
                x: middle(row),
                y: interval.low,
                y2: interval.high,
                fill: colour,
                stroke: colour,
                size: 1.25,
              },
            ]
      const flag: TimeMark[] =
        against.lines.length === 0 || behind
          ? []
          : [
              {
                kind: 'flag',
                x: middle(row),
                y: point.at,
                fill: paper,
                stroke: ink,
                size: 1,
                tip,
                ...against.mark,
              },
            ]
      return [
        ...whisker,
        ...pointMarks(point, by, { colour, paper, apart, behind, tip, ...against.mark }),
        ...flag,
      ]
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
    readonly href?: string
  },
): TimeMark[] {
  const { colour, paper, apart, behind, tip, href } = style
  const x = middle(row)
  const years = yearsOf(row)
  const fill = apart || row.value_kind === 'about' ? paper : colour
  const base = {
    y: at,
    fill,
    stroke: colour,
    ...(tip === undefined ? {} : { tip }),
    ...(href === undefined ? {} : { href }),
    ...(hasFewCases(row) ? { pale: true as const } : {}),
  }
  const radius = behind ? 3 : 4.5
  const isLong = years.from !== null && !isFullYear(row)
  const body: TimeMark =
    isLong && years.from !== null
      ? { ...base, kind: 'length', x: years.from, x2: years.to, size: behind ? 1 : 2.5 }
      : { ...base, kind: at === 0 && !behind ? 'zero' : 'dot', x, size: radius }
  const since: TimeMark[] =
    row.period_kind === 'cumulative' && years.from === null ? [{ ...base, kind: 'since', x, size: 1.5 }] : []
  if (row.value_kind === 'range' && row.value !== null && row.value_high !== null) {
    const scale = perHeadScale(row, by)
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
  { by }: TrendShown,
  indicator: Indicator,
  view: View,
  colours: Palette,
  words: Words,
): LegendItem[] {
  const points = front.flatMap(({ series }) => series.flatMap(levelsOf))
  const rows = points.map(({ row }) => row)
  const intervals = view.intervals && rows.some((row) => intervalOf(row, indicator, by) !== null)
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
        intervals: intervals && by === 'count',
        byar: intervals && by === 'per10k',
        unlike: !view.anyway && points.some(({ reason }) => reason !== null),
        flags: rows.some((row) => view.catalogue.flags.has(row.id)),
      },
      colours,
      words,
    ),
  ]
}

function scaleOf({ by }: TrendShown, indicator: Indicator, words: Words): TimeScale {
  return {
    percent: indicator.measure === 'proportion',
    unit: sayUnitBy(indicator, by, words),
    upsideDown: indicator.measure === 'rank',
  }
}
