import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allFigures } from '../figures/index.ts'
import { NOTHING_CHOSEN } from '../ui/selection.ts'
import { LEADS } from './leads.ts'

test.each(Object.entries(LEADS))('what leads the page “%s” is asked early', async (page, asks) => {
  const source = readFileSync(join(import.meta.dirname, `${page || 'home'}.tsx`), 'utf8')
  const [, id] = source.match(/<FigureView\s+id="(\w+)"/) ?? []
  const figure = (await allFigures()).find((one) => one.id === id)
  expect(asks({ ...NOTHING_CHOSEN, page }).name).toBe(figure?.question.name)
})

test('and of the indicator that the address names', () => {
  expect(LEADS.cases?.({ ...NOTHING_CHOSEN, indicator: 'petition.accepted' }).params).toEqual({
    i: 'petition.accepted',
  })
})
