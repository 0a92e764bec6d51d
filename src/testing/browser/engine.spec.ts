import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { everyQuery, readAnswer } from '../../db/answers.ts'
import { answerRows, type Engine } from '../../db/database.ts'
import { answerPath, type Query } from '../../db/query.ts'
import { QUESTIONS } from '../../figures/questions.ts'
import { useWithoutEngine } from './engineless.ts'
import {
  altered,
  engineFiles,
  engineStands,
  expect,
  figure,
  goTo,
  hash,
  PAGES,
  served,
  stands,
  tableOf,
  test,
} from './visit.ts'

const FAILED = {
  zh: '数据引擎不可用：图表取自预先计算的结果。',
  en: 'The data engine is not available: figures show prebuilt answers.',
}

/** Milliseconds since navigation at which the page marked something; null: not yet. */
function marked(page: Page, name: string): Promise<number | null> {
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? null, name)
}

test('the first figure stands before the engine is ready, and then shows the engine’s rows', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('cases', 'zh'))
  await stands(page)
  const first = await marked(page, 'fadu:first-figure')
  expect(first).not.toBeNull()
  await engineStands(page)
  const ready = await marked(page, 'fadu:engine-ready')
  expect(ready).toBeGreaterThan(first ?? Number.POSITIVE_INFINITY)
  await expect(page.locator('.engine')).toHaveText('数据引擎已就绪，图表由本页数据实时计算。')
})

test('engine and prebuilt answers give the same tables on every page', async ({ page, site }, info) => {
  test.setTimeout(120_000)
  const without = altered(
    info.outputPath('site'),
    Object.fromEntries(engineFiles().map((path) => [path, null])),
  )
  const tables = async (url: string, origin: 'engine' | 'prebuilt') => {
    await page.goto(url + hash('', 'zh'))
    await stands(page)
    if (origin === 'engine') await engineStands(page)
    const all: Record<string, string[][]> = {}
    for (const path of PAGES) {
      await goTo(page, hash(path, 'zh'))
      for (const [at, one] of (await page.locator('[data-figure][data-state="ready"]').all()).entries()) {
        await expect(one).toHaveAttribute('data-origin', origin)
        all[`${path} ${at} ${await one.getAttribute('data-figure')}`] = await tableOf(one)
      }
    }
    return all
  }
  const live = await tables(site.url, 'engine')
  expect(Object.keys(live).length).toBeGreaterThan(PAGES.length)
  await served({ folder: without }, async (url) => {
    expect(await tables(url, 'prebuilt')).toEqual(live)
  })
})

/** The engine of a browser, asked from here; its client and worker are those of the built site. */
async function browserEngine(page: Page, url: string): Promise<Engine> {
  const chunks = readdirSync('dist/assets')
  const chunk = (name: RegExp) => `${url}assets/${chunks.find((file) => name.test(file))}`
  await page.goto(`${url}data/manifest.json`)
  const { version, leftOut } = await page.evaluate(
    async ([client = '', files = '', data = '']) => {
      const [{ startEngine }, { fetchPackage }] = await Promise.all([import(client), import(files)])
      const engine: Engine = await startEngine({ files: () => fetchPackage(data) })
      Object.assign(window, { engine })
      return { version: engine.version, leftOut: engine.leftOut }
    },
    [chunk(/^engine-[^.]*\.js$/), chunk(/^files-[^.]*\.js$/), `${url}data/`],
  )
  return {
    ...{ version, leftOut, flawed: [], hollow: [] },
    async all(query) {
      const rows = await page.evaluate(
        ([name, sql]) => {
          // Whatever it is: rows are checked where they are compared.
          const row = { '~run': (data: object) => Object.assign(data, { typed: true }) }
          const { engine } = window as unknown as {
            readonly engine: { all(asked: object): Promise<unknown[]> }
          }
          return engine.all({ name, params: {}, sql, row })
        },
        [query.name, query.sql] as const,
      )
      return answerRows(query, rows)
    },
    close: async () => {},
  }
}

test('every prebuilt answer is what the browser’s engine answers', async ({ page, site, heard }) => {
  test.setTimeout(300_000)
  // What is opened is a file, not the page that names its icon.
  heard.expects(/404.*favicon\.ico/)
  const engine = await browserEngine(page, site.url)
  const read = (path: string): unknown => JSON.parse(readFileSync(`dist/data/answers/${path}`, 'utf8'))
  const queries: Query<unknown>[] = []
  for await (const query of everyQuery(engine, QUESTIONS)) queries.push(query)
  // So many at once: the way to the page and back takes longer than an answer.
  for (let at = 0; at < queries.length; at += 50)
    await Promise.all(
      queries.slice(at, at + 50).map(async (query) => {
        const prebuilt = await readAnswer(query, async (path) => read(path))
        const live = { version: engine.version, rows: await engine.all(query) }
        expect(prebuilt, answerPath(query)).toEqual(live)
      }),
    )
  const paths = queries.map(answerPath)
  const written = readdirSync('dist/data/answers', { recursive: true, encoding: 'utf8' })
  expect(paths.sort()).toEqual(written.filter((path) => path.endsWith('.json')).sort())
  expect(paths.length).toBeGreaterThan(1000)
})

test('with every file of the engine deleted all pages work, and one sentence says so', async ({
  page,
}, info) => {
  test.setTimeout(240_000)
  const folder = altered(
    info.outputPath('site'),
    Object.fromEntries(engineFiles().map((path) => [path, null])),
  )
  await served({ folder }, async (url) => {
    await useWithoutEngine(page, url, FAILED)
    expect(await marked(page, 'fadu:engine-ready')).toBeNull()
  })
})

for (const type of ['text/plain', 'application/octet-stream', null])
  test(`the engine starts whatever type its file is sent with: ${type ?? 'none'}`, async ({ page }) => {
    await served({ types: { '.wasm': type, '.gz': type } }, async (url) => {
      await page.goto(url + hash('compliance', 'en'))
      await engineStands(page)
    })
  })

test('the engine starts where only the unpacked file is there', async ({ page }, info) => {
  const packed = engineFiles().filter((path) => path.endsWith('.gz'))
  expect(packed).toHaveLength(1)
  const folder = altered(info.outputPath('site'), Object.fromEntries(packed.map((path) => [path, null])))
  await served({ folder, packing: false }, async (url) => {
    await page.goto(url + hash('compliance', 'en'))
    await engineStands(page)
  })
})

test('of the two files of the engine the one that is smaller on the wire is taken', async ({
  page,
}, info) => {
  const [packed = '', plain = ''] = engineFiles().sort().reverse()
  expect([packed, plain].map((path) => path.replace(/.*\.wasm/, '.wasm'))).toEqual(['.wasm.gz', '.wasm'])
  // Packed so badly that it is larger than what is in it.
  const folder = altered(info.outputPath('site'), {
    [packed]: gzipSync(readFileSync(`dist/${plain}`), { level: 0 }),
  })
  const taken: string[] = []
  page.context().on('request', (request) => {
    if (request.method() === 'GET' && /\.wasm/.test(request.url())) taken.push(request.url())
  })
  await served({ folder, packing: false }, async (url) => {
    await page.goto(url + hash('compliance', 'en'))
    await engineStands(page)
    expect(taken).toEqual([url + plain])
  })
  taken.length = 0
  await served({ packing: false }, async (url) => {
    await page.goto(url + hash('compliance', 'en'))
    await engineStands(page)
    expect(taken).toEqual([url + packed])
  })
})

const LOGIN = '<!doctype html><title>Login</title><form><input name="user"></form>'
const cut = (path: string) => {
  const whole = readFileSync(`dist/${path}`)
  return whole.subarray(0, Math.floor(whole.length * 0.7))
}
for (const [fault, instead, types] of [
  ['a login page in its place', () => LOGIN, { '.wasm': 'text/html', '.gz': 'text/html' }],
  ['truncated', cut, {}],
  ['not there', () => null, {}],
] as const)
  test(`without an engine (${fault}) a plain sentence comes within 8 s`, async ({ page }, info) => {
    const folder = altered(
      info.outputPath('site'),
      Object.fromEntries(engineFiles().map((path) => [path, instead(path)])),
    )
    await served({ folder, types, packing: false }, async (url) => {
      await page.goto(url + hash('cases', 'zh'))
      await stands(page)
      await expect(page.locator('.engine')).toHaveText(FAILED.zh, { timeout: 8_000 })
      await expect(figure(page, 'ranking')).toHaveAttribute('data-state', 'ready')
      await expect(figure(page, 'ranking')).toHaveAttribute('data-origin', 'prebuilt')
    })
  })

test('an engine whose packed file is truncated starts from the other', async ({ page }, info) => {
  const packed = engineFiles().filter((path) => path.endsWith('.gz'))
  const folder = altered(info.outputPath('site'), Object.fromEntries(packed.map((path) => [path, cut(path)])))
  await served({ folder, packing: false }, async (url) => {
    await page.goto(url + hash('compliance', 'en'))
    await engineStands(page)
  })
})

test('a server that never sends the engine is not waited for longer than 8 s', async ({ page, site }) => {
  await page.context().route(/\.wasm(\.gz)?$/, () => undefined)
  await page.goto(site.url + hash('cases', 'zh'))
  await stands(page)
  await expect(page.locator('.engine')).toHaveText(FAILED.zh, { timeout: 10_000 })
  const asked = await page.evaluate(() =>
    Math.min(
      ...performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\/engine\.worker/.test(name))
        .map(({ startTime }) => startTime),
    ),
  )
  expect(await page.evaluate((from) => performance.now() - from, asked)).toBeLessThan(9_000)
  await page.context().unrouteAll({ behavior: 'ignoreErrors' })
})

test('a worker that fails while data still comes in is said to have failed', async ({ page }, info) => {
  const workers = readdirSync('dist/assets').filter((name) => /^(engine|duckdb).*worker.*\.js$/.test(name))
  expect(workers).toHaveLength(2)
  const files = readdirSync('dist/data', { recursive: true }).filter((name) =>
    /\.csv$/.test(String(name)),
  ).length
  for (const worker of workers) {
    const folder = altered(info.outputPath('site'), {
      [`assets/${worker}`]: 'throw new Error("a login page")',
    })
    await served({ folder }, async (url) => {
      // The data comes after the failure is said.
      const failed = expect(page.locator('.engine')).toHaveText(FAILED.en, { timeout: 20_000 })
      await page.route(/\/data\/[^?]*\.csv$/, async (route) => {
        await failed
        await route.continue()
      })
      await page.goto(url + hash('cases', 'en'))
      await expect
        .poll(() =>
          page.evaluate(
            () => performance.getEntriesByType('resource').filter(({ name }) => /\.csv$/.test(name)).length,
          ),
        )
        .toBe(files)
      await expect(page.locator('.engine')).toHaveText(FAILED.en, { timeout: 10_000 })
    })
    await page.unrouteAll()
  }
})
