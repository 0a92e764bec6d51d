import { groupBy, listed } from '../collect.ts'
import { type Facts, type Finding, factOf, factsOf } from '../findings.ts'
import { gives, possibleNumerators } from '../rates.ts'
import { wilson } from '../statistics.ts'
import { isRate, lastDigit, leeway, meet, type Span, span } from '../values.ts'
import { computedFact, finding } from './find.ts'
import { type AuditRow, type ById, settingKey } from './row.ts'

/** How much of one part of a whole a rate's unit is: 100 for per cent, 10,000 for 件/万人, 1 for times. */
export function scaleOf({ unit_zh }: Pick<AuditRow, 'unit_zh'>): number {
  if (unit_zh.startsWith('%')) return 100
  if (unit_zh.startsWith('‰')) return 1000
  const per = unit_zh.match(/[/每](百万|十万|10万|万|千|百)/)?.[1] ?? ''
  return PER[per] ?? 1
}

const PER: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1e4,
  十万: 1e5,
  '10万': 1e5,
  百万: 1e6,
}

/**
 * Checks 2 and 3: each rate against what it rests on. Numerator and denominator published: within the rounding of
 * its digits it is one over the other. The denominator alone: some whole number has to give it. No denominator
 * named: where the source publishes what the indicator is a rate of, one of these has to give it.
 */
export function rateFindings(rows: readonly AuditRow[], byId: ById): Finding[] {
  const bySetting = groupBy(rows, (row) => `${row.source_id}\t${settingKey(row)}`)
  const wholes = wholesOf(rows, byId)
  return rows.flatMap((rate) => {
    if (rate.value === null || rate.value_kind === 'direction' || rate.value_kind === 'missing') return []
    const from = byId.get(rate.change_from ?? '')
    const to = byId.get(rate.change_to ?? '')
    if (from !== undefined && to !== undefined) return changeFinding(rate, from, to)
    const numerators = listed(rate.numerator_ids).flatMap((id) => byId.get(id) ?? [])
    if (numerators.length < listed(rate.numerator_ids).length) return []
    const denominator = byId.get(rate.rate_of ?? '')
    if (denominator !== undefined)
      return numerators.length > 0
        ? quotientFinding(rate, numerators, denominator, wholes.get(denominator.id) ?? [])
        : possibleFinding(rate, denominator)
    if (!isRate(rate) || rate.rate_of !== null) return []
    const around = bySetting.get(`${rate.source_id}\t${settingKey(rate)}`) ?? []
    return unexplainedFinding(rate, numerators, around)
  })
}

/** Each row with the wider wholes that it is a part of: by its total, or by a rate that counts it alone. */
function wholesOf(rows: readonly AuditRow[], byId: ById): ReadonlyMap<string, readonly AuditRow[]> {
  const pairs = rows.flatMap((row) => [
    ...(row.part_of === null ? [] : [{ part: row.id, whole: row.part_of }]),
    ...(row.rate_of === null || row.numerator_ids === null
      ? []
      : [{ part: row.numerator_ids, whole: row.rate_of }]),
  ])
  return new Map(
    [...groupBy(pairs, ({ part }) => part)].map(([part, list]) => [
      part,
      [...new Set(list.map(({ whole }) => whole))].flatMap((id) => byId.get(id) ?? []),
    ]),
  )
}

function quotientFinding(
  rate: AuditRow,
  numerators: readonly AuditRow[],
  denominator: AuditRow,
  wholes: readonly AuditRow[],
): Finding[] {
  const n = added(numerators)
  const d = span(denominator, denominator.measure)
  if (n === null || d === null || !(d.low > 0)) return []
  const agrees = canBe(rate, n, d)
  const wider = agrees ? wholes.filter((whole) => isOther(rate, n, whole)) : []
  const [whole] = wider
  return [
    finding(agrees ? 'rate_matches' : 'rate_disagrees', [rate, ...numerators, denominator], {
      ...rateFacts(rate),
      numerators: factsOf(numerators),
      denominator: factOf(denominator),
      computed: computedFact(quotient(rate, n, d)),
      ...(whole === undefined
        ? {}
        : { wider: factOf(whole), wider_gives: computedFact(quotient(rate, n, exactly(whole.value ?? 0))) }),
      ...(agrees ? intervalFacts(rate, n, d) : {}),
    }),
  ]
}

/** Whether a wider whole was known and gives another rate: the digits then say which was meant. */
function isOther(rate: AuditRow, n: Span, whole: AuditRow): boolean {
  return whole.value_kind === 'exact' && (whole.value ?? 0) > 0 && !canBe(rate, n, exactly(whole.value ?? 0))
}

function intervalFacts(rate: AuditRow, n: Span, d: Span): Facts {
  const interval =
    rate.interval === 'wilson' && n.low === n.high && d.low === d.high ? wilson(n.low, d.low) : null
  return interval === null ? {} : { interval_low: interval.low, interval_high: interval.high }
}

function possibleFinding(rate: AuditRow, denominator: AuditRow): Finding[] {
  const possible = wholeNumbers(rate, denominator)
  if (possible === null || possible.length > 1) return []
  const facts = { ...rateFacts(rate), denominator: factOf(denominator) }
  const [only] = possible
  if (only !== undefined)
    return [
      finding('rate_inferred', [rate, denominator], { ...facts, computed: computedFact(exactly(only)) }),
    ]
  const d = denominator.value ?? 0
  const below = Math.floor(((rate.value ?? 0) * d) / 100)
  return [
    finding('rate_impossible', [rate, denominator], {
      ...facts,
      below,
      below_gives: (100 * below) / d,
      above: below + 1,
      above_gives: (100 * (below + 1)) / d,
    }),
  ]
}

/**
 * The whole numbers that can be the numerator of a rate; null where that can't be asked: a bound, a rate that is
 * no per cent, a denominator that is rounded or counts nothing whole.
 */
function wholeNumbers(rate: AuditRow, denominator: AuditRow): number[] | null {
  const { value } = rate
  const d = denominator.value
  const asked =
    rate.value_kind === 'exact' &&
    isRate(rate) &&
    scaleOf(rate) === 100 &&
    denominator.value_kind === 'exact' &&
    denominator.measure === 'count' &&
    denominator.rounded_to === null
  if (!asked || value === null || d === null || !(d > 0) || !Number.isInteger(d)) return null
  const most = rate.measure === 'proportion' ? d : Number.POSITIVE_INFINITY
  return possibleNumerators(value, lastDigit(rate), d, most)
}

/**
 * A rate whose source names no denominator, but publishes numbers of the right indicators for the same place,
 * body and period: none of them gives it.
 */
function unexplainedFinding(
  rate: AuditRow,
  named: readonly AuditRow[],
  around: readonly AuditRow[],
): Finding[] {
  const candidates = around.filter(({ indicator_id }) => indicator_id === rate.denominator_id)
  if (candidates.length === 0) return []
  const wanted = listed(rate.numerator_id)
  const found = wanted.flatMap((id) => around.find(({ indicator_id }) => indicator_id === id) ?? [])
  const numerators = named.length > 0 ? named : found.length === wanted.length ? found : []
  const n = added(numerators)
  const explains = candidates.some((candidate) => {
    const d = span(candidate, candidate.measure)
    if (d === null || !(d.low > 0)) return true
    return n === null ? wholeNumbers(rate, candidate)?.length !== 0 : canBe(rate, n, d)
  })
  if (explains) return []
  return [
    finding('rate_unexplained', [rate, ...numerators, ...candidates], {
      ...rateFacts(rate),
      numerators: factsOf(numerators),
      denominators: factsOf(candidates),
      ...(n === null
        ? {}
        : {
            computed: candidates
              .map((candidate) => computedFact(quotient(rate, n, exactly(candidate.value ?? 0))))
              .join(';'),
          }),
    }),
  ]
}

/** A change between two numbers: points and counts are their difference, per cent is of the first; a cut counts as its size. */
function changeFinding(rate: AuditRow, from: AuditRow, to: AuditRow): Finding[] {
  const [a, b] = [span(from, from.measure), span(to, to.measure)]
  if (a === null || b === null) return []
  const relative = rate.unit_zh.startsWith('%')
  if (relative && !(a.low > 0)) return []
  const change = relative
    ? { low: 100 * (b.low / a.high - 1), high: 100 * (b.high / a.low - 1) }
    : { low: b.low - a.high, high: b.high - a.low }
  const size = change.high <= 0 && (rate.value ?? 0) >= 0 ? { low: -change.high, high: -change.low } : change
  const said = leeway(rate)
  const agrees = said !== null && meet(said, clean(size))
  return [
    finding(agrees ? 'rate_matches' : 'rate_disagrees', [rate, from, to], {
      ...rateFacts(rate),
      from: factOf(from),
      to: factOf(to),
      from_unit_zh: from.unit_zh,
      from_unit_en: from.unit_en,
      direction: change.high <= 0 ? -1 : 1,
      computed: computedFact(clean(size)),
    }),
  ]
}

/** Whether n of d can be the rate: within the rounding of its digits, or within its bound. */
function canBe(rate: AuditRow, n: Span, d: Span): boolean {
  const scale = scaleOf(rate)
  if (rate.value_kind === 'exact' && n.low === n.high && d.low === d.high)
    return gives(n.low * (scale / 100), d.low, rate.value ?? 0, lastDigit(rate))
  const said = leeway({ ...rate, rounded_to: lastDigit(rate) })
  return said === null || meet(said, quotient(rate, n, d))
}

function quotient(rate: AuditRow, n: Span, d: Span): Span {
  const scale = scaleOf(rate)
  return clean({ low: (scale * n.low) / d.high, high: (scale * n.high) / d.low })
}

function added(rows: readonly AuditRow[]): Span | null {
  const spans = rows.map((row) => span(row, row.measure))
  const known = spans.flatMap((one) => one ?? [])
  if (known.length === 0 || known.length < spans.length) return null
  return known.reduce((sum, one) => ({ low: sum.low + one.low, high: sum.high + one.high }))
}

function rateFacts(rate: AuditRow): Facts {
  return { unit_zh: rate.unit_zh, unit_en: rate.unit_en, stated: factOf(rate), digit: lastDigit(rate) }
}

function exactly(value: number): Span {
  return { low: value, high: value }
}

/** Without the dust of binary fractions. */
function clean({ low, high }: Span): Span {
  const plain = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(12)) : value)
  return { low: plain(low), high: plain(high) }
}
