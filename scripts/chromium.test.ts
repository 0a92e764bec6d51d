import { expect, test } from 'vitest'
import { findChromium } from './chromium.ts'

const noPath = { PATH: '' }
const runs = process.execPath

test('the one that CHROMIUM names comes first', () => {
  expect(findChromium({ ...noPath, CHROMIUM: runs })).toBe(runs)
})

test('what is not there, or does not run, is passed over', () => {
  expect(findChromium({ ...noPath, CHROMIUM: '/no/such/chromium' })).not.toBe('/no/such/chromium')
  expect(findChromium({ ...noPath, CHROMIUM: import.meta.filename })).not.toBe(import.meta.filename)
})
