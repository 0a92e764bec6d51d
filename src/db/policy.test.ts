import { expect, test } from 'vitest'
import { POLICY } from './needs.ts'
import { refusals } from './policy.ts'

const HERE = 'https://site.example:8443'
const said = (policies: readonly string[], of: 'page' | 'worker' = 'page') =>
  refusals(policies, of, HERE).map(({ directive, source }) => `${directive} ${source}`)

test('the strict policy refuses nothing, and neither does none', () => {
  expect(said([POLICY])).toEqual([])
  expect(said([POLICY], 'worker')).toEqual([])
  expect(said([])).toEqual([])
})

test.each([
  ["default-src 'self'", ['default-src data:', 'default-src blob:']],
  ["default-src 'self' data: blob:", []],
  ["script-src 'self'; style-src 'none'", ["style-src 'self'"]],
  ["script-src 'nonce-abc' 'strict-dynamic'", ["script-src 'self'"]],
  ["child-src 'none'", ["child-src 'self'"]],
  ["worker-src 'none'; img-src *", ['img-src data:', 'img-src blob:', "worker-src 'self'"].sort()],
  ['script-src https://site.example:8443; connect-src site.example:8443', []],
  ['script-src https://other.example', ["script-src 'self'"]],
  ['sandbox allow-scripts', ['sandbox allow-same-origin', 'sandbox allow-downloads']],
  ["require-trusted-types-for 'script'", ["require-trusted-types-for 'script'"]],
  ['script-src *.example:8443; connect-src https://*.Example:*; worker-src http://*.example:8443/', []],
  ['script-src *.example:9; style-src *.site.example:8443', ["script-src 'self'", "style-src 'self'"]],
  ["SCRIPT-SRC 'SELF'", []],
  ["script-src 'self'; script-src 'none'", []],
])('a page under "%s" is refused %j', (policy, refused) => {
  expect(said([policy]).sort()).toEqual([...refused].sort())
})

test('several policies in one header each refuse', () => {
  expect(said(["img-src 'self' data: blob:, connect-src 'none'", "style-src 'none'"])).toEqual([
    "connect-src 'self'",
    "style-src 'self'",
  ])
})

test('WebAssembly is the worker’s need', () => {
  expect(said(["script-src 'self'"])).toEqual([])
  expect(said(["script-src 'self'"], 'worker')).toEqual(["script-src 'wasm-unsafe-eval'"])
  expect(said(["script-src 'self' 'unsafe-eval'"], 'worker')).toEqual([])
  expect(said(["default-src 'none'"], 'worker')).toEqual([
    "default-src 'self'",
    "default-src 'wasm-unsafe-eval'",
  ])
})
