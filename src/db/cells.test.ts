import { expect, test } from 'vitest'
import { cellFault } from './cells.ts'
import type { Column, ColumnType } from './package.ts'

const column = (type: ColumnType, more: Partial<Column> = {}): Column => ({
  name: 'c',
  type,
  required: false,
  unique: false,
  ...more,
})

test.each<[ColumnType, string]>([
  ['number', '0.54'],
  ['number', '-3'],
  ['number', '0.000123456789012345'],
  ['integer', '1200'],
  ['boolean', 'false'],
  ['date', '2020-02-29'],
  ['string', '=1+1'],
  ['string', 'two\nlines\tof 𠮷'],
  ['number', ''],
])('%s takes "%s"', (type, cell) => {
  expect(cellFault(column(type), cell)).toBeNull()
})

test.each<[ColumnType, string, string]>([
  ['number', '0,54', 'a number'],
  ['number', '1 200', 'a number'],
  ['number', 'NaN', 'a number'],
  ['number', '１２', 'a number'],
  ['number', '1234567890123456', 'a number'],
  ['number', '9'.repeat(400), 'a number'],
  ['integer', '1.5', 'a whole number'],
  ['integer', '9007199254740993', 'a whole number'],
  ['boolean', 'yes', 'true or false'],
  ['string', '上海\u202e市', 'text without control or direction signs'],
  ['string', 'a\u0001b', 'text without control or direction signs'],
  ['date', '2021-02-29', 'a date (YYYY-MM-DD)'],
  ['date', '2021/02/01', 'a date (YYYY-MM-DD)'],
])('%s refuses "%s"', (type, cell, expected) => {
  expect(cellFault(column(type), cell)).toEqual({ expected, got: JSON.stringify(cell) })
})

test('constraints: required, enum, whole-cell pattern, bounds', () => {
  expect(cellFault(column('string', { required: true }), '')).toMatchObject({ expected: 'a value' })
  expect(cellFault(column('string', { enum: ['a', 'b'] }), 'c')).toMatchObject({ expected: 'one of a, b' })
  expect(cellFault(column('string', { pattern: 'a|b' }), 'ab')).not.toBeNull()
  expect(cellFault(column('number', { minimum: 0 }), '-1')).toMatchObject({ expected: 'at least 0' })
  expect(cellFault(column('number', { maximum: 100 }), '101')).toMatchObject({ expected: 'at most 100' })
  expect(cellFault(column('number', { exclusiveMinimum: 0 }), '0')).toMatchObject({ expected: 'more than 0' })
})
