import { expect, test } from 'vitest'
import { sharpness } from './sharpness.ts'

test.each([
  ['a picture of a screen is as sharp as the screen', 358, 900, 3, 3],
  ['a long one on a phone is less so', 358, 16_100, 3, 1.5],
  ['of five hundred places it is there', 358, 34_052, 3, 0.75],
  ['of a thousand parts too', 358, 88_860, 1, 0.25],
  ['an export of fifty places is as sharp as asked', 960, 2600, 2, 2],
  ['one of a hundred a little less', 960, 5200, 2, 1.75],
  ['nor in one of nothing', 960, 0, 2, 2],
] as const)('%s', (_says, width, height, asked, sharp) => {
  expect(sharpness(width, height, asked)).toBe(sharp)
  if (height > 0) expect(sharp * height).toBeLessThanOrEqual(32_767)
})
