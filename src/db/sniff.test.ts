import { expect, test } from 'vitest'
import { isPage } from './sniff.ts'

test.each([
  ['.js', '<!DOCTYPE html><title>Login</title>', true],
  ['.csv', '\n<!-- gate --><html>', true],
  ['.json', "<script>location.href='/login'</script>", true],
  ['.svg', '<html><body><svg>', true],
  ['.svg', '<svg xmlns="http://www.w3.org/2000/svg">', false],
  ['.csv', 'id,name_zh\n1,<b>', false],
  ['.js', 'import"./a.js"', false],
  ['.wasm', '\0asm', false],
])('what begins a %s file as %j: is it a page? %s', (kind, head, expected) => {
  expect(isPage(kind, head)).toBe(expected)
})
