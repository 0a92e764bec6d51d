import { describe, expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { holdAgainst, medianInterval } from './standing.ts'
import type { Indicator, Observation } from './types.ts'

const loss = indicator({
  measure: 'proportion',
  interval: 'wilson',
  polarity: 'lower_is_better',
  unit_zh: '%',
  unit_en: '%',
})
const staff = { ...loss, interval: 'none', polarity: 'higher_is_better' } as const satisfies Indicator
const cases = indicator()

function rate(n: number, d: number): Observation {
  return observation({ value: Math.round((1000 * n) / d) / 10, rounded_to: 0.1, n, d })
}
function stated(value: number, over: Partial<Observation> = {}): Observation {
  return observation({ value, rounded_to: 0.1, ...over })
}
const count = (value: number, over: Partial<Observation> = {}) => observation({ value, ...over })

describe('the interval of a median', () => {
  test.each([
    // n, k: exact confidence 1 − 2 P(X < k), X binomial(n, ½): 96.9, 99.2, 97.9, 95.9, 96.5 %
    [6, 1],
    [8, 1],
    [10, 2],
    [15, 4],
    [20, 6],
  ])('of %i values goes from the smallest but %i - 1 to the greatest but as many', (n, k) => {
    const spans = Array.from({ length: n }, (_, at) => ({ low: at + 1, high: at + 1 }))
    expect(medianInterval(spans)).toEqual({ low: k, high: n + 1 - k })
  })

  test('needs six values', () => {
    expect(medianInterval([1, 2, 3, 4, 5].map((at) => ({ low: at, high: at })))).toBeNull()
  })

  test('of bounds goes from the lower ends to the upper ends', () => {
    const spans = [80, 81, 82, 83, 84, 85].map((low) => ({ low, high: 100 }))
    expect(medianInterval(spans)).toEqual({ low: 80, high: 100 })
  })
})

describe('against a group', () => {
  test('whose n and d are all known: pooled, told by Newcombe’s difference (56/70 less 48/80: 5.2 to 33.4 points)', () => {
    const others = [rate(16, 27), rate(16, 27), rate(16, 26)]
    const standing = holdAgainst(rate(56, 70), others, loss)
    expect(standing).toMatchObject({ benchmark: 60, others: 3, basis: 'pooled', verdict: 'worse' })
    expect(standing.low).toBeCloseTo(49.0, 1)
    expect(standing.high).toBeCloseTo(70.0, 1)
    expect(holdAgainst(rate(46, 70), others, loss).verdict).toBe('cannot_tell')
  })

  test('of which one d is not known: its median', () => {
    const others = [rate(16, 27), rate(16, 27), stated(61.5)]
    expect(holdAgainst(rate(56, 70), others, loss)).toEqual({
      benchmark: 59.3,
      low: null,
      high: null,
      others: 3,
      basis: 'median',
      verdict: 'cannot_tell',
      why: 'few_for_median',
    })
  })

  test('of shares of staff: outside the interval of the median by what was stated', () => {
    const others = [80, 82, 84, 86, 88, 90].map((value) => stated(value))
    expect(holdAgainst(stated(90.5), others, staff)).toMatchObject({
      benchmark: 85,
      basis: 'median',
      verdict: 'better',
    })
    expect(holdAgainst(stated(79), others, staff).verdict).toBe('worse')
    expect(holdAgainst(stated(89.9), others, staff).verdict).toBe('cannot_tell')
  })

  test('a rate of cases without n and d can’t be told from a median, wherever it lies', () => {
    const others = [80, 82, 84, 86, 88, 90].map((value) => stated(value))
    expect(holdAgainst(stated(95), others, loss)).toMatchObject({ verdict: 'cannot_tell', why: 'no_base' })
    expect(holdAgainst(rate(190, 200), others, loss).verdict).toBe('worse')
    expect(holdAgainst(stated(85), others, loss).why).toBeUndefined()
  })

  test('says where it is told by the number as stated, without chance', () => {
    const others = [80, 82, 84, 86, 88, 90].map((value) => stated(value))
    expect(holdAgainst(stated(90.5), others, staff).asStated).toBe(true)
    expect(holdAgainst(stated(85), others, staff).asStated).toBeUndefined()
    expect(holdAgainst(rate(190, 200), others, loss).asStated).toBeUndefined()
    expect(holdAgainst(stated(92.4), [stated(92.3)], staff, 'place').asStated).toBe(true)
  })

  test('a pool of places that differ by more than chance gives its dispersion: 10 to 50 % of 1,000 each', () => {
    const others = [100, 200, 300, 400, 500].map((n) => rate(n, 1000))
    const standing = holdAgainst(rate(300, 1000), others, loss)
    // z from −13.80 to 13.80: (2 × 190.48 + 2 × 47.62) / 5
    expect(standing).toMatchObject({ basis: 'pooled', benchmark: 30, verdict: 'cannot_tell' })
    expect(standing.dispersion).toBeCloseTo(95.24, 2)
    const alike = [300, 305, 295, 302, 298].map((n) => rate(n, 1000))
    const apart = holdAgainst(rate(900, 1000), alike, loss)
    expect(apart).toMatchObject({ verdict: 'worse' })
    expect(apart.dispersion).toBeUndefined()
  })

  test('of fewer than three: not judged', () => {
    expect(holdAgainst(count(5), [count(1), count(2)], cases)).toMatchObject({
      verdict: 'unjudged',
      why: 'few',
      others: 2,
    })
  })

  test('a bound that reaches into the interval can’t be told, and says why; one beyond it can', () => {
    const others = [80, 82, 84, 86, 88, 90].map((value) => stated(value))
    const least = (value: number) => stated(value, { value_kind: 'at_least' })
    expect(holdAgainst(least(85), others, staff)).toMatchObject({ verdict: 'cannot_tell', why: 'bounds' })
    expect(holdAgainst(least(95), others, staff).verdict).toBe('better')
    expect(holdAgainst(stated(70, { value_kind: 'at_most' }), others, staff).verdict).toBe('worse')
  })

  test('what is missing is no member and is not judged; a target is never an achievement', () => {
    const missing = count(0, { value: null, value_kind: 'missing', missing_reason: 'not_stated' })
    const others = [1, 2, 3].map((value) => count(value))
    expect(holdAgainst(missing, others, cases)).toMatchObject({ verdict: 'unjudged', why: 'no_level' })
    expect(holdAgainst(count(5), [missing, ...others], cases).others).toBe(3)
    expect(holdAgainst(count(5, { period_kind: 'target' }), others, cases).why).toBe('target')
  })

  test('of counts, which are neither good nor bad: higher, lower', () => {
    const others = [10, 20, 30, 40, 50, 60].map((value) => count(value))
    expect(holdAgainst(count(61), others, cases).verdict).toBe('higher')
    expect(holdAgainst(count(9), others, cases).verdict).toBe('lower')
  })
})

describe('per 10,000 residents', () => {
  const residents = (value: number, population: number | null) => count(value, { population })
  // 1, 2 … 6 cases for each 10,000
  const others = [100, 200, 300, 400, 500, 600].map((value) => residents(value, 1_000_000))

  test('counts are held by Byar’s intervals against the median of the others', () => {
    expect(holdAgainst(residents(900, 1_000_000), others, cases, 'group', 'per10k')).toMatchObject({
      benchmark: 3.5,
      low: 1,
      high: 6,
      verdict: 'higher',
    })
    expect(holdAgainst(residents(6, 10_000), others, cases, 'group', 'per10k').verdict).toBe('cannot_tell')
  })

  test('what has no residents to be divided by is no member and is not judged', () => {
    const standing = holdAgainst(residents(900, null), others, cases, 'group', 'per10k')
    expect(standing).toMatchObject({ verdict: 'unjudged', why: 'no_population' })
    const few = [residents(1, null), ...others.slice(0, 2)]
    expect(holdAgainst(residents(9, 10_000), few, cases, 'group', 'per10k')).toMatchObject({
      why: 'few',
      others: 2,
    })
  })
})

describe('against one', () => {
  test('place: rates by the difference of their intervals', () => {
    expect(holdAgainst(rate(56, 70), [rate(48, 80)], loss, 'place')).toMatchObject({
      benchmark: 60,
      others: 1,
      basis: 'place',
      verdict: 'worse',
    })
  })

  test('place: a rate of cases without n and d is not judged', () => {
    expect(holdAgainst(stated(80), [rate(48, 80)], loss, 'place')).toMatchObject({
      benchmark: 60,
      verdict: 'unjudged',
      why: 'no_base',
    })
  })

  test('place: shares of staff by what was stated; rounded to a tenth, 92.4 is above 92.3', () => {
    expect(holdAgainst(stated(92.4), [stated(92.3)], staff, 'place').verdict).toBe('better')
    expect(holdAgainst(stated(92.4), [stated(92, { rounded_to: 1 })], staff, 'place').verdict).toBe(
      'cannot_tell',
    )
  })

  test('own past: counts of events by Byar’s intervals', () => {
    expect(holdAgainst(count(110), [count(100)], cases, 'own').verdict).toBe('cannot_tell')
    expect(holdAgainst(count(150), [count(100)], cases, 'own')).toMatchObject({
      benchmark: 100,
      basis: 'own',
      verdict: 'higher',
    })
  })

  test('own past per head: by counts where residents of either time are not known, and that is said', () => {
    const held = (now: number | null, then: number | null, [a, b]: [number, number] = [150, 100]) =>
      holdAgainst(count(a, { population: now }), [count(b, { population: then })], cases, 'own', 'per10k')
    expect(held(1_000_000, 1_000_000)).toMatchObject({ benchmark: 1, verdict: 'higher' })
    expect(held(1_000_000, 1_000_000)).not.toHaveProperty('byCounts')
    for (const [now, then] of [
      [1_000_000, null],
      [null, 1_000_000],
      [null, null],
    ] as const) {
      // Byar: 81.4 to 121.6 of 100, 127.0 to 176.0 of 150.
      expect(held(now, then)).toMatchObject({ benchmark: 100, verdict: 'higher', byCounts: true })
      expect(held(now, then, [110, 100])).toMatchObject({ verdict: 'cannot_tell', byCounts: true })
      expect(held(now, then).low).toBeCloseTo(81.36, 2)
      expect(held(now, then).high).toBeCloseTo(121.63, 2)
    }
  })

  test('own past by counts: exact below ten, at 0 too; what states no number stays unjudged', () => {
    const held = (now: number, then: number) =>
      holdAgainst(count(now), [count(then)], cases, 'own', 'per10k').verdict
    expect([held(3, 0), held(9, 0), held(0, 9), held(2, 9)]).toEqual([
      'cannot_tell',
      'higher',
      'lower',
      'cannot_tell',
    ])
    const missing = count(0, { value: null, value_kind: 'missing', missing_reason: 'pending' })
    const standing = holdAgainst(missing, [count(3)], cases, 'own', 'per10k')
    expect(standing).toMatchObject({ verdict: 'unjudged', why: 'no_level' })
    expect(standing).not.toHaveProperty('byCounts')
    expect(holdAgainst(count(3), [], cases, 'own', 'per10k')).toMatchObject({ why: 'no_past' })
  })

  test('nobody: not judged', () => {
    expect(holdAgainst(count(1), [], cases, 'own').why).toBe('no_past')
    expect(holdAgainst(count(1), [], cases, 'place').why).toBe('no_other')
  })
})
