import { expect, test } from 'vitest'
import { showScatter } from '../../figures/scatter/show.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import { sharedPlaces } from './shared.ts'

const catalogue: Catalogue = {
  indicators: new Map(
    ['x', 'near', 'few', 'unlike', 'later'].map((id) => [
      id,
      indicator({ id, measure: 'proportion', interval: 'wilson', unit_zh: '%', unit_en: '%' }),
    ]),
  ),
  places: new Map(),
  flags: new Map(),
}
const view = viewOf(catalogue)
const rows = (indicator_id: string, places: string, over: Partial<Observation> = {}) =>
  places.split('').map((id, at) =>
    observation({
      id: `${indicator_id} ${id}`,
      indicator_id,
      jurisdiction_id: id,
      body_id: id,
      value: 10 + at,
      ...over,
    }),
  )
const ALL = [
  ...rows('x', 'abcdef'),
  ...rows('near', 'bcdefg'),
  ...rows('few', 'abxyz'),
  ...rows('unlike', 'abc'),
  ...rows('unlike', 'def', { scope: 'own_office' }),
  ...rows('later', 'abcd', { period_start: '2021-01-01', period_end: '2021-12-31' }),
]
const of = (over: Partial<typeof view> = {}) => [...sharedPlaces(ALL, { ...view, ...over }, 'x')].sort()

test('counts the places that a scatter plot of two indicators shows, for one period', () => {
  expect(of()).toEqual([
    ['near', 5],
    ['unlike', 3],
  ])
  for (const [y, count] of of())
    expect(showScatter(ALL, view, { x: 'x', y: String(y) }).points.length).toBe(count)
})

test('counts by what is chosen: unlike ones all the same, the nearest period, levels', () => {
  expect(of({ anyway: true })).toContainEqual(['unlike', 6])
  expect(of({ near: true })).toContainEqual(['later', 4])
  expect(of({ levels: ['province'] })).toEqual([])
  expect([...sharedPlaces(ALL, view, 'unknown')]).toEqual([])
})
