import { expect, test } from 'vitest'
import { type Ask, NoAnswer, type Origin } from '../db/query.ts'
import type { AnyFigure, OpenFigure } from '../figures/figure.ts'
import { indicatorQuestion } from '../figures/questions.ts'
import { makeOpenings } from './opened.ts'

const opened = (origin: Origin): OpenFigure => ({
  origin,
  periods: [],
  draw: () => {
    throw new Error('not drawn here')
  },
})
const figure = (open: AnyFigure['open']): AnyFigure => ({
  id: 'one',
  question: indicatorQuestion,
  example: {},
  behind: indicatorQuestion.ask,
  open,
})
const ask: Ask = () => Promise.reject(new NoAnswer('nobody asks'))
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a question is opened once for all who show it', async () => {
  let times = 0
  const one = figure(async () => {
    times += 1
    return opened('prebuilt')
  })
  const openings = makeOpenings(() => ask)
  const first = openings.open(one, { i: 'a' })
  expect(openings.open(one, { i: 'a' })).toBe(first)
  expect(openings.open(one, { i: 'b' })).not.toBe(first)
  expect(first.state().step).toBe('opening')
  await settled()
  expect(first.state().step).toBe('open')
  expect(times).toBe(2)
})

test('asked anew, the old stands until the new has come; what nobody shows is forgotten', async () => {
  const origins: Origin[] = ['prebuilt', 'prebuilt', 'engine']
  const one = figure(async () => opened(origins.shift() ?? 'engine'))
  const openings = makeOpenings(() => ask)
  const shown = openings.open(one, { i: 'a' })
  const unseen = openings.open(one, { i: 'b' })
  shown.subscribe(() => undefined)
  await settled()
  openings.renew()
  expect(shown.state()).toMatchObject({ step: 'open', figure: { origin: 'prebuilt' } })
  await settled()
  expect(shown.state()).toMatchObject({ step: 'open', figure: { origin: 'engine' } })
  expect(openings.open(one, { i: 'b' })).not.toBe(unseen)
})

test('what is of other data does not stand until the new has come', async () => {
  const openings = makeOpenings(() => ask)
  const shown = openings.open(
    figure(async () => opened('prebuilt')),
    {},
  )
  shown.subscribe(() => undefined)
  await settled()
  openings.renew(true)
  expect(shown.state().step).toBe('opening')
  await settled()
  expect(shown.state().step).toBe('open')
})

test.each([
  [new NoAnswer('no engine'), 'none'],
  [new Error('slip'), 'fault'],
])('%s is told as %s', async (cause, step) => {
  const opening = makeOpenings(() => ask).open(
    figure(() => Promise.reject(cause)),
    {},
  )
  await settled()
  expect(opening.state().step).toBe(step)
})

test('what is opened ahead stands when it is shown, and what could not be had is asked for again', async () => {
  const answers = [async () => opened('prebuilt'), () => Promise.reject(new NoAnswer('none'))]
  let times = 0
  const one = figure(() => {
    times += 1
    return answers[times % 2 === 1 ? 0 : 1]?.() ?? Promise.reject(new Error('asked for more'))
  })
  const openings = makeOpenings(() => ask)
  await openings.ahead(one, { i: 'a' })
  expect(openings.open(one, { i: 'a' }).state().step).toBe('open')
  await openings.ahead(one, { i: 'a' })
  expect(times).toBe(1)
  await openings.ahead(one, { i: 'b' })
  expect(times).toBe(2)
  const again = openings.open(one, { i: 'b' })
  expect(again.state().step).toBe('opening')
  await settled()
  expect(again.state().step).toBe('open')
})

test('what is opened ahead and shown meanwhile is not forgotten, though it could not be had', async () => {
  const openings = makeOpenings(() => ask)
  const one = figure(() => Promise.reject(new NoAnswer('none')))
  const ahead = openings.ahead(one, {})
  const shown = openings.open(one, {})
  shown.subscribe(() => undefined)
  await ahead
  expect(openings.open(one, {})).toBe(shown)
})
