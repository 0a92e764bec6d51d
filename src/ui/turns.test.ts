import { expect, test } from 'vitest'
import { makeTurns } from './turns.ts'

function played() {
  const frames: (() => void)[] = []
  const late: (() => void)[] = []
  const done: string[] = []
  const turns = makeTurns(
    (run) => frames.push(run),
    (run) => late.push(run),
  )
  return {
    done,
    hold: turns.hold,
    later: () => late.shift()?.(),
    take: (name: string) => turns.queue(() => done.push(name)),
    frame: () => frames.shift()?.(),
  }
}

test('the first has its turn at once, the others one a frame, in the order they came', () => {
  const { done, take, frame } = played()
  for (const name of ['a', 'b', 'c']) take(name)
  expect(done).toEqual(['a'])
  frame()
  expect(done).toEqual(['a', 'b'])
  take('d')
  frame()
  frame()
  expect(done).toEqual(['a', 'b', 'c', 'd'])
})

test('when all have had theirs, the next to come has it at once again', () => {
  const { done, take, frame } = played()
  take('a')
  frame()
  take('b')
  expect(done).toEqual(['a', 'b'])
})

test('what was taken back has none, and holds up nobody', () => {
  const { done, take, frame } = played()
  take('a')
  const back = take('b')
  take('c')
  back()
  frame()
  expect(done).toEqual(['a', 'c'])
  expect(back).not.toThrow()
})

test('what is held up goes on when all that hold it have been shown', () => {
  const { done, take, hold, frame } = played()
  const releases = [hold(), hold()]
  take('a')
  take('b')
  expect(done).toEqual([])
  for (const release of releases) release()
  expect(done).toEqual([])
  frame()
  expect(done).toEqual(['a'])
  frame()
  expect(done).toEqual(['a', 'b'])
})

test('what is held up between two turns goes on once, however often it is released', () => {
  const { done, take, hold, frame } = played()
  take('a')
  take('b')
  take('c')
  const release = hold()
  frame()
  expect(done).toEqual(['a'])
  release()
  release()
  frame()
  expect(done).toEqual(['a', 'b'])
  frame()
  expect(done).toEqual(['a', 'b', 'c'])
})

test('what is slow holds up the others for a moment only', () => {
  const { done, take, hold, later, frame } = played()
  const release = hold()
  take('a')
  later()
  frame()
  expect(done).toEqual(['a'])
  release()
  take('b')
  expect(done).toEqual(['a'])
  frame()
  expect(done).toEqual(['a', 'b'])
})

test('a turn that fails holds up nobody', () => {
  const frames: (() => void)[] = []
  const turns = makeTurns((run) => frames.push(run))
  const fail = () => {
    throw new Error('of its own')
  }
  expect(() => turns.queue(fail)).toThrow('of its own')
  let ran = false
  turns.queue(() => {
    ran = true
  })
  frames.shift()?.()
  expect(ran).toBe(true)
})
