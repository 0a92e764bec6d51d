import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { altered, engineFiles, expect, hash, LANGS, served, test } from './visit.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Opens the diagnosis and waits until every check is done. */
async function diagnosed(page: Page, url: string, lang: (typeof LANGS)[number] = 'en'): Promise<void> {
  await page.goto(url + hash('diagnose', lang))
  await expect(page.locator('[data-diagnosis="ready"]')).toBeVisible({ timeout: 60_000 })
}

/** The checks that are not fine, by name and verdict. */
async function notFine(page: Page): Promise<Record<string, string>> {
  return page
    .locator('[data-check]:not([data-verdict="fine"])')
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [row.getAttribute('data-check'), row.getAttribute('data-verdict')]),
      ),
    )
}

const check = (page: Page, id: string) => page.locator(`[data-check="${id}"]`)

for (const lang of LANGS)
  test(`on a good server all is fine, in words of its language, for all readers (${lang})`, async ({
    page,
    site,
  }) => {
    await page.goto(site.url + hash('', lang))
    await page.locator('.base a[href*="diagnose"]').click()
    await expect(page.locator('[data-diagnosis="ready"]')).toBeVisible({ timeout: 60_000 })
    expect(await notFine(page)).toEqual({})
    await expect(page.locator('[data-check]')).toHaveCount(18)
    await expect(check(page, 'engine')).toContainText(/\d\.\d/)
    await expect(page.locator('#main')).not.toContainText(/diagnose\.|\{\w+\}|undefined|null/)
    for (const width of [390, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
    await page.evaluate(AXE)
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document, { rules: { 'target-size': { enabled: true } } })
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      )
    })
    expect(found).toEqual([])
  })

test('types, compression and policy of a bare server are named, with the lines to add', async ({
  page,
}, info) => {
  const index = readFileSync('dist/index.html', 'utf8').replace(
    /<meta http-equiv="Content-Security-Policy"[^>]*>/,
    '',
  )
  const folder = altered(info.outputPath('site'), { 'index.html': index })
  const types = { '.wasm': 'text/plain', '.csv': null, '.svg': 'text/plain' }
  await served({ folder, csp: '', packing: false, types }, async (url) => {
    await diagnosed(page, url)
    expect(await notFine(page)).toEqual({ types: 'wrong', compression: 'works', policy: 'works' })
    await expect(check(page, 'types')).toContainText('.svg text/plain → image/svg+xml')
    await expect(check(page, 'types')).toContainText('.csv — → text/csv')
    await expect(check(page, 'compression')).toContainText(/Sent uncompressed: \.js [\d.]+ kB, \.css/)
    await expect(page.locator('[data-lines="nginx"]')).toContainText('location ^~ /a/b/ {')
  })
})

test('a character set other than UTF-8 is named, and whether it matters', async ({ page }) => {
  const said = { '.html': 'text/html; charset=GB2312', '.js': 'text/javascript; charset="gbk"' }
  await served({ types: said }, async (url) => {
    await diagnosed(page, url)
    expect(await notFine(page)).toEqual({})
    await expect(check(page, 'charset')).toContainText('.html gb2312, .js gbk.It does no harm')
  })
  await served({ types: { ...said, '.csv': 'text/csv; charset=gbk' } }, async (url) => {
    await diagnosed(page, url, 'zh')
    expect(await notFine(page)).toEqual({ charset: 'works' })
    await expect(check(page, 'charset')).toContainText('直接打开数据文件')
  })
})

test('a policy that stops WebAssembly is named by its directive', async ({ page, heard }) => {
  heard.expects(/wasm-unsafe-eval|WebAssembly|script-src|Content Security Policy/i)
  await served(
    { csp: "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'" },
    async (url) => {
      await diagnosed(page, url)
      expect(await notFine(page)).toEqual({
        worker_policy: 'works',
        embedding: 'works',
        engine: 'works',
        wasm: 'works',
      })
      await expect(check(page, 'worker_policy')).toContainText(
        "default-src does not allow 'wasm-unsafe-eval'",
      )
    },
  )
})

test('a login page in place of engine and data, and replaced data, are told apart', async ({
  page,
  heard,
}, info) => {
  heard.expects(/404/)
  const login = '<!doctype html><title>Login</title>'
  const engines = Object.fromEntries(engineFiles().map((path) => [path, login]))
  const folder = altered(info.outputPath('site'), { ...engines, 'data/bodies.csv': null })
  await served(
    { folder, types: { '.wasm': 'text/html', '.gz': 'text/html' }, packing: false },
    async (url) => {
      await diagnosed(page, url, 'zh')
      expect(await notFine(page)).toMatchObject({ files: 'works', data: 'wrong', engine: 'works' })
      await expect(check(page, 'files')).toContainText('.wasm (200)、.wasm.gz (200)')
      await expect(check(page, 'data')).toContainText('bodies.csv')
    },
  )
  const changed = altered(info.outputPath('changed'), {
    'data/bodies.csv': readFileSync('dist/data/bodies.csv', 'utf8').replace('\n', '\r\n'),
  })
  await served({ folder: changed }, async (url) => {
    await diagnosed(page, url, 'zh')
    expect(await notFine(page)).toMatchObject({ data: 'works' })
  })
})

test('a worker that is never sent is given up, and said so in the reader’s words', async ({
  page,
  site,
  heard,
}) => {
  heard.expects(/probe\.worker/)
  test.setTimeout(60_000)
  await page.route(/probe\.worker/, () => undefined)
  await diagnosed(page, site.url, 'zh')
  expect(await notFine(page)).toMatchObject({ worker: 'works' })
  await expect(check(page, 'worker')).toContainText('启动后 8 秒内没有应答')
})

test('a page in the place of a file is none of its kind, however it begins', async ({ page }, info) => {
  const gate = "<script>location.href = '/login'</script>"
  const folder = altered(info.outputPath('site'), { 'data/datapackage.json': gate, 'favicon.svg': gate })
  await served({ folder }, async (url) => {
    await diagnosed(page, url, 'en')
    expect(await notFine(page)).toMatchObject({ files: 'wrong' })
    await expect(check(page, 'files')).toContainText('login or error page: .json (200), .svg (200)')
    // What a server sends is shown as text, and leads nowhere.
    expect(page.url()).toContain('#/diagnose')
  })
})

test('the report and the lines can be copied, on plain http too', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await diagnosed(page, site.url)
  const clipboard = () => page.evaluate(() => window.navigator.clipboard.readText())
  await page.getByRole('button', { name: 'Copy the report' }).click()
  await expect(page.getByText('The report is copied.')).toBeVisible()
  expect(await clipboard()).toMatch(/✓ fine {2}File types \(MIME\)\n {4}All types are right/)

  await page.getByRole('button', { name: 'Copy the lines for Apache' }).click()
  await expect(page.getByText('The lines for Apache are copied.')).toBeVisible()
  expect(await clipboard()).toContain('AddType text/csv .csv')

  // As on plain http, where pages have no clipboard.
  const real = await page.evaluateHandle(() => window.navigator.clipboard)
  await page.evaluate(() =>
    Object.defineProperty(window.navigator, 'clipboard', { value: undefined, configurable: true }),
  )
  await page.getByRole('button', { name: 'Copy the lines for nginx' }).click()
  await expect(page.getByText('The lines for nginx are copied.')).toBeVisible()
  expect(await real.evaluate((of) => of.readText())).toContain('location ^~ /a/b/')

  await page.evaluate(() => {
    document.execCommand = () => false
  })
  await page.getByRole('button', { name: 'Copy the report' }).click()
  await expect(page.getByRole('textbox', { name: 'The report as text' })).toHaveValue(/✓ fine {2}Path/)
})
