import { counted, showFunnel } from '../../figures/funnel/show.ts'
import { palette, type Theme } from '../../figures/look.ts'
import { sayUnlike } from '../../figures/notes.ts'
import type { PlotRow } from '../../figures/rowplot.ts'
import {
  sayBase,
  sayBody,
  sayDay,
  sayIndicator,
  sayList,
  sayPeriod,
  sayPlace,
  sayTip,
  sayUnit,
  sayUnitBy,
  sayValue,
} from '../../figures/say.ts'
import { titleWithin } from '../../figures/titles.ts'
import { valueMarks } from '../../figures/valuemarks.ts'
import type { Words } from '../../i18n/words.ts'
import { distinct, groupBy, sorted } from '../../model/collect.ts'
import { sortByLikeness, takeOne, takingRule, type UnlikeReason } from '../../model/comparability.ts'
import { formatNumber, withUnit } from '../../model/formats.ts'
import { beyondLimits, OUTER_LIMITS } from '../../model/funnel.ts'
import { perTenThousand } from '../../model/perhead.ts'
import { comparePeriods, periodKey } from '../../model/periods.ts'
import { isAbove } from '../../model/ranks.ts'
import { gives, possibleNumerators, restOf } from '../../model/rates.ts'
import { inPeriod, latestOfEach } from '../../model/series.ts'
import {
  byar,
  differenceInterval,
  type Estimate,
  exactBinomial,
  FEW_CASES,
  hasFewCases,
  oneCaseWeighs,
  perHeadInterval,
  rateInterval,
} from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { lastDigit, position, type Span, span } from '../../model/values.ts'
import { changesOf, judge } from '../../model/verdicts.ts'
import type { Material, Worked } from './material.ts'

/** What the examples are about, by indicator; the page asks for these rows. */
export const ASKED = [
  'reform.frontline_staff_moved_down_share',
  'service.approval_limit_shortened',
  'litigation.first_instance.received',
  'enforcement.exam_pass_rate',
  'enforcement.random_inspection.joint_share',
  'reform.staff_in_towns_share',
  'reconsideration.correction_rate',
  'reconsideration.direct_correction_rate',
  'reconsideration.accepted',
  'disclosure.litigation_cases',
  'disclosure.reconsideration_cases',
  'disclosure.granted_or_partly_share',
  'litigation.loss_rate',
  'litigation.appearance_rate',
  'reconsideration.respondent.cases',
  'reconsideration.intake',
  'reconsideration.received',
  'context.resident_population',
] as const

/** Makes the example of a section; null where the data hold none that shows the rule. */
export type Work = (material: Material, words: Words, theme: Theme) => Worked | null

/** Bounds, ranges and rounded numbers with the intervals that they are. */
export const workValues: Work = (material, words) => {
  const stated = [
    pick(material, 'reform.frontline_staff_moved_down_share', 'lishui-zfj-2020:058'),
    pick(material, 'service.approval_limit_shortened', 'qijiang-cgj-2020:006'),
    pick(material, 'litigation.first_instance.received', 'shandong2024:002'),
    pick(material, 'enforcement.exam_pass_rate', 'yuhang-2020:011'),
  ].filter(isThere)
  if (stated.length === 0) return null
  return {
    fill: {},
    table: {
      columns: ['method.values.what', 'method.values.said', 'method.values.within'],
      rows: stated.map(({ row, indicator }) => [
        nameOf(row, indicator, words),
        sayValue(row, indicator, words),
        sayWithin(span(row, indicator.measure), indicator, words),
      ]),
    },
    observed: stated.map(({ row }) => row),
  }
}

/** A numerator inferred, a rate that is impossible, a denominator inferred. */
export const workRests: Work = (material, words) => {
  const inferred = pick(material, 'enforcement.random_inspection.joint_share', 'yuhang-2020:016')
  const impossible = pick(material, 'enforcement.exam_pass_rate', 'yuhang-2020:011')
  const based = pick(material, 'reform.staff_in_towns_share', 'hangzhou-2022:019')
  if (inferred === null || impossible === null || based === null) return null
  const rest = restOf(inferred.row)
  const { value, d } = impossible.row
  const { n: part, d: base, d_whole: whole } = based.row
  const unit = lastDigit(impossible.row)
  if (rest.numerator !== 'inferred' || rest.n === null || rest.d === null || value === null || d === null)
    return null
  if (possibleNumerators(value, unit, d).length > 0 || part === null || base === null || whole === null)
    return null
  if (restOf(based.row).denominator !== 'inferred') return null
  const below = Math.floor((value * d) / 100)
  const share = (n: number, of: number, digits: number) => sayPercent((100 * n) / of, digits, words)
  return {
    fill: {
      inferred: nameOf(inferred.row, inferred.indicator, words),
      inferred_value: sayValue(inferred.row, inferred.indicator, words),
      inferred_n: sayNumber(rest.n, words),
      inferred_d: sayNumber(rest.d, words),
      inferred_before: share(rest.n - 1, rest.d, 2),
      inferred_after: share(rest.n + 1, rest.d, 2),
      impossible: nameOf(impossible.row, impossible.indicator, words),
      impossible_value: sayValue(impossible.row, impossible.indicator, words),
      impossible_d: sayNumber(d, words),
      impossible_below: sayNumber(below, words),
      impossible_above: sayNumber(below + 1, words),
      below_rate: share(below, d, 1),
      above_rate: share(below + 1, d, 1),
      based: nameOf(based.row, based.indicator, words),
      based_value: sayValue(based.row, based.indicator, words),
      based_n: sayNumber(part, words),
      based_d: sayNumber(base, words),
      based_whole: sayNumber(whole, words),
      whole_rate: share(part, whole, 2),
      whole_gives: words.say(
        gives(part, whole, based.row.value ?? 0, lastDigit(based.row))
          ? 'method.rests.fits'
          : 'method.rests.fits_not',
      ),
    },
    observed: [inferred.row, impossible.row, based.row],
  }
}

/** Jiangyou's 4 of 6, beside the other rates of its kind with known n and d. */
export const workWilson: Work = (material, words, theme) => {
  const example = pick(material, 'reconsideration.correction_rate', 'jiangyou-2020:046')
  if (example === null) return null
  const { row, indicator } = example
  const interval = rateInterval(row, indicator)
  if (interval === null || row.n === null || row.d === null) return null
  const exact = exactBinomial(row.n, row.d)
  const other = material.catalogue.indicators.get('reconsideration.direct_correction_rate')
  if (other === undefined) return null
  const others = latestOfEach(own(material, other.id)).filter((one) => rateInterval(one, other) !== null)
  const beside = sorted(others, (a, b) => (a.d ?? 0) - (b.d ?? 0))
  return {
    fill: {
      what: nameOf(row, indicator, words),
      n: row.n,
      d: row.d,
      value: sayValue(row, indicator, words),
      ...ends(interval, words),
      exact_low: sayPercent(exact.low, 1, words),
      exact_high: sayPercent(exact.high, 1, words),
      others: sayIndicator(other, words),
    },
    sketch: {
      rows: [
        sketched(row, indicator, interval, words, theme),
        ...beside.map((one) => sketched(one, other, rateInterval(one, other), words, theme)),
      ],
      scale: { max: 100, percent: true, unit: '' },
    },
    observed: [row, ...beside],
  }
}

/** What one of few cases weighs. */
export const workFew: Work = (material, words) => {
  const example = pick(material, 'reconsideration.correction_rate', 'jiangyou-2020:046')
  if (example === null || example.row.d === null || !hasFewCases(example.row)) return null
  const { row, indicator } = example
  return {
    fill: {
      what: nameOf(row, indicator, words),
      value: sayValue(row, indicator, words),
      d: example.row.d,
      points: sayNumber(oneCaseWeighs(example.row.d), words, 1),
      limit: FEW_CASES,
      limit_points: sayNumber(oneCaseWeighs(FEW_CASES), words, 1),
    },
    observed: [row],
  }
}

/** Byar's interval of a count per head, the exact one below ten, and at zero. */
export const workPerHead: Work = (material, words, theme) => {
  const i = 'reconsideration.accepted'
  const large = ofPlace(material, i, '540000', '2019')
  const small = pick(material, i, 'jiangyou-2020:040')
  const none = pick(material, 'disclosure.litigation_cases', 'liuba2025:004')
  if (large === null || small === null || none === null) return null
  const said = ({ row, indicator }: Picked, name: string): Record<string, string> | null => {
    const interval = perHeadInterval(row, indicator)
    const mean = byar(position(row) ?? Number.NaN)
    const at = perTenThousand(row)
    if (interval === null || at === null || mean === null) return null
    return {
      [name]: nameOf(row, indicator, words),
      [`${name}_count`]: sayValue(row, indicator, words),
      [`${name}_mean_low`]: sayNumber(mean.low, words, 1),
      [`${name}_mean_high`]: sayNumber(mean.high, words, 1),
      [`${name}_residents`]: sayNumber(row.population ?? 0, words),
      [`${name}_day`]: sayDay(row.population_as_of ?? '', words),
      [`${name}_rate`]: sayNumber(at, words, 3),
      [`${name}_low`]: sayNumber(interval.low, words, 3),
      [`${name}_high`]: sayNumber(interval.high, words, 3),
    }
  }
  const fills = [said(large, 'large'), said(small, 'small'), said(none, 'none')].filter(isThere)
  if (fills.length < 3) return null
  return {
    fill: Object.fromEntries(fills.flatMap((fill) => Object.entries(fill))),
    sketch: {
      rows: [large, small].map(({ row, indicator }) =>
        sketched(row, indicator, perHeadInterval(row, indicator), words, theme, perTenThousand(row)),
      ),
      scale: {
        max: null,
        percent: false,
        unit: sayUnitBy(large.indicator, 'per10k', words),
      },
    },
    observed: [large.row, small.row, none.row],
  }
}

/** Two pairs of rates that the gate lets stand together: one that can be told apart, one that can't. */
export const workRanks: Work = (material, words) => {
  const pairs = [
    [
      ofPlace(material, 'litigation.loss_rate', '530000', '2022'),
      ofPlace(material, 'litigation.loss_rate', '320000', '2022'),
    ],
    [
      pick(material, 'disclosure.granted_or_partly_share', 'fuxian2024:002'),
      pick(material, 'disclosure.granted_or_partly_share', 'baoshan2023:002'),
    ],
  ].flatMap(([a, b]) => (a == null || b == null ? [] : [compared(a, b, material, words)]))
  const known = pairs.filter(isThere)
  if (known.length === 0) return null
  return {
    fill: {},
    table: {
      columns: [
        'method.values.what',
        'method.ranks.one',
        'method.ranks.other',
        'method.ranks.difference',
        'method.ranks.verdict',
      ],
      rows: known.map(({ cells }) => cells),
    },
    observed: known.flatMap(({ observed }) => observed),
  }
}

function compared(a: Picked, b: Picked, { catalogue }: Material, words: Words) {
  const { unlike } = sortByLikeness([a.row, b.row], a.indicator.id, catalogue)
  if (unlike.length > 0) return null
  const [one, other] = [rateInterval(a.row, a.indicator), rateInterval(b.row, b.indicator)]
  if (one === null || other === null) return null
  const { low: from, high: to } = differenceInterval(one, other)
  const contender = (interval: Estimate) => ({ stated: interval, bound: false, interval })
  const apart = isAbove(contender(one), contender(other))
  const rate = ({ row, indicator }: Picked) =>
    [sayPlace(row, words), sayPeriod(row, words), sayValue(row, indicator, words), sayBase(row, words)].join(
      ' ',
    )
  return {
    cells: [
      sayIndicator(a.indicator, words),
      rate(a),
      rate(b),
      words.say('method.ranks.points', {
        difference: sayNumber(one.at - other.at, words, 1),
        low: sayNumber(from, words, 1),
        high: sayNumber(to, words, 1),
      }),
      words.say(apart ? 'method.ranks.apart' : 'method.ranks.untold'),
    ],
    observed: [a.row, b.row],
  }
}

/** Agencies' loss rates with known n and d about their pooled rate: what the figure shows of each place's latest. */
export const workFunnel: Work = ({ catalogue, funnel: rows }, words) => {
  const view = { period: 'latest', levels: [], near: false, anyway: false, taken: [], catalogue }
  const { indicator, funnel, points } = showFunnel(rows, view, { i: 'litigation.loss_rate' })
  if (indicator === null || funnel === null) return null
  const places = counted(points)
  const beyond = places.filter((place) => beyondLimits(place, funnel.pooled, OUTER_LIMITS) !== null).length
  return {
    fill: {
      indicator: sayIndicator(indicator, words),
      count: places.length,
      pooled: sayPercent(funnel.pooled, 1, words),
      dispersion: sayNumber(funnel.dispersion, words, 1),
      threshold: sayNumber(funnel.threshold, words, 2),
      beyond,
      verdict: words.say(funnel.overdispersed ? 'method.funnel.over' : 'method.funnel.even'),
    },
    observed: places.map(({ row }) => row),
  }
}

/** Shandong's loss rate over five years. */
export const workTrend: Work = (material, words) => {
  const i = 'litigation.loss_rate'
  const indicator = material.catalogue.indicators.get(i)
  const stated = takeOne(own(material, i).filter((row) => row.jurisdiction_id === '370000'))
  const [some] = stated
  if (indicator === undefined || some === undefined) return null
  const { verdict, comparable } = judge(
    stated.map(({ row }) => ({ row, within: span(row, indicator.measure) })),
    changesOf(some.row, indicator, material.catalogue.places),
  )
  const rows = comparable.map(({ row }) => row)
  const [first] = rows
  const last = rows[rows.length - 1]
  if (verdict === null || first === undefined || last === undefined) return null
  return {
    fill: {
      what: `${sayPlace(first, words)}${words.lang === 'zh' ? '' : ', '}${sayIndicator(indicator, words)}`,
      from: sayPeriod(first, words),
      to: sayPeriod(last, words),
      values: sayList(
        rows.map((row) => sayValue(row, indicator, words)),
        words,
      ),
      points: verdict.points,
      pairs: (verdict.points * (verdict.points - 1)) / 2,
      rising: verdict.rising,
      falling: verdict.falling,
      s: sayNumber(verdict.s, words),
      p: sayNumber(verdict.p, words, 3),
      verdict: words.say(`method.trend.${verdict.verdict}`),
    },
    observed: rows,
  }
}

/** Who stands among the cities of Shandong, and who apart. */
export const workGate: Work = (material, words) => {
  const i = 'litigation.appearance_rate'
  const indicator = material.catalogue.indicators.get(i)
  const rows = (material.rows.get(i) ?? []).filter((row) => periodKey(row) === '2017')
  const { alike, unlike } = sortByLikeness(rows, i, material.catalogue)
  const [first] = alike
  if (indicator === undefined || first === undefined || unlike.length === 0) return null
  return {
    fill: {
      indicator: sayIndicator(indicator, words),
      period: sayPeriod(first, words),
      count: rows.length,
      alike: alike.length,
      apart: sayApart(unlike, material, words),
    },
    observed: [],
  }
}

function sayApart(
  unlike: readonly { readonly row: Observation; readonly reason: UnlikeReason }[],
  { catalogue }: Material,
  words: Words,
): string {
  const groups = [...groupBy(unlike, ({ row, reason }) => `${reason} ${row.indicator_id}`).values()]
  return groups
    .flatMap((list) => {
      const [first] = list
      if (first === undefined) return []
      const { row, reason } = first
      const indicator = catalogue.indicators.get(row.indicator_id)
      if (indicator === undefined) return []
      const why = sayUnlike({ row, reason, indicator }, words)
      const places = distinct(list.map((one) => sayPlace(one.row, words)))
      return [words.say('unlike.places', { places: sayList(places, words), reason: why })]
    })
    .join(words.say('list.semicolon'))
}

/** What neighbouring years add to one year. */
export const workPeriods: Work = (material, words) => {
  const i = 'reconsideration.accepted'
  const indicator = material.catalogue.indicators.get(i)
  const rows = own(material, i)
  const key = '2019'
  const asked = inPeriod(rows, key)
  const added = inPeriod(rows, key, true).filter((row) => periodKey(row) !== key)
  const [example] = sorted(added, (a, b) => comparePeriods(a, b) || a.id.localeCompare(b.id))
  const [year] = asked
  if (indicator === undefined || example === undefined || year === undefined) return null
  const count = (some: readonly Observation[]) => new Set(some.map((row) => row.jurisdiction_id)).size
  return {
    fill: {
      indicator: sayIndicator(indicator, words),
      year: sayPeriod(year, words),
      asked: count(asked),
      added: count(added),
      place: sayPlace(example, words),
      period: sayPeriod(example, words),
      value: sayValue(example, indicator, words),
    },
    observed: [example],
  }
}

/** A reported zero, and how many places report nothing. */
export const workMissing: Work = (material, words) => {
  const i = 'reconsideration.respondent.cases'
  const zero = pick(material, i, null, (row) => row.value === 0 && row.value_kind === 'exact')
  if (zero === null) return null
  const { row, indicator } = zero
  const reporting = new Set(own(material, i).map((one) => one.jurisdiction_id)).size
  return {
    fill: {
      body: sayBody(row, words),
      period: sayPeriod(row, words),
      indicator: sayIndicator(indicator, words),
      value: sayValue(row, indicator, words),
      reporting,
      places: material.catalogue.places.size,
    },
    observed: [row],
  }
}

/** Which count of residents a value is divided by, and one that is divided by none. */
export const workResidents: Work = (material, words) => {
  const i = 'reconsideration.accepted'
  const divided = ofPlace(material, i, '540000', '2019')
  const undivided = ofPlace(material, i, '660000', '2019')
  if (divided === null || undivided === null) return null
  const { row, indicator } = divided
  const at = perTenThousand(row)
  if (at === null || row.population === null || row.population_as_of === null) return null
  if (perTenThousand(undivided.row) !== null) return null
  return {
    fill: {
      what: nameOf(row, indicator, words),
      value: sayValue(row, indicator, words),
      residents: sayNumber(row.population, words),
      day: sayDay(row.population_as_of, words),
      rate: sayNumber(at, words, 3),
      other: nameOf(undivided.row, undivided.indicator, words),
      other_value: sayValue(undivided.row, undivided.indicator, words),
    },
    observed: [row, undivided.row],
  }
}

/** Two numbers for one place and year, and which is charted. */
export const workContradictions: Work = (material, words) => {
  const i = 'reconsideration.intake'
  const indicator = material.catalogue.indicators.get(i)
  const found = takeOne(own(material, i)).find(({ others }) => others.length > 0)
  const [other] = found?.others ?? []
  if (indicator === undefined || found === undefined || other === undefined) return null
  const said = (row: Observation) =>
    words.say('method.contradictions.said', {
      value: sayValue(row, indicator, words),
      source: titleWithin(row.source_title, words),
      published: row.published === null ? '' : sayDay(row.published, words),
    })
  return {
    fill: {
      what: nameOf(found.row, indicator, words),
      charted: said(found.row),
      other: said(other),
      rule: words.say(`taking.${takingRule(found.row, other)}`, {
        quality: words.say(`quality.${found.row.quality}`),
        other_quality: words.say(`quality.${other.quality}`),
      }),
    },
    observed: [found.row, other],
  }
}

/** An observation with its indicator. */
interface Picked {
  readonly row: Observation
  readonly indicator: Indicator
}

function own(material: Material, i: string): readonly Observation[] {
  return (material.rows.get(i) ?? []).filter((row) => row.indicator_id === i)
}

function pick(
  material: Material,
  i: string,
  id: string | null,
  fits: (row: Observation) => boolean = (row) => row.id === id,
): Picked | null {
  const row = own(material, i).find(fits)
  const indicator = material.catalogue.indicators.get(i)
  return row === undefined || indicator === undefined ? null : { row, indicator }
}

function ofPlace(material: Material, i: string, place: string, key: string): Picked | null {
  return pick(material, i, null, (row) => row.jurisdiction_id === place && periodKey(row) === key)
}

function sketched(
  row: Observation,
  indicator: Indicator,
  interval: Span | null,
  words: Words,
  theme: Theme,
  at: number | null = position(row),
): PlotRow {
  const colours = palette(theme)
  const rate = indicator.measure === 'proportion'
  const value = rate ? sayValue(row, indicator, words) : sayNumber(at ?? 0, words, 3)
  return {
    label: sayPlace(row, words),
    aside: sayPeriod(row, words),
    marks: valueMarks(row, at, {
      form: 'dot',
      colour: colours.plain,
      apart: false,
      interval,
      scale: 1,
      colours,
      tip: sayTip(row, indicator, words),
    }),
    text: value,
    small: rate ? sayBase(row, words) : sayValue(row, indicator, words),
  }
}

/** Place, indicator and period, as a name: 江油市行政复议综合纠错率（2020年）. */
function nameOf(row: Observation, indicator: Indicator, words: Words): string {
  return words.say('method.name', {
    place: sayPlace(row, words),
    indicator: sayIndicator(indicator, words),
    period: sayPeriod(row, words),
  })
}

function sayWithin(within: Span | null, indicator: Indicator, words: Words): string {
  if (within === null) return ''
  const unit = sayUnit(indicator, words)
  const number = (x: number) => withUnit(formatNumber(x, words.lang, 4), unit, words.lang)
  return Number.isFinite(within.high)
    ? words.say('method.values.between', { low: number(within.low), high: number(within.high) })
    : words.say('method.values.from', { low: number(within.low) })
}

function ends({ low, high }: Span, words: Words) {
  return { low: sayPercent(low, 1, words), high: sayPercent(high, 1, words) }
}

function sayNumber(x: number, words: Words, digits = 0): string {
  return formatNumber(x, words.lang, digits, digits > 0).replace('-', '−')
}

function sayPercent(x: number, digits: number, words: Words): string {
  return withUnit(sayNumber(x, words, digits), '%', words.lang)
}

function isThere<T>(thing: T | null | undefined): thing is T {
  return thing !== null && thing !== undefined
}
