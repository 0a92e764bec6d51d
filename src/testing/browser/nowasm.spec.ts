import { chromiumArguments, findChromium } from '../../../scripts/chromium.ts'
import { useWithoutEngine } from './engineless.ts'
import { expect, hash, test } from './visit.ts'

const executablePath = findChromium()
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    // Of the two switches newer Chromiums know only the first; the second is passed over.
    args: [...chromiumArguments(), '--js-flags=--jitless --noexpose-wasm'],
  },
})

test('with WebAssembly switched off all pages work, and nothing of the engine is fetched', async ({
  page,
  site,
}) => {
  test.setTimeout(300_000)
  const fetched: string[] = []
  page.context().on('request', (request) => {
    if (/wasm|duckdb|assets\/engine/.test(request.url())) fetched.push(request.url())
  })
  await page.goto(site.url)
  expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined')
  await useWithoutEngine(page, site.url, {
    zh: '此浏览器不支持或停用了 WebAssembly，数据引擎无法运行：图表取自预先计算的结果。',
    en: 'This browser does not support WebAssembly or has it switched off, so the data engine cannot run: figures show prebuilt answers.',
  })
  for (const [lang, says] of [
    ['zh', /^此浏览器不支持或停用了 WebAssembly，不能运行查询/],
    ['en', /^This browser does not support WebAssembly or has it switched off, so queries cannot be run/],
  ] as const) {
    await page.goto(site.url + hash('sql', lang))
    await expect(page.locator('.sql-engine')).toHaveText(says)
    await expect(page.locator('[data-table="observations"]')).toBeVisible()
    await expect(page.locator('[data-example]')).toHaveCount(10)
    await expect(page.locator('.sql-run')).toBeDisabled()
  }
  expect(fetched).toEqual([])
})
