import { describe, expect, test } from 'vitest'
import type { Quantity } from './types.ts'
import { canBeOne, hasLevel, lastDigit, liesAbove, position, span } from './values.ts'

const quantity = (over: Partial<Quantity>): Quantity => ({
  value_kind: 'exact',
  value: null,
  value_high: null,
  rounded_to: null,
  missing_reason: null,
  ...over,
})

describe('where the true value lies', () => {
  test.each([
    ['a plain count is itself', quantity({ value: 1079 }), 'count', 1079, 1079],
    ['2.54万 is 25,350 to 25,450', quantity({ value: 25400, rounded_to: 100 }), 'count', 25350, 25450],
    ['31 % to the unit is 30.5 to 31.5', quantity({ value: 31 }), 'proportion', 30.5, 31.5],
    ['over 85 % is 85 to 100', quantity({ value_kind: 'at_least', value: 85 }), 'proportion', 85, 100],
    [
      'at least 2,600 has no upper end',
      quantity({ value_kind: 'at_least', value: 2600 }),
      'count',
      2600,
      Number.POSITIVE_INFINITY,
    ],
    ['at most 30 % is 0 to 30', quantity({ value_kind: 'at_most', value: 30 }), 'proportion', 0, 30],
    ['about 2,000 gives up its 2', quantity({ value_kind: 'about', value: 2000 }), 'count', 1500, 2500],
    [
      'about 2.54万 gives up its 4',
      quantity({ value_kind: 'about', value: 25400, rounded_to: 100 }),
      'count',
      25350,
      25450,
    ],
    ['3 to 5 days', quantity({ value_kind: 'range', value: 3, value_high: 5 }), 'duration', 3, 5],
    ['100 % to the unit stops at 100', quantity({ value: 100, rounded_to: 1 }), 'proportion', 99.5, 100],
    [
      'a change may be negative',
      quantity({ value_kind: 'at_most', value: 2 }),
      'change',
      Number.NEGATIVE_INFINITY,
      2,
    ],
    ['a count below 0, which is none, is itself', quantity({ value: -5 }), 'count', -5, -5],
    ['… at most', quantity({ value_kind: 'at_most', value: -5 }), 'count', -5, -5],
    ['… rounded', quantity({ value: -5, rounded_to: 2 }), 'count', -5, -4],
  ] as const)('%s', (_says, stated, measure, low, high) => {
    expect(span(stated, measure)).toEqual({ low, high })
  })

  test('is not known of a direction or of what is missing', () => {
    expect(span(quantity({ value_kind: 'direction', value: 1 }), 'proportion')).toBeNull()
    expect(span(quantity({ value_kind: 'missing', missing_reason: 'pending' }), 'count')).toBeNull()
  })
})

describe('a value certainly lies above another', () => {
  const rounded = (value: number, unit: number) => ({ low: value - unit / 2, high: value + unit / 2 })
  const exactly = (value: number) => ({ low: value, high: value })
  test.each([
    ['97 and 96', exactly(97), exactly(96), true],
    ['97 and 97', exactly(97), exactly(97), false],
    ['92.4 and 92.3, which touch', rounded(92.4, 0.1), rounded(92.3, 0.1), true],
    ['9.0 and 8.9, where binary fractions leave dust', rounded(9, 0.1), rounded(8.9, 0.1), true],
    ['92.44 and 92.4', rounded(92.44, 0.01), rounded(92.4, 0.1), false],
    ['2.54万 and 25,350, which it can be', rounded(25400, 100), exactly(25350), false],
    ['at least 85 and 85', { low: 85, high: 100, closed: true }, exactly(85), false],
    [
      '92.4 and at most 92.35, which it can be',
      rounded(92.4, 0.1),
      { low: 0, high: 92.35, closed: true },
      false,
    ],
  ])('%s: %#', (_says, a, b, above) => {
    expect(liesAbove(a, b)).toBe(above)
    expect(liesAbove(b, a)).toBe(false)
  })
})

test('a range is placed at its middle, a bound at its bound, a direction nowhere', () => {
  expect(position(quantity({ value_kind: 'range', value: 3, value_high: 5 }))).toBe(4)
  expect(position(quantity({ value_kind: 'at_least', value: 85 }))).toBe(85)
  expect(position(quantity({ value_kind: 'direction', value: -1 }))).toBeNull()
})

test('a reported zero has a level, a missing value has none', () => {
  expect(hasLevel(quantity({ value: 0 }))).toBe(true)
  expect(hasLevel(quantity({ value_kind: 'missing', missing_reason: 'not_stated' }))).toBe(false)
})

describe('whether two numbers can be one', () => {
  const about = (value: number) => quantity({ value, value_kind: 'about' })
  test.each([
    [
      '25,382 is 2.54万 rounded',
      quantity({ value: 25400, rounded_to: 100 }),
      quantity({ value: 25382 }),
      true,
    ],
    [
      '25,470 is 2.54万 cut off',
      quantity({ value: 25400, rounded_to: 100 }),
      quantity({ value: 25470 }),
      true,
    ],
    ['27,356 is not', quantity({ value: 25400, rounded_to: 100 }), quantity({ value: 27356 }), false],
    ['8,773 is not 8,723', quantity({ value: 8773 }), quantity({ value: 8723 }), false],
    ['87 is over 85', quantity({ value: 85, value_kind: 'at_least' }), quantity({ value: 87 }), true],
    ['83 is not', quantity({ value: 85, value_kind: 'at_least' }), quantity({ value: 83 }), false],
    ['2,400 is about 2,000', about(2000), quantity({ value: 2400 }), true],
    ['2,600 is not', about(2000), quantity({ value: 2600 }), false],
    [
      'up is not down',
      quantity({ value: 1, value_kind: 'direction' }),
      quantity({ value: -1, value_kind: 'direction' }),
      false,
    ],
    [
      'what is missing speaks against nothing',
      quantity({ value_kind: 'missing' }),
      quantity({ value: 5 }),
      true,
    ],
  ])('%s', (_says, one, other, can) => {
    expect(canBeOne(one, other)).toBe(can)
    expect(canBeOne(other, one)).toBe(can)
  })
})

test.each([
  [100, quantity({ value: 25400, rounded_to: 100 })],
  [0.01, quantity({ value: 71.78 })],
  [1, quantity({ value: 55 })],
])('the last printed digit is worth %s', (worth, stated) => {
  expect(lastDigit(stated)).toBeCloseTo(worth, 10)
})
