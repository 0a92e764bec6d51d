import type { Frame, Page } from '@playwright/test'
import { serve } from '../../../scripts/serve.ts'
import { axe } from './axe.ts'
import { expect, LANGS, test as onSite } from './visit.ts'

/** A page of another origin (another port) that embeds six figures of the built site. */
const test = onSite.extend<{ host: string }>({
  host: async ({ site }, use) => {
    const { url, close } = await serve({ folder: 'src/testing/embeds' })
    await use(`${url}?site=${encodeURIComponent(site.url)}`)
    await close()
  },
})

const embeds = (page: Page): Frame[] => page.frames().filter((frame) => frame.url().includes('#/embed/'))

/** Scrolls through the page until all six frames are there and their figures stand. */
async function allStand(page: Page): Promise<void> {
  for (let at = 0; at < 6; at += 1) {
    await page.locator('section').nth(at).scrollIntoViewIfNeeded()
    const figure = page.frameLocator('iframe').nth(at).locator('[data-figure]')
    await expect(figure).toHaveAttribute('data-state', 'ready', { timeout: 20_000 })
  }
}

/** Of each frame: how high it is, how high what it shows is, and whether anything in it scrolls. */
async function fits(page: Page) {
  const frames = await page
    .locator('iframe')
    .evaluateAll((all) => all.map(({ clientHeight }) => clientHeight))
  const contents = await Promise.all(
    embeds(page).map((frame) =>
      frame.evaluate(() => {
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement
        return {
          height: Math.ceil(document.querySelector('[data-figure]')?.getBoundingClientRect().height ?? 0),
          scrolls: scrollHeight > clientHeight || scrollWidth > clientWidth,
          narrowed: window.innerWidth - clientWidth,
        }
      }),
    ),
  )
  return frames.map((height, at) => ({ frame: height, ...contents[at] }))
}

/** Resolves when every frame is exactly as high as its content, and none scrolls. */
async function settles(page: Page): Promise<number[]> {
  let heights: number[] = []
  await expect(async () => {
    const all = await fits(page)
    heights = all.map(({ frame }) => frame)
    expect(all).toHaveLength(6)
    for (const one of all)
      expect(one).toEqual({ frame: one.height, height: one.height, scrolls: false, narrowed: 0 })
  }).toPass({ timeout: 10_000 })
  return heights
}

test('six figures on another site: each fits, grows, shrinks, loads when near, and shares what it loads', async ({
  page,
  host,
}) => {
  test.setTimeout(120_000)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.setViewportSize({ width: 1100, height: 800 })
  await page.goto(host)
  await expect(page.locator('iframe').first()).toBeVisible()
  expect(await page.locator('iframe').count()).toBeLessThan(6)
  await allStand(page)
  const wide = await settles(page)
  expect(new Set(wide).size).toBeGreaterThan(3)

  // No frame asks for the engine or React, and what one has loaded the next finds in the cache.
  expect(asked.filter((url) => /wasm|engine-|start-/.test(url))).toEqual([])
  const moved = await Promise.all(
    embeds(page).map((frame) =>
      frame.evaluate(() =>
        performance.getEntriesByType('resource').map((entry) => ({
          name: entry.name,
          bytes: 'transferSize' in entry ? Number(entry.transferSize) : 0,
        })),
      ),
    ),
  )
  const drawing = moved.map((all) => all.find(({ name }) => name.includes('/drawing-'))?.bytes)
  expect(drawing.filter((bytes) => bytes === undefined)).toEqual([])
  expect(drawing.slice(3).every((bytes) => bytes !== undefined && bytes < 1000)).toBe(true)

  await page.locator('#narrow').click()
  await expect.poll(async () => (await settles(page))[0]).toBeGreaterThan(wide[0] ?? 0)
  await page.locator('#wide').click()
  await expect.poll(() => settles(page)).toEqual(wide)

  const second = page.frameLocator('iframe').nth(1)
  await second.locator('.acts button').click()
  await expect(second.locator('table')).toBeVisible()
  await settles(page)
  await second.locator('.acts button').click()
  await expect.poll(() => settles(page)).toEqual(wide)
})

test('the page around switches language and colours, and nothing else', async ({ page, host }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1100, height: 800 })
  await page.goto(host)
  await allStand(page)
  const first = page.frameLocator('iframe').first()
  await expect(first.locator('h2')).toContainText('多少')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(first.locator('h2')).toContainText('how many')
  await expect(page.frameLocator('iframe').nth(5).locator('h2')).toContainText('How did')
  const english = await settles(page)
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(first.locator('html')).toHaveCSS('background-color', 'rgb(20, 23, 28)')
  await expect(page.frameLocator('iframe').nth(1).locator('html')).toHaveCSS(
    'background-color',
    'rgba(0, 0, 0, 0)',
  )
  await settles(page)
  await page.getByRole('button', { name: 'Light' }).click()
  await expect(first.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)')

  // What is not of the one shape changes nothing.
  const before = await first.locator('[data-figure]').innerHTML()
  const address = embeds(page)[0]?.url()
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow
    for (const message of [
      { fadu: 'set', lang: 'xx' },
      { fadu: 'set', theme: 'dark', href: '#/cases' },
      { fadu: 'set', lang: { toString: () => 'zh' }.toString },
      { fadu: 'go', href: 'javascript:alert(1)' },
      'set',
      null,
      ['set', 'zh'],
    ])
      try {
        frame?.postMessage(message, '*')
      } catch {
        // A function can't be sent at all.
      }
  })
  // Nor does a well-formed one that does not come from the page around.
  const [one, other] = embeds(page)
  await other?.evaluate(() => {
    for (let at = 0; at < window.parent.frames.length; at += 1)
      window.parent.frames[at]?.postMessage({ fadu: 'set', lang: 'zh', theme: 'dark' }, '*')
  })
  await one?.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect(await first.locator('[data-figure]').innerHTML()).toBe(before)
  expect(one?.url()).toBe(address)
  expect(await settles(page)).toEqual(english)
})

test('frames listen to no one but their figure: wrong origins, windows and shapes change no height', async ({
  page,
  host,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1100, height: 800 })
  await page.goto(host)
  await allStand(page)
  const heights = await settles(page)
  // The page itself, and a frame of its own origin, claim to be figures.
  await page.evaluate(async () => {
    const claims = [{ fadu: 'size', id: 'ranking', height: 77 }]
    for (const claim of claims) window.postMessage(claim, '*')
    const frame = document.createElement('iframe')
    frame.srcdoc = '<p>no figure</p>'
    const loaded = new Promise((done) => frame.addEventListener('load', done))
    document.body.prepend(frame)
    await loaded
    const script = frame.contentDocument?.createElement('script')
    if (script === undefined) return
    script.textContent = "parent.postMessage({ fadu: 'size', id: 'ranking', height: 78 }, '*')"
    frame.contentDocument?.body.append(script)
    await new Promise((done) => setTimeout(done, 0))
    frame.remove()
  })
  // A figure's own window says what is no size.
  await embeds(page)[0]?.evaluate(() => {
    for (const height of ['79', -1, 0, Number.NaN, 1e9, null, [80]])
      window.parent.postMessage({ fadu: 'size', id: 'ranking', height }, '*')
    window.parent.postMessage({ fadu: 'resize', height: 81 }, '*')
    window.parent.postMessage('size', '*')
  })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect((await fits(page)).map(({ frame }) => frame)).toEqual(heights)
})

test('a flood of messages is drawn a few times, not each time, and the last of them counts', async ({
  page,
  host,
}) => {
  test.setTimeout(120_000)
  await page.goto(host)
  await allStand(page)
  const figure = page.frameLocator('iframe').first().locator('[data-figure]')
  await figure.evaluate((element) => {
    const counted = { drawn: 0 }
    Object.assign(window, { counted })
    new MutationObserver(() => {
      counted.drawn += 1
    }).observe(element, { attributes: true, attributeFilter: ['lang'] })
  })
  await page.evaluate(() => {
    const { Fadu } = window as unknown as { Fadu: { set(change: object): void } }
    for (let at = 0; at < 1000; at += 1) Fadu.set({ lang: at % 2 === 0 ? 'zh' : 'en' })
  })
  await expect(figure).toHaveAttribute('lang', 'en', { timeout: 30_000 })
  await settles(page)
  const drawn = await figure.evaluate(
    () => (window as unknown as { counted: { drawn: number } }).counted.drawn,
  )
  expect(drawn).toBeLessThan(200)
})

test('sheets of the page around with rules for all frames cut nothing off', async ({ page, host }) => {
  test.setTimeout(120_000)
  await page.goto(host)
  await page.addStyleTag({
    content:
      'iframe { height: 150px !important; min-height: 4000px; max-height: 300px; padding: 20px; border: 9px solid !important; aspect-ratio: 2 }',
  })
  await allStand(page)
  const heights = await settles(page)
  expect(Math.min(...heights)).toBeGreaterThan(300)
  const beyond = await page
    .locator('iframe')
    .evaluateAll((all) => all.filter((one) => getComputedStyle(one).borderTopWidth !== '0px').length)
  expect(beyond).toBe(0)
})

test('a figure’s name of any length is cut where it is said to be unknown', async ({ page, site }) => {
  await page.goto(`${site.url}#/embed/${'x'.repeat(100_000)}?lang=en`)
  await expect(page.getByText(/no figure named “x{10,100}…”/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(1000)
})

for (const lang of LANGS)
  test(`script in every part of an embed’s address is text, in ${lang}`, async ({ page, site }) => {
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await page.setViewportSize({ width: 390, height: 700 })
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "javascript:alert('1')",
      '\u202e\u2066right to left',
      'x'.repeat(3000),
    ].map(encodeURIComponent)
    const keys = [
      'i',
      'y',
      'p',
      'by',
      'ci',
      'anyway',
      'near',
      'alt',
      'lv',
      'c',
      'as',
      'hide',
      'q',
      'theme',
      'bg',
      'zz',
    ]
    for (const value of hostile) {
      for (const figure of ['ranking', value.slice(0, 200)]) {
        await page.goto('about:blank')
        await page.goto(
          `${site.url}#/embed/${figure}?${keys.map((key) => `${key}=${value}`).join('&')}&lang=${lang}`,
        )
        const shown = page.locator('[data-figure]')
        await expect(shown).toHaveAttribute('data-state', figure === 'ranking' ? /ready|empty/ : 'empty')
        await expect(shown).toContainText(lang === 'zh' ? '已略去' : 'left out')
        expect(await page.locator('[data-figure] script, [data-figure] img').count()).toBe(0)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      }
    }
    expect(asked).toEqual([])
  })

test('an embed stands without the engine, is walked by keyboard, and opens what it leads to elsewhere', async ({
  page,
  site,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${site.url}#/embed/ranking?i=reconsideration.accepted&y=2019&by=count&lv=province&lang=en`)
  const shown = page.locator('[data-figure="ranking"]')
  await expect(shown).toHaveAttribute('data-state', 'ready')
  await expect(shown).toHaveAttribute('data-origin', 'prebuilt')
  expect(await page.evaluate(() => performance.getEntriesByName('fadu:first-figure').length)).toBe(1)
  await shown.locator('.chart-stage').focus()
  await page.keyboard.press('ArrowDown')
  await expect(shown.locator('[aria-live="polite"]')).toContainText('Guangdong')
  await expect(shown.locator('.tip')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shown.locator('.tip')).toBeHidden()
  expect(asked.filter((url) => url.includes('wasm'))).toEqual([])
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    shown.getByRole('link', { name: 'Whole figure' }).click(),
  ])
  expect(opened.url()).toContain('#/cases?i=reconsideration.accepted&y=2019&by=count&lv=province&lang=en')
  // To an embed and back again the page loads anew: the two share no program.
  await page.evaluate(() => {
    window.location.hash = '#/cases?lang=en'
  })
  await expect(page.locator('h1')).toHaveText('Case volumes')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on embeds and their maker, ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme })
    for (const address of [
      'embed/ranking?y=2019&lang=en',
      'embed/composition?lang=zh',
      'embed-maker?fig=funnel&lang=zh',
    ]) {
      await page.goto('about:blank')
      await page.goto(`${site.url}#/${address}`)
      await expect(page.locator('[data-figure]')).toHaveAttribute('data-state', 'ready', { timeout: 20_000 })
      expect.soft(await axe(page), address).toEqual([])
      await page.locator('.acts button').click()
      await expect(page.locator('[data-figure] table')).toBeVisible()
      expect.soft(await axe(page), `${address}, table`).toEqual([])
    }
  })

test.describe('the maker of embeds', () => {
  for (const lang of LANGS)
    test(`is reached from a figure’s foot with its question, and looks the same at any width, in ${lang}`, async ({
      page,
      site,
    }) => {
      await page.goto(`${site.url}#/outcomes?i=litigation.appearance_rate&y=2017&anyway=1&lang=${lang}`)
      const ranking = page.locator('[data-figure="ranking"]')
      await expect(ranking).toHaveAttribute('data-state', 'ready', { timeout: 20_000 })
      const title = await ranking.locator('h2').textContent()
      await ranking.locator('.foot a', { hasText: lang === 'zh' ? '嵌入' : 'Embed' }).click()
      await expect(page).toHaveURL(
        /#\/embed-maker\?i=litigation\.appearance_rate&y=2017&anyway=1&fig=ranking&lang=/,
      )
      const preview = page.locator('.preview [data-figure="ranking"]')
      await expect(preview).toHaveAttribute('data-state', 'ready')
      await expect(preview.locator('h2')).toHaveText(title ?? '')
      await expect(preview.locator('.remark')).toContainText(lang === 'zh' ? '山东' : 'Shandong')
      for (const width of [390, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
    })

  test('makes a frame without script that holds its figure without scrolling, on a page of strict policy, too', async ({
    page,
    site,
    heard,
  }) => {
    heard.expects(/style-src/)
    await page.goto(`${site.url}#/embed-maker?fig=trend&i=litigation.loss_rate&p=370000,440000&lang=zh`)
    await expect(page.locator('.preview [data-figure="trend"]')).toHaveAttribute('data-state', 'ready')
    await page.getByLabel('宽度').fill('520')
    await page.getByLabel('配色').selectOption('dark')
    const field = page.locator('[data-code="frame"]')
    await expect(field).toHaveValue(/width="520".*height="\d+"/)
    await expect(field).toHaveValue(/theme=dark/)
    const code = await field.inputValue()
    expect(code).toContain(
      `src="${site.url}#/embed/trend?i=litigation.loss_rate&amp;p=370000,440000&amp;lang=zh`,
    )
    expect(code).not.toContain('<script')

    const csp = `default-src 'none'; frame-src ${new URL(site.url).origin}; img-src data:; style-src 'self'`
    const host = await serve({ folder: 'src/testing/embeds', csp })
    await page.goto(`${host.url}empty.html`)
    await page.evaluate((pasted) => {
      document.body.innerHTML = pasted
    }, code)
    const shown = page.frameLocator('iframe').locator('[data-figure="trend"]')
    await expect(shown).toHaveAttribute('data-state', 'ready', { timeout: 20_000 })
    const frame = page.frames().find((one) => one.url().includes('#/embed/'))
    const { scrollHeight, clientHeight, clientWidth } = (await frame?.evaluate(() => {
      const { scrollHeight, clientHeight, clientWidth } = document.documentElement
      return { scrollHeight, clientHeight, clientWidth }
    })) ?? { scrollHeight: 0, clientHeight: 0, clientWidth: 0 }
    expect(clientWidth).toBe(520)
    expect(scrollHeight).toBe(clientHeight)
    expect(code).toContain(`height="${clientHeight}"`)
    expect(await page.locator('iframe').evaluate((one) => getComputedStyle(one).borderTopWidth)).toBe('0px')
    await host.close()
  })

  test('copies, and where the browser lets it not, selects; takes a picture with its papers', async ({
    page,
    site,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window.navigator, 'clipboard', { value: undefined })
      document.execCommand = () => false
    })
    await page.goto(`${site.url}#/embed-maker?fig=funnel&lang=en`)
    await expect(page.locator('.preview [data-figure="funnel"]')).toHaveAttribute('data-state', 'ready')
    await page.getByRole('button', { name: 'Copy the second code' }).click()
    await expect(page.getByText('Ctrl+C')).toBeVisible()
    const field = page.locator('[data-code="script"]')
    await expect(field).toBeFocused()
    expect(await page.evaluate(() => window.getSelection()?.toString())).toContain('embed.js')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download SVG' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^fadu-funnel-.*\.svg$/)
  })

  test('code of a hostile address stays code', async ({ page, site }) => {
    const hostile = encodeURIComponent('"><script>alert(1)</script>')
    await page.goto(
      `${site.url}#/embed-maker?fig=${hostile}&q=${hostile}&hide=${hostile}&alt=${hostile}&lang=en`,
    )
    await expect(page.locator('.preview [data-figure="ranking"]')).toHaveAttribute('data-state', 'ready')
    for (const kind of ['frame', 'script']) {
      const code = await page.locator(`[data-code="${kind}"]`).inputValue()
      expect(code).not.toContain('<script>')
      expect(code.match(/"/g)?.length).toBe(kind === 'frame' ? 18 : 12)
    }
  })
})
