import { describe, expect, test } from 'vitest'
import { extentOf, moved, scrolledTo } from './extent.ts'

describe('what is made', () => {
  test('is what is seen, with four to spare on both sides, in steps of four', () => {
    expect(extentOf(0, 600, 44, 200, 4)).toEqual({ first: 0, last: 22 })
    expect(extentOf(44 * 5, 600, 44, 200, 4)).toEqual({ first: 0, last: 22 })
    expect(extentOf(44 * 6, 600, 44, 200, 4)).toEqual({ first: 4, last: 26 })
    expect(extentOf(44 * 190, 600, 44, 200, 4)).toEqual({ first: 188, last: 200 })
  })

  test('holds whatever can be seen, wherever it is scrolled to', () => {
    for (let scrolled = 0; scrolled < 44 * 200 - 600; scrolled += 13) {
      const { first, last } = extentOf(scrolled, 600, 44, 200, 4)
      expect(first * 44).toBeLessThanOrEqual(scrolled)
      expect(last * 44).toBeGreaterThanOrEqual(Math.min(44 * 200, scrolled + 600))
    }
  })

  test('is nothing of nothing', () => {
    expect(extentOf(0, 600, 44, 0, 4)).toEqual({ first: 0, last: 0 })
  })
})

describe('keys', () => {
  const sheet = { rows: 201, columns: 41, page: 12 }
  const key = (name: string, ctrl = false) => moved({ row: 5, column: 7 }, { key: name, ctrl }, sheet)
  test.each([
    ['ArrowUp', false, 4, 7],
    ['ArrowDown', false, 6, 7],
    ['ArrowLeft', false, 5, 6],
    ['ArrowRight', false, 5, 8],
    ['Home', false, 5, 0],
    ['End', false, 5, 40],
    ['Home', true, 1, 1],
    ['End', true, 200, 40],
    ['PageUp', false, 1, 7],
    ['PageDown', false, 17, 7],
    ['ArrowDown', true, 200, 7],
    ['ArrowLeft', true, 5, 1],
  ])('%s, with Ctrl: %s', (name, ctrl, row, column) => {
    expect(key(name, ctrl)).toEqual({ row, column })
  })

  test('others lead nowhere, and none leads out of the sheet', () => {
    expect(key('a')).toBeNull()
    expect(moved({ row: 200, column: 40 }, { key: 'ArrowDown', ctrl: false }, sheet)).toEqual({
      row: 200,
      column: 40,
    })
    expect(moved({ row: 0, column: 0 }, { key: 'ArrowUp', ctrl: false }, sheet)).toEqual({
      row: 0,
      column: 0,
    })
  })
})

test('a cell is scrolled to only where it is not in full view, clear of what is stuck', () => {
  expect(scrolledTo(100, 600, 76, 144, 188)).toBe(100)
  expect(scrolledTo(100, 600, 76, 44, 88)).toBe(44)
  expect(scrolledTo(100, 600, 76, 616, 660)).toBe(136)
})
