import type { Words } from '../../i18n/words.ts'
import { distinct, groupBy, sorted } from '../../model/collect.ts'
import { formatNumber } from '../../model/formats.ts'
import { controlLimits, type Funnel, LEAST_PLACES, OUTER_LIMITS } from '../../model/funnel.ts'
import { hasFewCases } from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { isRate } from '../../model/values.ts'
import { elsewhereNotes, sayChosen } from '../choices.ts'
import { type Figure, framed, type LegendItem, type Note, type Tip, type View } from '../figure.ts'
import { legendOfKinds, NARROW, type Palette, palette, placeColour } from '../look.ts'
import { anywayNotes, cautions, contradictions, flagged, flagNotes, sayUnlike } from '../notes.ts'
import { type FunnelRow, funnelQuestion } from '../questions.ts'
import { placeNames, sayIndicator, sayList, sayPeriodKey, sayPlace, sayTip, sourcesOf } from '../say.ts'
import { hundredths, placedCells, placedColumns } from '../tables.ts'
import { type FunnelDot, funnelPlot } from './draw.ts'
import en from './en.json'
import { type Basis, counted, type FunnelPoint, type FunnelShown, funnelPeriods, showFunnel } from './show.ts'
import zh from './zh.json'

/** Besides the chosen places so many are named, those that lie farthest out; on narrow screens fewer. */
const NAMED = 4
const NAMED_NARROW = 2

/** Of indicators that have places enough, so many are named. */
const ENOUGH_NAMED = 4

const figure: Figure<FunnelRow, FunnelShown> = {
  id: 'funnel',
  question: funnelQuestion,
  example: { i: 'reconsideration.acceptance_rate' },
  show: showFunnel,
  periods: funnelPeriods,

  title({ indicator, period }, _view, words) {
    return indicator === null
      ? words.say('funnel.title.unknown')
      : words.say('funnel.title', {
          indicator: sayIndicator(indicator, words),
          period: sayPeriodKey(period, words),
        })
  },

  summary(shown, _view, words) {
    const { indicator, funnel, points, beyond } = shown
    if (indicator === null) return words.say('figure.nothing')
    if (funnel === null) return sayTooFew(shown, indicator, words)
    const fill = {
      ...sayPooled(points, words),
      pooled: sayRate(funnel.pooled, words),
      phi: sayPhi(funnel.dispersion, words),
      threshold: sayPhi(funnel.threshold, words),
    }
    const verdict = funnel.overdispersed ? 'over' : beyond.length > 0 ? 'beyond' : 'within'
    const places = beyond.map(({ point, side }) =>
      words.say(`funnel.beyond.${side}`, {
        place: sayPlace(point.row, words),
        rate: sayRate(point.rate, words),
      }),
    )
    return [
      words.say(`funnel.summary.${verdict}`, { ...fill, places: sayList(places, words) }),
      ...sayYears(points, words),
    ].join(words.say('sentence.space'))
  },

  picture(shown, view, words) {
    const { indicator, funnel, points } = shown
    if (indicator === null || funnel === null) return null
    const colours = palette(view.theme)
    const dots = dotsOf(shown, indicator, funnel, view, words)
    const plot = funnelPlot(
      dots,
      funnel,
      {
        axis: sayAxis(indicator, view, words),
        pooled:
          view.width < NARROW
            ? sayRate(funnel.pooled, words)
            : words.say('funnel.pooled', { pooled: sayRate(funnel.pooled, words) }),
        limits: [words.say('funnel.limit.95'), words.say('funnel.limit.998')],
      },
      view,
      colours,
    )
    return { ...plot, legend: legendOf(points, view, colours, words) }
  },

  table(shown, view, words) {
    const { indicator, points, apart, baseless, funnel } = shown
    const placing = { by: 'count' as const, flags: view.catalogue.flags }
    const column = (key: string) => ({ key, label: words.say(`funnel.table.${key}`), numeric: true })
    const basis = new Map(points.map((point): [string, FunnelPoint] => [point.row.id, point]))
    const values = [
      ...points.map(({ row, unlike }) => ({
        row,
        apart:
          unlike === null || indicator === null ? '' : sayUnlike({ row, reason: unlike, indicator }, words),
        choice: sayChosen(row, { joined: unlike !== null, period: shown.period }, view, words),
      })),
      ...apart.map((one) => ({ row: one.row, apart: sayUnlike(one, words), choice: '' })),
      ...baseless.map(({ row, why }) => ({ row, apart: words.say(`funnel.baseless.${why}`), choice: '' })),
    ]
    const columns = placedColumns(placing, words)
    return {
      caption: this.title(shown, view, words),
      columns: [...columns, column('limit_low'), column('limit_high')],
      rows:
        indicator === null
          ? []
          : values.map(({ row, apart, choice }) => {
              const point = basis.get(row.id)
              const computed = isComputed(row)
              const cells = placedCells({ row, at: null, read: '', apart, choice }, indicator, placing, words)
              const limits =
                funnel === null || point === undefined
                  ? null
                  : controlLimits(funnel.pooled, point.d, OUTER_LIMITS)
              return [
                // what nobody said is not given as anybody's words
                ...cells.map((cell, at) => {
                  const key = columns[at]?.key
                  return computed && (key === 'stated' || key === 'rests_on')
                    ? { value: words.say('funnel.basis.computed') }
                    : cell
                }),
                { value: hundredths(limits?.low) },
                { value: hundredths(limits?.high) },
              ]
            }),
    }
  },

  notes(shown, view, words) {
    const { indicator, points, apart, baseless, instead } = shown
    if (indicator === null) return []
    const joined = points.flatMap(({ row, unlike }) =>
      unlike === null ? [] : [{ row, reason: unlike, indicator }],
    )
    const places = (rows: readonly Observation[]) =>
      sayList(distinct(rows.map((row) => sayPlace(row, words))), words)
    const note = (kind: Note['kind'], key: string, rows: readonly Observation[]): Note[] =>
      rows.length === 0 ? [] : [{ kind, text: words.say(key, { places: places(rows) }) }]
    return [
      ...(instead === null
        ? []
        : [
            {
              kind: 'missing' as const,
              text: words.say(isRate(instead.asked) ? 'funnel.instead' : 'funnel.instead.count', {
                asked: sayIndicator(instead.asked, words),
                count: instead.places,
                least: LEAST_PLACES,
                shown: sayIndicator(indicator, words),
              }),
            },
          ]),
      ...(shown.absent === null
        ? []
        : [
            {
              kind: 'missing' as const,
              text: words.say('funnel.absent', {
                asked: sayPeriodKey(shown.absent, words),
                least: LEAST_PLACES,
              }),
            },
          ]),
      ...elsewhereNotes(shown.lacking, view.near, words),
      ...anywayNotes(apart, joined, words),
      ...note(
        'unlike',
        'funnel.note.uncounted',
        points.filter(({ pooled }) => !pooled).map(({ row }) => row),
      ),
      ...note(
        'caution',
        'funnel.note.computed',
        points.filter(({ basis }) => basis === 'computed').map(({ row }) => row),
      ),
      ...[...groupBy(baseless, ({ why }) => why)].flatMap(([why, list]) =>
        note(
          'missing',
          `funnel.note.${why}`,
          list.map(({ row }) => row),
        ),
      ),
      ...contradictions(points, indicator, words, view.taken),
      ...flagNotes(
        points.flatMap(({ row }) => restingOn(row)),
        view,
        words,
      ),
      ...cautions(
        points.map(({ row }) => row),
        words,
        view.places,
      ),
    ]
  },

  sources: ({ points, apart }) =>
    sourcesOf([...points.flatMap(({ row, others }) => [row, ...others]), ...apart.map(({ row }) => row)]),
}

/** Do places differ by more than chance? Rates by number of cases, with the limits that chance would keep to. */
export const funnel = framed(figure, { zh, en })

function dotsOf(
  { points }: FunnelShown,
  indicator: Indicator,
  funnel: Funnel,
  view: View,
  words: Words,
): FunnelDot[] {
  const colours = palette(view.theme)
  const names = placeNames(
    points.map(({ row }) => row),
    words,
  )
  const farthest = sorted(counted(points), (a, b) => scoreOf(b, funnel) - scoreOf(a, funnel)).slice(
    0,
    view.width < NARROW ? NAMED_NARROW : NAMED,
  )
  const isNamed = (point: FunnelPoint) =>
    view.places.includes(point.row.jurisdiction_id) || farthest.includes(point)
  return points.map((point): FunnelDot => {
    const { row, d, rate, unlike, basis } = point
    const against = restingOn(row).map((one) => flagged(one, view, words))
    return {
      d,
      rate,
      colour: placeColour(row.jurisdiction_id, view.places, colours),
      chosen: view.places.includes(row.jurisdiction_id),
      hollow: unlike !== null,
      square: basis === 'computed',
      pale: hasFewCases(row),
      name: isNamed(point) ? (names.get(row.jurisdiction_id) ?? sayPlace(row, words)) : null,
      tip: tipOf(
        point,
        indicator,
        funnel,
        against.flatMap(({ lines }) => lines),
        words,
      ),
      href: against.find(({ mark }) => mark.href !== undefined)?.mark.href ?? null,
    }
  })
}

/** How far a place lies from the pooled rate, in standard errors of a rate of so many cases. */
function scoreOf({ rate, d }: FunnelPoint, { pooled }: Funnel): number {
  return Math.abs(rate - pooled) / Math.sqrt((pooled * (100 - pooled)) / d)
}

function tipOf(
  point: FunnelPoint,
  indicator: Indicator,
  { pooled }: Funnel,
  against: readonly string[],
  words: Words,
): Tip {
  const { row, d, basis, unlike } = point
  const limits = controlLimits(pooled, d, OUTER_LIMITS)
  return sayTip(row, indicator, words, [
    ...(basis === 'computed' ? [words.say('funnel.basis.computed')] : []),
    words.say('funnel.tip.limits', {
      d: formatNumber(d, words.lang),
      low: formatNumber(limits.low, words.lang, 1, true),
      high: formatNumber(limits.high, words.lang, 1, true),
    }),
    ...(unlike === null ? [] : [sayUnlike({ row, reason: unlike, indicator }, words)]),
    ...against,
  ])
}

/** The observations whose numbers a point is made of: itself, or the two counts that it was computed from. */
function restingOn(row: Observation): Observation[] {
  return row.id.split('/').map((id) => ({ ...row, id }))
}

function isComputed({ id }: Observation): boolean {
  return id.includes('/')
}

/** What the cases are: the denominator by its name, where the indicator has one. */
function sayAxis(indicator: Indicator, { catalogue }: View, words: Words): string {
  const cases = catalogue.indicators.get(indicator.denominator_id ?? '')
  return cases === undefined
    ? words.say('funnel.axis')
    : words.say('funnel.axis.named', { cases: sayIndicator(cases, words) })
}

function sayPooled(points: readonly FunnelPoint[], words: Words): { count: number; n: string; d: string } {
  const all = counted(points)
  const sum = (of: (point: FunnelPoint) => number) =>
    formatNumber(
      all.reduce((total, point) => total + of(point), 0),
      words.lang,
    )
  return { count: all.length, n: sum(({ n }) => n), d: sum(({ d }) => d) }
}

function sayRate(rate: number, words: Words): string {
  return words.say('share', { share: formatNumber(rate, words.lang, 1, true) })
}

function sayPhi(phi: number, words: Words): string {
  return formatNumber(phi, words.lang, phi < 10 ? 1 : 0, true)
}

/** That the periods are of different years, where they are. */
function sayYears(points: readonly FunnelPoint[], words: Words): string[] {
  const years = points.map(({ row }) => row.period_end.slice(0, 4)).sort()
  const [from = ''] = years
  const to = years[years.length - 1] ?? from
  return from === to ? [] : [words.say('funnel.summary.years', { from, to })]
}

function sayTooFew({ points, enough }: FunnelShown, indicator: Indicator, words: Words): string {
  const places = counted(points).length
  const fill = { indicator: sayIndicator(indicator, words), least: LEAST_PLACES }
  const others = enough
    .slice(0, ENOUGH_NAMED)
    .map((one) =>
      words.say('funnel.enough.one', { indicator: sayIndicator(one.indicator, words), count: one.places }),
    )
  return [
    places >= LEAST_PLACES
      ? words.say('funnel.flat', { ...fill, count: places })
      : places === 0
        ? words.say('funnel.none', fill)
        : words.count('funnel.few', places, fill),
    ...(others.length === 0 ? [] : [words.say('funnel.enough', { indicators: sayList(others, words) })]),
  ].join(words.say('sentence.space'))
}

function legendOf(points: readonly FunnelPoint[], view: View, colours: Palette, words: Words): LegendItem[] {
  const bases = new Set<Basis>(points.map(({ basis }) => basis))
  const item = (key: string, glyph: LegendItem['glyph']): LegendItem => ({
    key,
    label: words.say(`funnel.legend.${key}`),
    colour: colours.plain,
    glyph,
    toggles: false,
  })
  return [
    item('limits', 'line'),
    ...(bases.has('computed') ? [item('computed', 'square')] : []),
    ...legendOfKinds(
      points.map(({ row }) => row),
      {
        unlike: points.some(({ unlike }) => unlike !== null),
        flags: points.some(({ row }) => restingOn(row).some(({ id }) => view.catalogue.flags.has(id))),
      },
      colours,
      words,
    ),
  ]
}
