import { describe, expect, test } from 'vitest'
import { observation } from '../testing/observation.ts'
import { peersOf, populationsOf } from './peers.ts'
import type { Jurisdiction, Level } from './types.ts'

const place = (id: string, level: Level, parent_id: string | null, valid_to: string | null = null) => ({
  ...{ id, name_zh: id, name_en: id, level, parent_id, valid_from: null, valid_to },
})
const list: readonly Jurisdiction[] = [
  place('cn', 'country', null),
  place('zj', 'province', 'cn'),
  place('gd', 'province', 'cn'),
  place('hz', 'prefecture', 'zj'),
  place('nb', 'prefecture', 'zj'),
  place('sz', 'prefecture', 'gd'),
  place('gz', 'prefecture', 'gd'),
  place('old', 'prefecture', 'zj', '2020-12-31'),
  place('yh', 'county', 'hz'),
  place('xs', 'county', 'hz'),
  place('hs', 'county', 'nb'),
  place('ns', 'county', 'gz'),
]
const places = new Map(list.map((one) => [one.id, one]))
const populations = new Map(
  Object.entries({
    zj: 64e6,
    gd: 126e6,
    hz: 12e6,
    nb: 9e6,
    sz: 18e6,
    old: 12e6,
    yh: 1.2e6,
    xs: 2.4e6,
    hs: 1.2e6,
  }),
)
const nearest = (id: string) => peersOf(id, places, populations)?.nearest.map((peer) => peer.place.id)

test('of residents the newest exact count is taken, in whatever order they come', () => {
  const counted = (jurisdiction_id: string, period_end: string, value: number | null, over = {}) =>
    observation({
      ...{ indicator_id: 'context.resident_population', jurisdiction_id, value, ...over },
      ...{ period_kind: 'as_of', period_start: null, period_end },
    })
  const rows = [
    counted('a', '2020-11-01', 2),
    counted('a', '2010-11-01', 1),
    counted('a', '2021-12-31', 3, { value_kind: 'approx' }),
    counted('b', '2020-11-01', null, { value_kind: 'missing' }),
    counted('c', '2020-11-01', 9, { indicator_id: 'petition.accepted' }),
  ]
  expect([...populationsOf(rows)]).toEqual([['a', 2]])
})

describe('peersOf', () => {
  test('adds up level, parent and residents: a doubling is worth 1, another province 1, a level 4', () => {
    const peers = peersOf('yh', places, populations)?.nearest ?? []
    // Of another city of the province ½; twice the residents 1; of a level more 4, and what residents differ by.
    expect(peers.map(({ place: { id }, distance }) => [id, Math.round(distance.sum * 100) / 100])).toEqual([
      ['hs', 0.5],
      ['xs', 1],
      ['nb', 7.41],
      ['sz', 8.91],
      ['gd', 15.71],
    ])
    expect(peers[1]?.distance).toMatchObject({ levels: 0, parents: 0, times: 2 })
  })

  test('leaves out what contains it, lies in it, or has ceased', () => {
    expect(nearest('hz')).toEqual(['nb', 'sz', 'hs', 'gd'])
  })

  test('names the places of its level whose residents are not known, and ranks them nowhere', () => {
    const peers = peersOf('hz', places, populations)
    expect(peers?.unknown.map(({ id }) => id)).toEqual(['gz'])
  })

  test('a place whose own residents are not known has none by this measure', () => {
    expect(peersOf('gz', places, populations)).toMatchObject({ population: null, nearest: [] })
    expect(peersOf('nowhere', places, populations)).toBeNull()
  })

  test('names ten at most', () => {
    const many = new Map(
      Array.from({ length: 30 }, (_, at) => place(`p${at}`, 'prefecture', 'zj')).map((one) => [one.id, one]),
    )
    const all = new Map([...many.keys()].map((id, at) => [id, 1e6 + at * 1e4]))
    expect(peersOf('p0', many, all)?.nearest.map((peer) => peer.place.id)).toEqual(
      Array.from({ length: 10 }, (_, at) => `p${at + 1}`),
    )
  })
})
