import { expect, test } from 'vitest'
import { makeHeeding } from './heeding.ts'

test('what a figure tells is known until it leaves; nobody is told of what did not change', () => {
  const heeding = makeHeeding()
  let heard = 0
  const quit = heeding.subscribe(() => {
    heard += 1
  })
  heeding.tell('ranking', { by: 'count' })
  const known = heeding.state()
  heeding.tell('ranking', { by: 'count' })
  expect([heard, heeding.state() === known]).toEqual([1, true])
  heeding.tell('trend', { unlike: true })
  expect([...heeding.state().keys()]).toEqual(['ranking', 'trend'])
  heeding.tell('ranking', null)
  heeding.tell('ranking', null)
  expect([heard, [...heeding.state().keys()]]).toEqual([3, ['trend']])
  quit()
  heeding.tell('trend', null)
  expect(heard).toBe(3)
})
