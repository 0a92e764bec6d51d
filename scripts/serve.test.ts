import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Served, type ServeOptions, STRICT_CSP, serve } from './serve.ts'

const outside = mkdtempSync(join(tmpdir(), 'fadu-serve-'))
const folder = join(outside, 'site')
const open: Served[] = []

beforeAll(() => {
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<p>法度</p>')
  writeFileSync(join(folder, 'app.js'), 'export {}')
  writeFileSync(join(folder, 'data', 'a%2Fb.json'), '{}')
  writeFileSync(join(folder, 'engine.wasm'), 'engine')
  writeFileSync(join(folder, 'engine.wasm.gz'), gzipSync('engine, packed beforehand'))
})
afterEach(async () => {
  for (const served of open.splice(0)) await served.close()
})
afterAll(() => rmSync(outside, { recursive: true }))

async function serving(options: ServeOptions = {}): Promise<Served> {
  const served = await serve({ folder, ...options })
  open.push(served)
  return served
}

test('files come with their types, folders with their index, the rest with 404', async () => {
  const { url } = await serving()
  const page = await fetch(url)
  expect(await page.text()).toBe('<p>法度</p>')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const types = await Promise.all(
    ['app.js', 'data/a%252Fb.json', 'engine.wasm', 'engine.wasm.gz'].map(
      async (path) => (await fetch(url + path)).headers.get('content-type')?.split(';')[0],
    ),
  )
  expect(types).toEqual(['text/javascript', 'application/json', 'application/wasm', 'application/gzip'])
  expect((await fetch(`${url}nothing.js`)).status).toBe(404)
  expect((await fetch(`${url}data`, { redirect: 'manual' })).headers.get('location')).toBe('/data/')
})

test('nothing outside the folder is served', async () => {
  const { url } = await serving()
  const statuses = await Promise.all(
    ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/data/../../secret.txt', '/%zz'].map(
      (path) => new Promise((done) => request(url, { path }, (answer) => done(answer.statusCode)).end()),
    ),
  )
  expect(statuses).toEqual([404, 404, 404, 404, 400])
})

test('under a base, only there', async () => {
  const { url } = await serving({ base: '/a/b/' })
  expect(url).toMatch(/\/a\/b\/$/)
  expect((await fetch(url)).status).toBe(200)
  expect((await fetch(new URL('/', url))).status).toBe(404)
  expect((await fetch(new URL('/a/b', url))).url).toBe(url)
})

test('gzip for who takes it: packed beforehand where it is', async () => {
  const { url } = await serving()
  const [script, engine, packed] = await Promise.all(
    ['app.js', 'engine.wasm', 'engine.wasm.gz'].map((path) => fetch(url + path)),
  )
  expect(script?.headers.get('content-encoding')).toBe('gzip')
  expect(await script?.text()).toBe('export {}')
  expect(await engine?.text()).toBe('engine, packed beforehand')
  expect(packed?.headers.get('content-encoding')).toBeNull()
  const plain = await fetch(`${url}app.js`, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
})

test('the policy is on every answer, errors too', async () => {
  const { url } = await serving({ csp: STRICT_CSP })
  for (const path of ['', 'app.js', 'nothing'])
    expect((await fetch(url + path)).headers.get('content-security-policy')).toBe(STRICT_CSP)
})

test('what the reader has is not sent again', async () => {
  const { url } = await serving()
  const tag = (await fetch(`${url}app.js`)).headers.get('etag') ?? ''
  const again = await fetch(`${url}app.js`, { headers: { 'if-none-match': tag } })
  expect(again.status).toBe(304)
})

test('a port that is taken is passed over, or refused where it was asked for', async () => {
  const { url } = await serving()
  const port = Number(new URL(url).port)
  expect(Number(new URL((await serving({ port, orNext: true })).url).port)).toBeGreaterThan(port)
  await expect(serving({ port })).rejects.toThrow('EADDRINUSE')
})
