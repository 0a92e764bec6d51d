import { expect, test } from 'vitest'
import {
  decimalsOf,
  formatAxis,
  formatCell,
  formatNumber,
  formatPerHead,
  roundedShort,
  withUnit,
} from './formats.ts'

test.each([
  [508_000, 'zh', '50.8万'],
  [120_000_000, 'zh', '1.2亿'],
  [9_999, 'zh', '9,999'],
  [508_000, 'en', '508,000'],
  [0, 'zh', '0'],
  [2.5, 'en', '2.5'],
] as const)('%d on a %s axis reads %s', (value, lang, text) => {
  expect(formatAxis(value, lang)).toBe(text)
})

test('digits are kept where they were printed, and cut where they were not', () => {
  expect(formatNumber(100, 'zh', 2, true)).toBe('100.00')
  expect(formatNumber(12.345, 'en', 1)).toBe('12.3')
  expect(formatNumber(1234567, 'en')).toBe('1,234,567')
})

test.each([
  [123.456, '123.5'],
  [5.967, '5.97'],
  [0.12, '0.12'],
  // one case among six million residents is no zero
  [0.00154, '0.0015'],
  [0.05, '0.05'],
  [0, '0.00'],
])('%d per 10,000 residents reads %s', (value, text) => {
  expect(formatPerHead(value, 'en')).toBe(text)
})

test('a computed number in a file is rounded, but never to nothing', () => {
  expect([12.345, 0.126, 0.00154, 0, -0.00154].map(roundedShort)).toEqual([12.35, 0.13, 0.0015, 0, -0.0015])
})

test('a cell shows four digits after the point, or as many as tell it from nothing', () => {
  expect([1234.56789, 0.00001234, 7].map((value) => formatCell(value, 'en'))).toEqual([
    '1,234.5679',
    '0.000012',
    '7',
  ])
})

test('no zero has a sign', () => {
  expect(formatNumber(-0, 'en')).toBe('0')
  expect(formatNumber(-0.04, 'en', 1, true)).toBe('0.0')
  expect(formatNumber(-0.05, 'en', 1, true)).not.toBe('0.0')
})

test.each([
  [0.1, 1],
  [0.01, 2],
  [1, 0],
  [100, 0],
  // more than a number can have
  [1e-30, 15],
  [0, 0],
  [-1, 0],
])('a number rounded to %d was printed with %d digits after the point', (unit, digits) => {
  expect(decimalsOf(unit)).toBe(digits)
})

test.each([
  ['92.3', '%', 'zh', '92.3%'],
  ['92.3', '%', 'en', '92.3\u202f%'],
  ['6', '件', 'zh', '6\u202f件'],
  ['6', '', 'en', '6'],
] as const)('%s with the unit “%s” in %s is %s', (number, unit, lang, text) => {
  expect(withUnit(number, unit, lang)).toBe(text)
})
