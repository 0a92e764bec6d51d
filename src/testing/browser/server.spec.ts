import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serve } from '../../../scripts/serve.ts'
import { TYPES } from '../../db/needs.ts'
import { altered, engineStands, expect, figure, goTo, hash, held, served, stands, test } from './visit.ts'

const INDEX = readFileSync('dist/index.html', 'utf8')
const META = /<meta http-equiv="Content-Security-Policy"[^>]*>/

/** Whether the page refuses a script that is written into it, and by which directive. */
function refusal(page: Page): Promise<string | null> {
  return page.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          event.stopImmediatePropagation()
          resolve(event.effectiveDirective)
        })
        const script = document.createElement('script')
        script.textContent = 'window.ranInline = true'
        document.body.append(script)
        setTimeout(() => resolve(null), 1000)
      }),
  )
}

for (const [base, entry] of [
  ['/', ''],
  ['/', 'index.html'],
  ['/a/b/', 'index.html'],
  ['/%E6%95%B0%E6%8D%AE/a%20b/', ''],
] as const)
  test(`all is found below ${base}${entry}`, async ({ page }) => {
    await served({ base: decodeURI(base) }, async (url) => {
      await page.goto(`${url}${entry}${hash('cases', 'zh')}`)
      await engineStands(page)
      await goTo(page, hash('', 'en'))
      await goTo(page, hash('method', 'en'))
      expect(new URL(page.url()).pathname).toBe(encodeURI(decodeURI(base)) + entry)
    })
  })

test('every address in what is built is relative, and names no host', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  const own = files
    .filter((path) => /\.(html|css)$/.test(path))
    .map((path) => readFileSync(join('dist', path), 'utf8'))
  const addresses = own.flatMap((text) => [
    ...[...text.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? ''),
    ...[...text.matchAll(/url\(["']?([^"')]*)/g)].map(([, address]) => address ?? ''),
  ])
  expect(addresses.length).toBeGreaterThan(3)
  expect(addresses.filter((address) => !/^(\.\/|#)/.test(address))).toEqual([])
})

test('nothing is asked of the server but plain files', async ({ page }) => {
  const ranges: string[] = []
  page.on('request', (request) => {
    if ('range' in request.headers()) ranges.push(request.url())
  })
  await served({}, async (url) => {
    await page.goto(url + hash('cases', 'en'))
    await engineStands(page)
    expect(ranges).toEqual([])
    const asked = await page.evaluate(async () => ({
      isolated: window.crossOriginIsolated,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
    expect(asked).toEqual({ isolated: false, workers: 0 })
  })
})

test('the policy that the page carries holds where the server sends none, and lets all work', async ({
  page,
  heard,
}) => {
  expect(INDEX).toMatch(META)
  // Before all that it is to hold for.
  expect(INDEX.search(META)).toBeLessThan(INDEX.search(/<(script|link)/))
  heard.expects(/inline/)
  await served({ csp: '' }, async (url) => {
    await page.goto(url + hash('cases', 'zh'))
    await engineStands(page)
    expect(await refusal(page)).toBe('script-src-elem')
  })
})

test('the policy as a header alone does the same', async ({ page, heard }, info) => {
  heard.expects(/inline/)
  const folder = altered(info.outputPath('site'), { 'index.html': INDEX.replace(META, '') })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('compliance', 'zh'))
    await engineStands(page)
    await stands(page)
    expect(await refusal(page)).toBe('script-src-elem')
  })
})

test('a browser that keeps no marks of time loses nothing else', async ({ page, site }) => {
  await page.addInitScript(() => {
    for (const name of ['mark', 'getEntriesByName', 'getEntriesByType'])
      Reflect.deleteProperty(Performance.prototype, name)
  })
  await page.goto(site.url + hash('cases', 'zh'))
  await stands(page)
  await expect(figure(page, 'ranking')).toHaveAttribute('data-origin', 'engine', { timeout: 40_000 })
  await page.goto(site.url + hash('diagnose', 'zh'))
  await expect(page.locator('[data-diagnosis="ready"]')).toBeVisible({ timeout: 60_000 })
  await page.goto('about:blank')
  await page.goto(site.url + hash('embed/ranking', 'zh'))
  await expect(figure(page, 'ranking')).toHaveAttribute('data-state', 'ready')
})

test('a page not visited before the network went away says so, and comes when it is back', async ({
  page,
  site,
  context,
  heard,
}) => {
  heard.expects(/ERR_INTERNET_DISCONNECTED/)
  await page.goto(site.url + hash('', 'zh'))
  await engineStands(page)
  await context.setOffline(true)
  const address = hash('diagnose', 'zh')
  await page.evaluate((to) => {
    window.location.hash = to
  }, address)
  const main = page.locator('#main')
  await expect(main).toContainText('这一部分的程序未能取到，请检查网络。')
  const again = main.getByRole('button', { name: '再试一次' })
  await again.click()
  await expect(main.getByRole('status').last()).toHaveText('仍未取到：服务器没有应答。')
  // Some browsers come for it by themselves then; others keep it that it failed.
  await context.setOffline(false)
  await again.click({ timeout: 2000 }).catch(() => undefined)
  await expect(page.locator('[data-diagnosis]')).toBeVisible()
  expect(page.url()).toBe(site.url + address)
})

test('so do a figure within a page, and an embed', async ({ page, site, heard }) => {
  heard.expects(/ERR_FAILED/)
  const lost = /\/assets\/scatter-.*\.js$/
  await page.route(lost, (route) => route.abort())
  for (const address of [hash('compare', 'en'), hash('embed/scatter', 'en')]) {
    await page.goto('about:blank')
    await page.goto(site.url + address)
    const stood = page.locator('[data-figure="scatter"]')
    await expect(stood).toContainText('This part of the program could not be fetched.')
    expect(await stood.getAttribute('data-state')).toBe('empty')
    // While it is refused and the server answers, the page is loaded anew.
    await Promise.all([page.waitForEvent('load'), stood.getByRole('button', { name: 'Try again' }).click()])
    await expect(stood).toContainText('This part of the program could not be fetched.')
    await page.unroute(lost)
    await stood.getByRole('button', { name: 'Try again' }).click()
    await expect(stood).toHaveAttribute('data-state', 'ready', { timeout: 20_000 })
    expect(page.url()).toBe(site.url + address)
    await page.route(lost, (route) => route.abort())
  }
})

test('so do the panel of a choice, and the texts of a page', async ({ page, site, heard }) => {
  heard.expects(/ERR_FAILED/)
  const choice = page.locator('.bar-sentence .choice[aria-expanded="false"]').first()
  const again = page.locator('#main').getByRole('button', { name: 'Try again' })
  for (const [address, lost, there] of [
    ['cases', /\/assets\/pickers-.*\.js$/, '#bar-panel input'],
    ['method', /\/assets\/method\.en-.*\.js$/, '.rule'],
    ['compare', /\/assets\/compare\.en-.*\.js$/, '[data-figure="matrix"][data-state="ready"]'],
  ] as const) {
    const isPanel = there.startsWith('#bar-panel')
    await page.route(lost, (route) => route.abort())
    await page.goto('about:blank')
    await page.goto(site.url + hash(address, 'en'))
    if (isPanel) await choice.click()
    await expect(page.locator('#main')).toContainText('This part of the program could not be fetched.')
    await expect(page.locator('h1')).toBeVisible()
    await page.unroute(lost)
    await again.click()
    await expect(async () => {
      // Where the browser keeps it that it failed, the page was loaded anew, its panels closed.
      if (isPanel && (await page.locator('#bar-panel').count()) === 0) await choice.click({ timeout: 1000 })
      await expect(page.locator(there).first()).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 30_000 })
    await expect(again).toHaveCount(0)
  }
})

/** Every text sent as if it were in another character set, as servers are set that serve older pages. */
const saidToBe = (charset: string) => ({
  types: Object.fromEntries(
    Object.entries(TYPES).map(([extension, type]) => [
      extension,
      /^text|json$|svg/.test(type) ? `${type}; charset=${charset}` : type,
    ]),
  ),
})

test('all that browsers read by the character set of its header is in ASCII', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      // The tops of pages are fetched, modules and workers are UTF-8 by their standards.
      /\.(html|css|svg|js)$/.test(path) && !/^assets.*\.js$|^data.*\.html$/.test(path),
  )
  expect(files.length).toBeGreaterThan(60)
  expect(files.filter((path) => readFileSync(join('dist', path)).some((byte) => byte > 127))).toEqual([])
})

for (const charset of ['gb2312', 'gbk'])
  test.describe(`where every text is said to be in ${charset}`, () => {
    test('the page, its first sight, embeds and pictures read as they should', async ({ page }) => {
      await served(saidToBe(charset), async (url) => {
        const release = await held(page)
        await page.goto(url + hash('cases', 'zh'), { waitUntil: 'commit' })
        const sight = page.locator('.chart-stage svg')
        await expect(sight).toContainText('山东省')
        expect(await page.evaluate(() => document.characterSet)).toBe('GBK')
        await expect(page).toHaveTitle('法度 Fadu：法治政府建设指标比较')
        await expect(page.locator('h1')).toHaveText('案件数量')
        await expect(page.locator('#unopened')).toContainText('本页的程序未能完整载入')
        release()
        await engineStands(page)
        await expect(page).toHaveTitle(/案件数量/)
        await expect(figure(page, 'ranking').locator('h2')).toContainText('各地')
        await expect(figure(page, 'ranking').locator('.chart-stage')).toHaveAttribute('aria-label', /上海市/)

        await page.goto(`${url}data/pictures/lead-ranking.zh.svg`)
        await expect(page.getByText('上海市', { exact: true })).toBeVisible()
        expect(await page.evaluate(() => document.characterSet)).toBe('GBK')

        const host = await serve({ folder: 'src/testing/embeds', ...saidToBe(charset) })
        await page.goto(`${host.url}?site=${encodeURIComponent(url)}`)
        await expect(page.frameLocator('iframe').first().locator('h2')).toContainText('多少')
        await host.close()
      })
    })

    test.describe('and JavaScript is off', () => {
      test.use({ javaScriptEnabled: false })

      test('words and pictures stand', async ({ page }) => {
        await served(saidToBe(charset), async (url) => {
          await page.goto(url)
          await expect(page).toHaveTitle('法度 Fadu：法治政府建设指标比较')
          await expect(page.locator('h1').first()).toHaveText(/^各地/)
          await expect(page.locator('.if-off').first()).toContainText('浏览器未启用 JavaScript')
          await expect(page.locator('.still img').first()).toHaveAttribute('alt', /各地|指标/)
        })
      })
    })
  })
