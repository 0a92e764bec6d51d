import { expect, test } from 'vitest'
import { LAWS, lawsBetween, lawsWithin } from './laws.ts'
import type { Period, Role } from './types.ts'

const year = (of: number): Period => ({
  period_kind: 'span',
  period_start: `${of}-01-01`,
  period_end: `${of}-12-31`,
})
const between = (from: number, to: number, role: Role, id = 'litigation.cases') =>
  lawsBetween(year(from), year(to), { id, role }).map((law) => law.id)

test('a law stands between two periods where it came into force after the first began, by the last’s end', () => {
  expect(between(2023, 2024, 'reconsideration_organ')).toEqual(['reconsideration_2024'])
  expect(between(2022, 2023, 'reconsideration_organ')).toEqual([])
  expect(between(2024, 2025, 'reconsideration_organ')).toEqual([])
  expect(between(2014, 2015, 'court')).toEqual(['litigation_2015'])
  // The year in which it came into force is itself of two halves.
  expect(between(2015, 2016, 'court')).toEqual(['litigation_2015'])
  expect(between(2016, 2023, 'court')).toEqual([])
  expect(between(2013, 2024, 'defendant')).toEqual(['litigation_2015', 'reconsideration_2024'])
})

test('it is about work in the capacities that it changed', () => {
  // An organ that upholds is a co-defendant since then.
  expect(between(2014, 2015, 'reconsideration_organ')).toEqual(['litigation_2015'])
  expect(between(2014, 2015, 'respondent')).toEqual([])
  expect(between(2023, 2024, 'respondent')).toEqual(['reconsideration_2024'])
  expect(between(2007, 2025, 'none')).toEqual([])
  expect(between(2007, 2025, 'enforcement')).toEqual([])
  expect(between(2007, 2025, 'court', 'litigation.enforcement_petition.granted_rate')).toEqual([])
})

test('a series is spanned from its first value to its last; one value spans nothing', () => {
  const within = (years: readonly number[]) =>
    lawsWithin(years.map(year), { id: 'litigation.cases', role: 'court' }).map(({ id }) => id)
  expect(within([2014, 2016, 2024])).toEqual(['litigation_2015', 'reconsideration_2024'])
  expect(within([2015])).toEqual([])
  expect(within([])).toEqual([])
})

test('laws are in the order of their days, each once', () => {
  const days = LAWS.map(({ in_force }) => in_force)
  expect([...days].sort()).toEqual(days)
  expect(new Set(LAWS.map(({ id }) => id)).size).toBe(LAWS.length)
})
