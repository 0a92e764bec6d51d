import { expect, test } from 'vitest'
import { jsonLines } from './jsonlines.ts'

test('each value of a JSON text has the line on which it begins', () => {
  const text = '{\n  "a": "x, {",\n  "b": [\n    1,\n    { "c": null, "d\\"": [] }\n  ],\n  "e": {}\n}'
  expect(Object.fromEntries(jsonLines(text))).toEqual({
    $: 1,
    a: 2,
    b: 3,
    'b.0': 4,
    'b.1': 5,
    'b.1.c': 5,
    'b.1.d"': 5,
    e: 7,
  })
})

test('a text that is one value has one line', () => {
  expect([...jsonLines('\n 12')]).toEqual([['$', 2]])
})
