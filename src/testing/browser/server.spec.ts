import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { altered, engineStands, expect, goTo, hash, served, stands, test } from './visit.ts'

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
