import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
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

for (const lang of ['zh', 'en'] as const)
  test(`without an engine the page says so in one sentence and draws from answers (${lang})`, async ({
    page,
  }, info) => {
    const folder = altered(
      info.outputPath('site'),
      Object.fromEntries(engineFiles().map((path) => [path, null])),
    )
    await served({ folder }, async (url) => {
      await page.goto(url + hash('cases', lang))
      await stands(page)
      await expect(page.locator('.engine')).toHaveText(FAILED[lang], { timeout: 20_000 })
      for (const path of PAGES) {
        await goTo(page, hash(path, lang))
        await expect(
          page.locator('[data-figure][data-state="ready"][data-origin="prebuilt"]').first(),
        ).toBeVisible()
        await expect(page.locator('[data-state="error"], [data-origin="engine"]')).toHaveCount(0)
      }
      await expect(page.locator('.engine')).toHaveText(FAILED[lang])
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

test('a login page in place of the engine is told from an engine within 10 s', async ({ page }, info) => {
  const login = '<!doctype html><title>Login</title><form><input name="user"></form>'
  const folder = altered(
    info.outputPath('site'),
    Object.fromEntries(engineFiles().map((path) => [path, login])),
  )
  await served(
    { folder, types: { '.wasm': 'text/html', '.gz': 'text/html' }, packing: false },
    async (url) => {
      await page.goto(url + hash('cases', 'zh'))
      await stands(page)
      await expect(page.locator('.engine')).toHaveText(FAILED.zh, { timeout: 10_000 })
      await expect(figure(page, 'ranking')).toHaveAttribute('data-state', 'ready')
      await expect(figure(page, 'ranking')).toHaveAttribute('data-origin', 'prebuilt')
    },
  )
})

test('a worker that fails while data still comes in is said to have failed', async ({ page }, info) => {
  const workers = readdirSync('dist/assets').filter((name) => /worker.*\.js$/.test(name))
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
