import { expect, test } from 'vitest'
import { type Ask, NoAnswer } from '../db/query.ts'
import { indicatorQuestion } from '../figures/questions.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { indicator } from '../testing/indicator.ts'
import { askAhead, likelyNext } from './foresight.ts'

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

const queries = ['a', 'b', 'c'].map((i) => indicatorQuestion.ask({ i }))

function asked() {
  const moments: (() => void)[] = []
  const ids: string[] = []
  const ask: Ask = async ({ params }) => {
    ids.push(params.i ?? '')
    throw new NoAnswer('none')
  }
  const end = askAhead(queries, ask, (run) => moments.push(run))
  const idle = async () => {
    moments.shift()?.()
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { ids, end, idle }
}

test('asks one in each idle moment, whatever became of the one before', async () => {
  const { ids, idle } = asked()
  expect(ids).toEqual([])
  await idle()
  expect(ids).toEqual(['a'])
  await idle()
  await idle()
  await idle()
  expect(ids).toEqual(['a', 'b', 'c'])
})

test('asks no more when it has been ended', async () => {
  const { ids, end, idle } = asked()
  await idle()
  end()
  await idle()
  expect(ids).toEqual(['a'])
})
