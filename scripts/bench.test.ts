import { expect, test } from 'vitest'
import { quantile, readOptions, rowText } from './bench.ts'

test('words pick series, options say how often and of which folder', () => {
  expect(readOptions([])).toEqual({ words: [], loads: 5, changes: 30, folder: 'dist' })
  expect(readOptions(['load', 'home', '--loads', '9', '--folder', 'out', '--changes', '3'])).toEqual({
    words: ['load', 'home'],
    loads: 9,
    changes: 3,
    folder: 'out',
  })
  expect(() => readOptions(['--laods', '9'])).toThrow('--laods 9')
  expect(() => readOptions(['--loads', 'many'])).toThrow('--loads many')
})

test('quantiles are by nearest rank', () => {
  const values = [50, 15, 20, 40, 35]
  expect([0.05, 0.3, 0.4, 0.5, 1].map((p) => quantile(values, p))).toEqual([15, 20, 20, 35, 50])
  expect(quantile([], 0.5)).toBeNaN()
})

test('a row says whether its budget is met', () => {
  const row = { name: 'first figure', unit: 'ms' } as const
  expect(rowText({ ...row, value: 299.6, budget: 300 })).toMatch(/ 300 ms .* met \(300 ms\)$/)
  expect(rowText({ ...row, value: 300.1, budget: 300 })).toMatch(/ 300 ms .* MISSED \(300 ms\)$/)
  expect(rowText({ ...row, value: Number.NaN, budget: 300 })).toMatch(/ – ms .* MISSED \(300 ms\)$/)
  expect(rowText({ ...row, unit: 'MB', value: 14.06 })).toBe('  first figure                14.1 MB')
})
