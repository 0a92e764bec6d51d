import { expect, test } from 'vitest'
import { observation } from '../testing/observation.ts'
import { isDivisible, perHeadScale, perTenThousand } from './perhead.ts'

test('500 cases among 250,000 residents are 20 for each 10,000', () => {
  expect(perTenThousand(observation({ value: 500, population: 250_000 }))).toBe(20)
})

test.each([
  ['without a population', { population: null }],
  ['of one office', { scope: 'own_office' }],
  ['of one court’s docket', { scope: 'own_cases' }],
  ['of what is missing', { value: null, value_kind: 'missing', missing_reason: 'withheld' }],
] as const)('nothing is divided %s', (_says, over) => {
  expect(perTenThousand(observation({ value: 500, population: 250_000, ...over }))).toBeNull()
})

test('a reported zero stays zero', () => {
  expect(perTenThousand(observation({ value: 0, population: 250_000 }))).toBe(0)
})

test('the ends of a bound or a range are scaled as its place is; counts as they are stay', () => {
  const row = observation({ value: 500, population: 250_000 })
  expect(500 * perHeadScale(row, 'per10k')).toBe(perTenThousand(row))
  expect(perHeadScale(row, 'count')).toBe(1)
  expect(perHeadScale({ population: null }, 'per10k')).toBe(1)
})

test('only counts of independent events are divided', () => {
  expect(isDivisible({ measure: 'count', interval: 'byar' })).toBe(true)
  expect(isDivisible({ measure: 'count', interval: 'none' })).toBe(false)
  expect(isDivisible({ measure: 'proportion', interval: 'wilson' })).toBe(false)
})
