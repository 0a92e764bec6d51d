import { showDistribution } from '../../figures/distribution/show.ts'
import type { View } from '../../figures/figure.ts'
import { sayIndicator } from '../../figures/say.ts'
import { showScatter } from '../../figures/scatter/show.ts'
import { LEAST_FOR_INTERVAL } from '../../model/correlation.ts'
import { formatNumber, withUnit } from '../../model/formats.ts'
import type { Work } from './worked.ts'

/** What the examples of quartiles and of rank correlation are about; the page asks for these rows. */
export const RELATED = {
  bounded: { i: 'litigation.appearance_rate', period: '2017' },
  x: 'disclosure.reconsideration_cases',
  y: 'disclosure.litigation_cases',
  period: '2024',
} as const

const CHOICE: Omit<View, 'catalogue' | 'lang' | 'theme'> = {
  places: [],
  period: null,
  by: null,
  intervals: true,
  anyway: false,
  near: false,
  taken: [],
  hidden: [],
  levels: [],
  width: 900,
}

/** Quartiles of values of which most are bounds: how far these leave them open. */
export const workQuartiles: Work = ({ rows, catalogue }, words, theme) => {
  const { i, period } = RELATED.bounded
  const view = { ...CHOICE, period, catalogue, lang: words.lang, theme }
  const { dots, quartiles, ranking } = showDistribution(rows.get(i) ?? [], view, { i })
  const { indicator } = ranking
  if (quartiles === null || indicator === null) return null
  const percent = (x: number) => withUnit(formatNumber(x, words.lang, 1), '%', words.lang)
  return {
    fill: {
      indicator: sayIndicator(indicator, words),
      year: period,
      count: dots.length,
      bounds: dots.filter(({ row }) => row.value_kind !== 'exact').length,
      median_low: percent(quartiles.median.low),
      median_high: percent(quartiles.median.high),
      lower_low: percent(quartiles.lower.low),
      lower_high: percent(quartiles.lower.high),
    },
    observed: dots.map(({ row }) => row),
  }
}

/** The correlation of few places by all orders, and of more, with neighbouring years, by its interval. */
export const workCorrelation: Work = ({ rows, catalogue }, words, theme) => {
  const { x, y, period } = RELATED
  const own = [...(rows.get(x) ?? []), ...(rows.get(y) ?? [])]
  const view = { ...CHOICE, period, catalogue, lang: words.lang, theme }
  const few = showScatter(own, view, { x, y })
  const more = showScatter(own, { ...view, near: true }, { x, y })
  const number = (value: number, digits = 2) =>
    formatNumber(value, words.lang, digits, true).replace('-', '−')
  const { rho, p } = few.correlation
  const { rho: wider, interval } = more.correlation
  const [first, second] = [x, y].map((id) => catalogue.indicators.get(id))
  if (rho === null || p === null || wider === null || interval === null) return null
  if (first === undefined || second === undefined) return null
  return {
    fill: {
      x: sayIndicator(first, words),
      y: sayIndicator(second, words),
      year: period,
      few: few.correlation.pairs,
      few_rho: number(rho),
      p: number(p, 3),
      more: more.correlation.pairs,
      more_rho: number(wider),
      low: number(interval.low),
      high: number(interval.high),
      least: LEAST_FOR_INTERVAL,
    },
    observed: more.points.flatMap((point) => [point.x.row, point.y.row]),
  }
}
