import { expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { discloses, RESIDENTS } from './disclosure.ts'
import type { Observation } from './types.ts'

const INDICATORS = new Map(
  [
    indicator({ id: 'accepted', kin: 'intake' }),
    indicator({ id: 'received', kin: 'intake' }),
    indicator({ id: 'win_rate' }),
    indicator({ id: 'rare' }),
  ].map((one) => [one.id, one]),
)

let next = 0
function said(jurisdiction_id: string, indicator_id: string, over: Partial<Observation> = {}): Observation {
  next += 1
  return observation({ id: `s:${next}`, jurisdiction_id, indicator_id, ...over })
}

const PEERS = ['a', 'b', 'c', 'd', 'silent']
const rows = [
  said('me', 'received'),
  said('me', 'win_rate', { value_kind: 'missing', value: null, missing_reason: 'pending' }),
  ...['a', 'b', 'c', 'd'].flatMap((id) => [said(id, 'accepted'), said(id, 'accepted'), said(id, RESIDENTS)]),
  ...['a', 'b', 'c'].map((id) => said(id, 'win_rate')),
  said('a', 'received'),
  said('a', 'rare'),
  said('b', 'rare'),
  said('c', 'rare', { period_kind: 'target' }),
  said('d', 'rare', { value_kind: 'missing', value: null, missing_reason: 'not_stated' }),
  said('stranger', 'rare'),
]

test('what three peers or more report and the place does not is lacking, that of most peers first', () => {
  const { lacking } = discloses('me', PEERS, rows, INDICATORS)
  expect(lacking.map(({ indicator: { id }, peers }) => [id, peers.length])).toEqual([
    ['accepted', 4],
    ['win_rate', 3],
  ])
})

test('targets, missing values, residents and places outside the peers report nothing', () => {
  const { lacking, peers } = discloses('me', PEERS, rows, INDICATORS)
  expect(lacking.map(({ indicator: { id } }) => id)).not.toContain('rare')
  expect(lacking.map(({ indicator: { id } }) => id)).not.toContain(RESIDENTS)
  expect(peers).toBe(4)
})

test('a near-synonym that the place reports instead is named, and what the place says of a lack itself', () => {
  const { lacking } = discloses('me', PEERS, rows, INDICATORS)
  const of = (id: string) => lacking.find((one) => one.indicator.id === id)
  expect(of('accepted')?.instead.map(({ id }) => id)).toEqual(['received'])
  expect(of('win_rate')?.said.map(({ missing_reason }) => missing_reason)).toEqual(['pending'])
  expect(of('accepted')?.said).toEqual([])
})

test('counts what the place reports and shares with a peer; it is no peer of itself', () => {
  expect(discloses('me', [...PEERS, 'me'], rows, INDICATORS)).toMatchObject({
    reported: 1,
    shared: 1,
    peers: 4,
  })
  expect(discloses('nobody', PEERS, rows, INDICATORS)).toMatchObject({ reported: 0, shared: 0 })
  expect(discloses('me', [], rows, INDICATORS).lacking).toEqual([])
})

test('what the nearest of them report comes first', () => {
  const { lacking } = discloses('me', PEERS, rows, INDICATORS, ['a', 'stranger'])
  expect(lacking.map(({ indicator: { id }, near }) => [id, near])).toEqual([
    ['accepted', 1],
    ['win_rate', 1],
  ])
  const few = [...rows, ...['a', 'b', 'c'].map((id) => said(id, 'late'))]
  const late = new Map([...INDICATORS, ['late', indicator({ id: 'late' })]])
  expect(discloses('me', PEERS, few, late, ['b']).lacking.map(({ near }) => near)).toEqual([1, 1, 1])
})
