import { expect, test } from 'vitest'
import { observation } from '../testing/observation.ts'
import { perTenThousand } from './perhead.ts'

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
