import { expect, test } from 'vitest'
import type { Catalogue } from '../model/catalogue.ts'
import { indicator } from '../testing/indicator.ts'
import { doAhead, likelyNext } from './foresight.ts'

const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({ id: 'shown', core: true }),
      indicator({ id: 'rare', core: true }),
      indicator({ id: 'wide', core: true }),
      indicator({ id: 'other', core: false }),
      indicator({ id: 'unreported', core: true }),
      indicator({ id: 'elsewhere', core: true, family: 'litigation_outcome' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(),
  flags: new Map(),
}
const reporting = new Map(
  Object.entries({ shown: 'abc', rare: 'a', wide: 'ab', other: 'abcd', elsewhere: 'abcd' }).map(
    ([id, places]) => [id, new Set(places)],
  ),
)

test('likely next are the others of the family that somebody reports, in the order of the picker', () => {
  expect(likelyNext('shown', catalogue, reporting)).toEqual(['wide', 'rare', 'other'])
  expect(likelyNext('elsewhere', catalogue, reporting)).toEqual([])
  expect(likelyNext('unknown', catalogue, reporting)).toEqual([])
})

function done() {
  const moments: (() => void)[] = []
  const ids: string[] = []
  const task = (id: string) => async () => {
    ids.push(id)
    throw new Error('of its own')
  }
  const end = doAhead(
    () => ['a', 'b', 'c'].map(task),
    (run) => moments.push(run),
  )
  const idle = async () => {
    moments.shift()?.()
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { ids, end, idle }
}

test('does one thing in each idle moment, whatever became of the one before', async () => {
  const { ids, idle } = done()
  expect(ids).toEqual([])
  await idle()
  expect(ids).toEqual(['a'])
  for (let turn = 0; turn < 4; turn += 1) await idle()
  expect(ids).toEqual(['a', 'b', 'c'])
})

test('does no more when it has been ended', async () => {
  const { ids, end, idle } = done()
  await idle()
  end()
  await idle()
  expect(ids).toEqual(['a'])
})
