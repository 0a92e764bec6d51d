import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { type ServeOptions, STRICT_CSP, serve } from '../../../scripts/serve.ts'

export { expect }

export const LANGS = ['zh', 'en'] as const

export { PAGES } from './pages.ts'

/** What a page says that it should not: console, errors, refused by the policy, asked of another host. */
export interface Heard {
  readonly complaints: string[]
  /** What this test brings about on purpose is no complaint. */
  expects(pattern: RegExp): void
}

interface Site {
  /** Address of the built site, with a slash at its end. */
  readonly url: string
}

/**
 * The built site, served below a path and behind the strictest policy, and a page that is heard out: a test
 * fails on any warning or error in the console, any violation of the policy, any request to another host.
 */
export const test = base.extend<{ heard: Heard }, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use) => {
      const served = await serve(BEHIND_POLICY)
      await use({ url: served.url })
      await served.close()
    },
    { scope: 'worker' },
  ],
  heard: [
    async ({ page }, use) => {
      const complaints: string[] = []
      const expected: RegExp[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`)
      })
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
      page.context().on('request', (request) => {
        const url = new URL(request.url())
        if (url.hostname !== 'localhost' && !['data:', 'blob:'].includes(url.protocol))
          complaints.push(`asked of another host: ${url.href}`)
      })
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`policy: ${violatedDirective} refused ${blockedURI}`),
        )
      })
      await use({ complaints, expects: (pattern) => expected.push(pattern) })
      const afterwards = (said: string) =>
        [...closed].some((url) => UNANSWERED.some((error) => said.includes(`${error} (${url}`)))
      expect(
        complaints.filter((said) => !expected.some((pattern) => pattern.test(said)) && !afterwards(said)),
      ).toEqual([])
    },
    { auto: true },
  ],
})

export const BEHIND_POLICY: ServeOptions = { folder: 'dist', base: '/a/b/', csp: STRICT_CSP }

/** Servers that are no more: a page may still ask them ahead for what is likely to be chosen next. */
const closed = new Set<string>()

/** What a browser says of a request that they do not answer any more. */
const UNANSWERED = [
  'ERR_CONNECTION_REFUSED',
  'ERR_CONNECTION_RESET',
  'ERR_CONNECTION_CLOSED',
  'ERR_EMPTY_RESPONSE',
]

/** Serves the built site otherwise, for as long as `use` runs. */
export async function served(options: ServeOptions, use: (url: string) => Promise<void>): Promise<void> {
  const { url, close } = await serve({ ...BEHIND_POLICY, ...options })
  try {
    await use(url)
  } finally {
    closed.add(url)
    await close()
  }
}

/** A folder like `dist/` in all but some files: other bytes by path, or null for none. */
export function altered(
  folder: string,
  changes: Readonly<Record<string, string | Uint8Array | null>>,
): string {
  const root = resolve('dist')
  rmSync(folder, { recursive: true, force: true })
  const copy = (below: string) => {
    mkdirSync(join(folder, below), { recursive: true })
    for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      const holds = Object.keys(changes).some((changed) => changed.startsWith(`${path}/`))
      if (entry.isDirectory() && holds) copy(path)
      else if (!(path in changes)) symlinkSync(join(root, path), join(folder, path))
    }
  }
  copy('')
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** The engine's files as the build named them, below `dist/`. */
export function engineFiles(): string[] {
  return readdirSync('dist/assets')
    .filter((name) => /\.wasm(\.gz)?$/.test(name))
    .map((name) => `assets/${name}`)
}

/** The address of a page in a language; further parts of the address as `key=value&…`. */
export function hash(path: string, lang: (typeof LANGS)[number], query = ''): string {
  return `#/${path}?${query === '' ? '' : `${query}&`}lang=${lang}`
}

/** Goes to a hash address without a new page load, as a link does; resolves when what it names stands. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, address)
  await stands(page)
}

/** Resolves when every figure of the page has left `loading`, what follows it too, and none failed; nothing is scrolled. */
export async function stands(page: Page): Promise<void> {
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.locator('[data-figure]')).not.toHaveCount(0)
  await expect(page.locator('[data-figure][aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 })
  await expect(page.locator('[data-figure][data-state="loading"]')).toHaveCount(0, { timeout: 20_000 })
  await expect(page.locator('[data-figure][data-state="error"]')).toHaveCount(0)
}

/** Resolves when the engine has taken over and all figures show its rows. */
export async function engineStands(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByName('fadu:engine-ready').length), {
      timeout: 40_000,
    })
    .toBe(1)
  await expect(page.locator('[data-figure]:not([data-origin="engine"])')).toHaveCount(0, { timeout: 20_000 })
  await stands(page)
}

export function figure(page: Page, id: string): Locator {
  return page.locator(`[data-figure="${id}"]`)
}

/** The button of a figure that turns picture into table and back. */
export function tableButton(of: Locator): Locator {
  return of.getByRole('button', { name: /^(表格|图|Table|Picture)$/ })
}

/** The cells of a figure's table as read, header first, each space a plain one; leaves the table shown. */
export async function tableOf(of: Locator): Promise<string[][]> {
  const table = of.locator('table')
  if ((await table.count()) === 0) await tableButton(of).click()
  await expect(table).toBeVisible()
  return table
    .locator('tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s/g, ' '))),
    )
}

/** Unfolds a long text, if it is folded. */
export async function unfold(of: Locator): Promise<void> {
  const button = of.locator('button[aria-expanded="false"]')
  if ((await button.count()) > 0) await button.click()
}

/** Holds the program back until it is released, and opens what is shown before it to the test. */
export async function held(page: Page): Promise<() => void> {
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' })
    }
  })
  let release = () => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await released
    await route.continue()
  })
  return release
}
