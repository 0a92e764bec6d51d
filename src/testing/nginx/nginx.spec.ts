import type { Page } from '@playwright/test'
import { type Nginx, serveByNginx } from '../../../scripts/nginx.ts'
import { POLICY } from '../../db/needs.ts'
import { serverLines } from '../../db/serverlines.ts'
import { engineStands, expect, goTo, hash, PAGES, stands, test } from '../browser/visit.ts'

const PATH = '/intranet/fadu/'
const { NGINX = '' } = process.env

async function behind(
  lines: string,
  use: (nginx: Nginx) => Promise<void>,
  path: string = PATH,
): Promise<void> {
  const nginx = await serveByNginx(NGINX, 'dist', path, lines)
  try {
    await use(nginx)
  } finally {
    await nginx.stop()
  }
}

/** Verdicts of the diagnosis that are not fine, after printing them all. */
async function diagnosis(page: Page, url: string): Promise<Record<string, string>> {
  await page.goto('about:blank')
  await page.goto(url + hash('diagnose', 'en'))
  await expect(page.locator('[data-diagnosis="ready"]')).toBeVisible({ timeout: 60_000 })
  const rows = await page.locator('[data-check]').evaluateAll((all) =>
    all.map((row) => ({
      id: row.getAttribute('data-check') ?? '',
      verdict: row.getAttribute('data-verdict') ?? '',
      text: (row.textContent ?? '').replace(/\s+/g, ' '),
    })),
  )
  for (const { verdict, text } of rows) console.log(`    ${verdict}: ${text}`)
  return Object.fromEntries(rows.flatMap(({ id, verdict }) => (verdict === 'fine' ? [] : [[id, verdict]])))
}

test('all works with the defaults that nginx ships, below a path, with and without index.html', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await behind('', async ({ url }) => {
    for (const entry of ['', 'index.html']) {
      await page.goto('about:blank')
      await page.goto(`${url}${entry}${hash('', 'zh')}`)
      await engineStands(page)
      for (const path of PAGES) {
        await goTo(page, hash(path, 'en'))
        await stands(page)
      }
    }
    // A folder without its last slash is sent on to it, or no relative address would be found.
    await page.goto('about:blank')
    await page.goto(url.replace(/\/$/, '') + hash('cases', 'en'))
    await stands(page)
    expect(await diagnosis(page, url)).toEqual({ types: 'works', compression: 'works' })
    await expect(page.locator('[data-check="types"]')).toContainText(
      '.csv application/octet-stream → text/csv',
    )
  })
})

test('with the lines of the diagnosis all is fine', async ({ page }) => {
  test.setTimeout(300_000)
  await behind(serverLines('nginx', PATH), async ({ url }) => {
    await page.goto(url + hash('cases', 'zh'))
    await engineStands(page)
    const sent = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
    expect(sent.headers.get('content-security-policy')).toBe(POLICY)
    expect(sent.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await diagnosis(page, url)).toEqual({})
  })
})

test('a server that says GBK of every text garbles nothing, and the lines of the diagnosis set it right', async ({
  page,
  heard,
}) => {
  test.setTimeout(300_000)
  heard.expects(/favicon\.ico/)
  const types = 'text/css text/javascript application/javascript application/json image/svg+xml'
  const gbk = `charset gbk;\nsource_charset gbk;\ncharset_types ${types};`
  await behind(gbk, async ({ url }) => {
    await page.goto(url + hash('cases', 'zh'))
    await engineStands(page)
    expect(await page.evaluate(() => document.characterSet)).toBe('GBK')
    await expect(page).toHaveTitle(/案件数量/)
    await page.goto(`${url}data/pictures/lead-ranking.zh.svg`)
    await expect(page.getByText('上海市', { exact: true })).toBeVisible()
    expect(await diagnosis(page, url)).toEqual({ types: 'works', charset: 'works', compression: 'works' })
    await expect(page.locator('[data-check="charset"]')).toContainText('.html gbk, .js gbk')
  })
  await behind(`${gbk}\n${serverLines('nginx', PATH)}`, async ({ url }) => {
    expect(await diagnosis(page, url)).toEqual({})
  })
})

test('the lines for a whole server stand beside its own `location /`, and pack what a proxy asks for', async () => {
  await behind(
    serverLines('nginx', '/'),
    async ({ url }) => {
      const headers = { 'accept-encoding': 'gzip', via: '1.1 gate' }
      const sent = await fetch(`${url}data/manifest.json`, { headers })
      expect(sent.headers.get('content-security-policy')).toBe(POLICY)
      expect(sent.headers.get('content-encoding')).toBe('gzip')
    },
    '/',
  )
})
