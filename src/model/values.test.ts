import { describe, expect, test } from 'vitest'
import type { Quantity } from './types.ts'
import { hasLevel, position, span } from './values.ts'

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
    ['over 85 % is 85 to 100', quantity({ value_kind: 'at_least', value: 85 }), 'proportion', 85, 100],
    [
      'at least 2,600 has no upper end',
      quantity({ value_kind: 'at_least', value: 2600 }),
      'count',
      2600,
      Number.POSITIVE_INFINITY,
    ],
    ['at most 30 % is 0 to 30', quantity({ value_kind: 'at_most', value: 30 }), 'proportion', 0, 30],
    ['3 to 5 days', quantity({ value_kind: 'range', value: 3, value_high: 5 }), 'duration', 3, 5],
    ['100 % to the unit stops at 100', quantity({ value: 100, rounded_to: 1 }), 'proportion', 99.5, 100],
    [
      'a change may be negative',
      quantity({ value_kind: 'at_most', value: 2 }),
      'change',
      Number.NEGATIVE_INFINITY,
      2,
    ],
  ] as const)('%s', (_says, stated, measure, low, high) => {
    expect(span(stated, measure)).toEqual({ low, high })
  })

  test('is not known of a direction or of what is missing', () => {
    expect(span(quantity({ value_kind: 'direction', value: 1 }), 'proportion')).toBeNull()
    expect(span(quantity({ value_kind: 'missing', missing_reason: 'pending' }), 'count')).toBeNull()
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
