import { expect, test } from 'vitest'
import { isWebAddress } from './link.ts'

test.each([
  ['https://example.gov.cn/a?b=1#c', true],
  ['http://example.gov.cn/', true],
  ['HTTPS://example.gov.cn/', true],
  ['javascript:alert(1)', false],
  [' javascript:alert(1)//https://', false],
  ['java\nscript:alert(1)', false],
  ['data:text/html,x', false],
  ['//example.gov.cn/', false],
  ['https://', false],
  ['', false],
])('%j may be linked: %s', (address, may) => {
  expect(isWebAddress(address)).toBe(may)
})
