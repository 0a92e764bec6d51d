import type { Page } from '@playwright/test'
import { expect, hash, held, LANGS, stands, test } from './visit.ts'

const PARTS = ['.brand', '.top nav', '.lang', 'h1', '.opening p', '.bar', 'h2', '.answer', '.frame'] as const

/** Where the parts above and around the first picture are, and what they say. */
async function partsOf(page: Page) {
  const parts = []
  for (const name of PARTS) {
    const part = page.locator(name).first()
    const text = name === '.frame' ? '' : await part.textContent()
    parts.push({ name, text, box: await part.boundingBox() })
  }
  return parts
}

const marks = (page: Page) =>
  page.evaluate(() => performance.getEntriesByName('fadu:first-figure').map(({ startTime }) => startTime))

const PATHS = ['', 'cases', 'compliance', 'outcomes', 'reform', 'audit'] as const

for (const lang of LANGS)
  for (const address of ['', ...PATHS.map((path) => hash(path, lang))])
    test.describe(`in ${lang}, ${address || 'as the browser asks'}`, () => {
      test.use({ locale: lang === 'zh' ? 'zh-CN' : 'en-GB' })

      test('the first picture stands before the program, and the live one in its very place', async ({
        page,
        site,
      }) => {
        const release = await held(page)
        await page.goto(`${site.url}${address}`, { waitUntil: 'commit' })
        await expect(page.locator('.chart-stage svg')).toBeVisible()
        await expect.poll(() => marks(page)).toHaveLength(1)
        const [shown] = await marks(page)
        const before = await partsOf(page)
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang === 'zh' ? 'zh-CN' : 'en')
        release()
        await expect(page.locator('.chart-stage svg')).toHaveCount(0, { timeout: 20_000 })
        await stands(page)
        expect(await partsOf(page)).toEqual(before)
        expect(await marks(page)).toEqual([shown])
        const fetched = await page.evaluate(() =>
          performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.html')),
        )
        expect(fetched).toHaveLength(1)
        expect(await page.evaluate(() => document.getElementById('root')?.style.cssText)).toBe('')
      })
    })

test('what is chosen meanwhile is shown as soon as the program has come', async ({ page, site }) => {
  const release = await held(page)
  await page.goto(site.url, { waitUntil: 'commit' })
  await page.locator('.top nav a').first().click()
  await expect(page.locator('h1')).toHaveCount(0)
  release()
  await stands(page)
  expect(page.url()).toContain('#/cases')
  await expect(page.locator('h1')).toHaveCount(1)
})

test.describe('nothing is shown before the live page', () => {
  const cases = [
    ['on a page without', '#/method', {}],
    ['where something is chosen', '#/?f=case_volume', {}],
    ['where it is narrower', '', { viewport: { width: 1000, height: 900 } }],
    ['in the dark', '', { colorScheme: 'dark' }],
    ['where more contrast is asked for', '', { contrast: 'more' }],
  ] as const
  for (const [name, address, options] of cases)
    test(name, async ({ browser, site }) => {
      const context = await browser.newContext({ locale: 'zh-CN', ...options })
      const page = await context.newPage()
      const release = await held(page)
      await page.goto(`${site.url}${address}`, { waitUntil: 'commit' })
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/old.js')),
      )
      await expect(page.locator('.chart-stage')).toHaveCount(0)
      expect(await marks(page)).toEqual([])
      release()
      await stands(page)
      expect(await marks(page)).toHaveLength(1)
      await context.close()
    })

  test('where another page stands in its place', async ({ page, site }) => {
    const release = await held(page)
    await page.route(/\/home\.\w+\.html$/, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><h1>Log in</h1>' }),
    )
    const answered = page.waitForResponse(/\/home\.\w+\.html$/)
    await page.goto(site.url, { waitUntil: 'commit' })
    await (await answered).finished()
    await expect(page.locator('h1')).toHaveCount(0)
    release()
    await stands(page)
    expect(await marks(page)).toHaveLength(1)
  })
})
