import { expect, test } from 'vitest'
import { breakText } from './rowplot.ts'

test('no line begins with a sign that closes, also where it stands behind a number', () => {
  expect(breakText('高于的 11，低于的 7，分不出的 15', 15, 60)).toEqual([
    '高于的',
    '11，低',
    '于的',
    '7，分不',
    '出的 15',
  ])
  for (const width of [60, 75, 90])
    for (const line of breakText('分子 1,874，分母（5,185）未公布。', 15, width))
      expect(line).not.toMatch(/^[，。）]/)
})
