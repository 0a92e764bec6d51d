import type { Words } from '../i18n/words.ts'
import { distinct, groupBy } from '../model/collect.ts'
import { decimalsOf, formatNumber, formatPerHead, withUnit } from '../model/formats.ts'
import { isMonthEnd, monthEnd } from '../model/periods.ts'
import { restOf } from '../model/rates.ts'
import { hasFewCases, intervalOf, oneCaseWeighs } from '../model/statistics.ts'
import type { Indicator, Observation, Period, Quantity } from '../model/types.ts'
import { decimalsIn, isRate } from '../model/values.ts'
import type { SourceRef, Tip } from './figure.ts'

/** The indicator's name in the words' language. */
export function sayIndicator(indicator: Indicator, words: Words): string {
  return words.lang === 'zh' ? indicator.name_zh : indicator.name_en
}

/** The indicator's unit in the words' language. */
export function sayUnit(indicator: Pick<Indicator, 'unit_zh' | 'unit_en'>, words: Words): string {
  return words.lang === 'zh' ? indicator.unit_zh : indicator.unit_en
}

/** The same, or that for each 10,000 residents. */
export function sayUnitBy(
  indicator: Pick<Indicator, 'unit_zh' | 'unit_en'>,
  by: 'count' | 'per10k',
  words: Words,
): string {
  const unit = sayUnit(indicator, words)
  return by === 'per10k' ? words.say('unit.per10k', { unit }) : unit
}

/** A number per 10,000 residents of what an indicator counts, with its unit. */
export function sayPer10k(
  value: number,
  indicator: Pick<Indicator, 'unit_zh' | 'unit_en'>,
  words: Words,
): string {
  return withUnit(formatPerHead(value, words.lang), sayUnitBy(indicator, 'per10k', words), words.lang)
}

/** The place's name in the words' language. */
export function sayPlace(
  place: { readonly place_zh: string; readonly place_en: string },
  words: Words,
): string {
  return words.lang === 'zh' ? place.place_zh : place.place_en
}

/** The body's name in the words' language. */
export function sayBody(body: { readonly body_zh: string; readonly body_en: string }, words: Words): string {
  return words.lang === 'zh' ? body.body_zh : body.body_en
}

/** The note in the words' language, if there is one. */
export function sayNote(row: Observation, words: Words): string | null {
  return words.lang === 'zh' ? row.note_zh : row.note_en
}

/**
 * A value in the author's words, with its unit: `at least 85 %`, `2.54万 件` only as stated digits allow
 * (25,400), `3 to 5 days`. A missing value says why it is missing; it is never 0.
 */
export function sayValue(
  quantity: Quantity,
  indicator: Pick<Indicator, 'unit_zh' | 'unit_en'>,
  words: Words,
): string {
  const { value, value_high, value_kind } = quantity
  if (value_kind === 'missing' || value === null)
    return words.say(`missing.${quantity.missing_reason ?? 'not_stated'}`)
  if (value_kind === 'direction') return words.say(value >= 0 ? 'value.rose' : 'value.fell')
  const unit = unitFor(value, sayUnit(indicator, words), words)
  const decimals =
    quantity.rounded_to === null ? decimalsShown(value) : Math.max(decimalsOf(quantity.rounded_to), 0)
  const number = (x: number) => formatNumber(x, words.lang, decimals, quantity.rounded_to !== null)
  const full = (text: string) => withUnit(text, unit, words.lang)
  switch (value_kind) {
    case 'at_least':
    case 'at_most':
    case 'about':
      return words.say(`value.${value_kind}`, { value: full(number(value)) })
    case 'range':
      return words.say('value.range', {
        // In Chinese both ends carry the per cent sign (GB/T 15835).
        value: words.lang === 'zh' && unit === '%' ? full(number(value)) : number(value),
        high: full(number(value_high ?? value)),
      })
    default:
      return full(number(value))
  }
}

/** The unit as it stands behind that number: 1 case, 2 cases; Chinese has one form. */
function unitFor(value: number, unit: string, words: Words): string {
  if (words.lang !== 'en' || value !== 1) return unit
  return unit.replace(
    /^(\S+? )?([a-z-]+?)(ies|s)(?= |$)/,
    (_all, before = '', stem: string, end: string) => `${before}${stem}${end === 'ies' ? 'y' : ''}`,
  )
}

function decimalsShown(value: number): number {
  return Math.min(4, decimalsIn(value))
}

/** A day: 2022年8月29日, 2022-08-29. */
export function sayDay(date: string, words: Words): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const plain = (text: string) => (words.lang === 'zh' ? Number(text) : text)
  return words.say('date.day', { year, month: plain(month), day: plain(day) })
}

/** A period in words: 2020年, 2018—2022年, 2021年1月至2021年6月, 截至…, 累计至…, 2022年目标. */
export function sayPeriod(period: Period, words: Words): string {
  const { period_kind, period_start, period_end } = period
  const endYear = period_end.slice(0, 4)
  if (period_kind === 'target') return words.say('period.target', { year: endYear })
  if (period_kind === 'as_of') {
    return period_end.endsWith('-12-31')
      ? words.say('period.end_of_year', { year: endYear })
      : words.say('period.as_of', { date: sayDay(period_end, words) })
  }
  if (period_start === null) return words.say('period.cumulative', { date: sayDay(period_end, words) })
  if (period_kind === 'cumulative')
    return words.say('period.cumulative_since', {
      from: sayDay(period_start, words),
      date: sayDay(period_end, words),
    })
  return saySpan(period_start, period_end, words)
}

function saySpan(start: string, end: string, words: Words): string {
  if (start === end) return sayDay(start, words)
  const from = start.slice(0, 4)
  const to = end.slice(0, 4)
  if (start.endsWith('-01-01') && end.endsWith('-12-31'))
    return from === to ? words.say('period.year', { year: from }) : words.say('period.years', { from, to })
  if (start.endsWith('-01') && isMonthEnd(end)) {
    const month = (date: string) =>
      words.say('period.month', {
        year: date.slice(0, 4),
        month: words.lang === 'zh' ? Number(date.slice(5, 7)) : date.slice(5, 7),
      })
    return start.slice(0, 7) === end.slice(0, 7)
      ? month(start)
      : words.say('period.span', { from: month(start), to: month(end) })
  }
  return words.say('period.span', { from: sayDay(start, words), to: sayDay(end, words) })
}

/**
 * What a rate rests on, in small ink: 4/6, with what one case weighs where they are few; which of both is
 * inferred, or not published. At length: `sayRest`.
 */
export function sayBase(row: Observation, words: Words): string {
  const { n, d, numerator, denominator } = restOf(row)
  const number = (x: number) => formatNumber(x, words.lang)
  if (d === null)
    return n === null ? words.say('rate.d_unknown') : words.say('rate.n_of_unknown', { n: number(n) })
  if (n === null) return withWeight(words.say('rate.n_unknown', { d: number(d) }), row, words)
  const base = words.say('rate.nd', { n: number(n), d: number(d) })
  if (denominator === 'inferred') return withWeight(words.say('rate.d_inferred', { base }), row, words)
  return withWeight(numerator === 'inferred' ? words.say('rate.n_inferred', { base }) : base, row, words)
}

function withWeight(base: string, row: Observation, words: Words): string {
  const weight = sayWeight(row, words)
  return weight === null ? base : `${base}${words.say('list.semicolon')}${weight}`
}

/** What one case weighs in a rate of few cases: one case = 16.7 points; null where they are more, or not known. */
function sayWeight(row: Observation, words: Words): string | null {
  if (row.d === null || !hasFewCases(row)) return null
  return words.say('rate.one_case', { points: formatNumber(oneCaseWeighs(row.d), words.lang, 1) })
}

/** The 95 % interval of a rate, or of a count per 10,000 residents; none where there is none, or no upper end. */
export function sayInterval(
  row: Observation,
  indicator: Indicator,
  by: 'count' | 'per10k',
  words: Words,
): string[] {
  const interval = intervalOf(row, indicator, by)
  if (interval === null || !Number.isFinite(interval.high)) return []
  const number = (x: number) =>
    by === 'per10k' ? formatPerHead(x, words.lang) : formatNumber(x, words.lang, 1, true)
  const ends = { low: number(interval.low), high: number(interval.high) }
  return [words.say(by === 'per10k' ? 'rate.interval.per10k' : 'rate.interval', ends)]
}

/** By which count of residents a number is divided, and of which day; none where none may be used. */
export function sayResidents({ population, population_as_of }: Observation, words: Words): string[] {
  if (population === null || population_as_of === null) return []
  const fill = { population: formatNumber(population, words.lang), date: sayDay(population_as_of, words) }
  return [words.say('tip.population', fill)]
}

/** What a rate rests on, at length: where its denominator is said, and where its numerator. */
export function sayRest(row: Observation, indicator: Indicator, words: Words): string {
  const { n, d, numerator, denominator } = restOf(row)
  const number = (x: number | null) => (x === null ? '' : formatNumber(x, words.lang))
  const value = sayValue(row, indicator, words)
  return [
    words.say(`rest.denominator.${denominator}`, {
      value,
      d: number(d),
      whole: number(row.d_whole),
      where: row.d_locator ?? '',
    }),
    words.say(`rest.numerator.${numerator}`, { value, n: number(n), d: number(d) }),
  ].join(words.say('list.semicolon'))
}

/** A fact without a level, an arrow before its words: ↑ rose (by how much is not stated), ↓ fell by 7.9 points. */
export function sayMove(row: Observation, indicator: Indicator, words: Words): string {
  const way = row.value ?? 0
  return `${way > 0 ? '↑' : way < 0 ? '↓' : '→'} ${sayMoved(row, indicator, words)}`
}

/** The same in words alone, for beside a drawn arrow. */
export function sayMoved(row: Observation, indicator: Indicator, words: Words): string {
  const way = row.value ?? 0
  if (row.value_kind === 'direction') return sayValue(row, indicator, words)
  const size = sayValue({ ...row, value: Math.abs(way) }, indicator, words)
  return words.say(way > 0 ? 'value.rose_by' : way < 0 ? 'value.fell_by' : 'value.unchanged', { value: size })
}

/** Whether it says only which way, or how far something moved: it has no place on a scale of levels. */
export function isMove(row: Quantity, { measure }: Pick<Indicator, 'measure'>): boolean {
  return row.value_kind === 'direction' || (measure === 'change' && row.value_kind !== 'missing')
}

/** What every mark of an observation tells: place, body, value, base, period, source, note. */
export function sayTip(
  row: Observation,
  indicator: Indicator,
  words: Words,
  more: readonly string[] = [],
): Tip {
  const note = sayNote(row, words)
  return {
    title: `${sayPlace(row, words)}${words.say('list.colon')}${sayValue(row, indicator, words)}`,
    lines: [
      sayIndicator(indicator, words),
      ...(isRate(indicator) && row.value_kind !== 'missing' ? sayBases(row, indicator, words) : []),
      ...more,
      words.say('tip.period', { period: sayPeriod(row, words) }),
      words.say('tip.body', { body: sayBody(row, words) }),
      words.say('tip.source', { source: row.source_title }),
      ...(note === null ? [] : [words.say('tip.note', { note })]),
    ],
  }
}

/** In small ink; at length too, where that says more. */
function sayBases(row: Observation, indicator: Indicator, words: Words): string[] {
  const { denominator, numerator } = restOf(row)
  const plain = denominator === 'not_stated' || (denominator === 'stated' && numerator === 'stated')
  return [sayBase(row, words), ...(plain ? [] : [sayRest(row, indicator, words)])]
}

/** The publications that rows rest on, each once, in order of first use. */
export function sourcesOf(rows: readonly Observation[]): SourceRef[] {
  const seen = new Map<string, SourceRef>()
  for (const row of rows) {
    if (!seen.has(row.source_id)) {
      seen.set(row.source_id, {
        id: row.source_id,
        title: row.source_title,
        publisher: row.publisher,
        published: row.published,
        url: row.url,
      })
    }
  }
  return [...seen.values()]
}

/** A list in words: 甲、乙、丙; a, b, c. */
export function sayList(items: readonly string[], words: Words): string {
  return items.join(words.say('list.comma'))
}

/** A period key (`periodKey` of model/periods) in words. */
export function sayPeriodKey(key: string, words: Words): string {
  if (key === 'latest') return words.say('period.latest')
  if (key.startsWith('target-')) return words.say('period.target', { year: key.slice('target-'.length) })
  if (/^\d{4}$/.test(key)) return words.say('period.year', { year: key })
  if (/^\d{4}-\d{4}$/.test(key)) return words.say('period.years', { from: key.slice(0, 4), to: key.slice(5) })
  const [from = '', to = ''] = key.includes('..') ? key.split('..') : ['', key]
  if (from === '')
    return words.say(key.includes('..') ? 'period.cumulative' : 'period.as_of', { date: sayDay(to, words) })
  if (from.length === 7) return saySpan(`${from}-01`, monthEnd(to), words)
  return saySpan(from, to, words)
}

/**
 * Names for places shown together: where two places have one name, each gets the name of what it lies in
 * (宝山区（上海市）; Baoshan (Yunnan)).
 */
export function placeNames(rows: readonly Observation[], words: Words): ReadonlyMap<string, string> {
  const byName = groupBy(
    distinct(rows, (row) => row.jurisdiction_id),
    (row) => sayPlace(row, words),
  )
  return new Map(
    [...byName].flatMap(([place, same]) =>
      same.map((row): [string, string] => {
        const parent = words.lang === 'zh' ? row.parent_zh : row.parent_en
        const named =
          same.length === 1 || parent === null ? place : words.say('place.within', { place, parent })
        return [row.jurisdiction_id, named]
      }),
    ),
  )
}
