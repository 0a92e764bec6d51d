import { describe, expect, test } from 'vitest'
import { seeded } from '../testing/seeded.ts'
import { addable, checkSum, remainder, shareSpan } from './sums.ts'
import type { PeriodKind, Quantity } from './types.ts'

const stated = (value: number | null, over: Partial<Quantity> = {}): Quantity => ({
  value_kind: value === null ? 'missing' : 'exact',
  value,
  value_high: null,
  rounded_to: null,
  missing_reason: value === null ? 'not_stated' : null,
  ...over,
})
const parts = (...values: readonly (number | null)[]) => values.map((value) => stated(value))

describe('the parts of a total', () => {
  test.each([
    ['8,246 + 452 + 16 + 9 closes 8,723', 8723, parts(8246, 452, 16, 9), 'closes', 0, 0],
    ['763 + 68 + … leave 7 of 1,148', 1148, parts(763, 262, 68, 22, 21, 4, 1), 'short', 7, 7],
    ['206 exceed 205 by one', 205, parts(100, 106), 'over', -1, -1],
    ['a missing part leaves it open', 10, parts(4, null), 'open', 6, 6],
    ['a missing part excuses no excess', 10, parts(11, null), 'over', -1, -1],
    ['0.1 + 0.2 closes 0.3', 0.3, parts(0.1, 0.2), 'closes', 0, 0],
  ] as const)('%s', (_name, total, list, verdict, low, high) => {
    const check = checkSum(stated(total), list)
    expect(check?.verdict).toBe(verdict)
    expect(check?.rest).toEqual({ low, high })
  })

  test('agree with a rounded total within its rounding: 25,423 and 2.54万', () => {
    const total = stated(25400, { rounded_to: 100 })
    expect(checkSum(total, parts(20000, 5423))?.verdict).toBe('closes')
    expect(checkSum(total, parts(20000, 5300))?.verdict).toBe('short')
  })

  test('are never said to close by a bound', () => {
    expect(checkSum(stated(10), [stated(4), stated(5, { value_kind: 'at_least' })])?.verdict).toBe('open')
  })

  test('are not checked where the total states no level', () => {
    expect(checkSum(stated(null), parts(1))).toBeNull()
  })
})

test('what is left is counted from the numbers as printed, without the dust of binary fractions', () => {
  expect(remainder(stated(0.3), parts(0.1, 0.2))).toBe(0)
  expect(remainder(stated(205), parts(100, 106))).toBe(-1)
  expect(remainder(stated(10), [stated(4, { value_kind: 'at_least' }), stated(null)])).toBe(6)
})

test('a number less certain never makes a sum surer: neither sum nor rest narrows, and no verdict is new', () => {
  const random = seeded(14)
  for (let run = 0; run < 500; run++) {
    const number = (most: number) =>
      stated(random.whole(0, most), {
        value_kind: random.pick(['exact', 'exact', 'exact', 'about', 'at_least', 'at_most']),
        rounded_to: random.pick([null, null, 1, 10]),
      })
    const list = Array.from({ length: random.whole(1, 6) }, () => number(40))
    const total = number(120)
    const at = random.whole(0, list.length - 1)
    const before = checkSum(total, list)
    const after = checkSum(
      total,
      list.map((one, index) => (index === at ? { ...one, rounded_to: (one.rounded_to ?? 0) + 10 } : one)),
    )
    for (const key of ['sum', 'rest'] as const) {
      expect(after?.[key].low).toBeLessThanOrEqual(before?.[key].low ?? Number.NaN)
      expect(after?.[key].high).toBeGreaterThanOrEqual(before?.[key].high ?? Number.NaN)
    }
    if (after?.verdict === 'over' || after?.verdict === 'short') expect(after.verdict).toBe(before?.verdict)
  }
})

test('flows, stocks, running totals and targets are never added to each other', () => {
  const of = (period_kind: PeriodKind) => ({ period_kind })
  expect(addable(of('span'), of('span'))).toBe(true)
  for (const other of ['as_of', 'cumulative', 'target'] as const)
    expect(addable(of('span'), of(other))).toBe(false)
})

test.each([
  ['3 of 10 is 30', [3, 3], [10, 10], [30, 30]],
  ['3 of 10 to 20 is 15 to 30', [3, 3], [10, 20], [15, 30]],
  ['at least 3 of 10 is 30 or more', [3, Infinity], [10, 10], [30, Infinity]],
  ['11 of 10 is above 100', [11, 11], [10, 10], [110, 110]],
] as const)('a share is an interval: %s', (_name, [n, m], [d, e], [low, high]) => {
  const share = shareSpan({ low: n, high: m }, { low: d, high: e })
  expect(share?.low).toBeCloseTo(low)
  expect(share?.high === high || Math.abs((share?.high ?? 0) - high) < 1e-9).toBe(true)
})

test('there is no share of what may be nothing', () => {
  expect(shareSpan({ low: 0, high: 0 }, { low: 0, high: 5 })).toBeNull()
})
