import type { Page } from '@playwright/test'
import { engineStands, expect, figure, goTo, hash, PAGES, stands, test } from './visit.ts'

const HOSTILE = '<img src=x onerror=alert(1)>'
const KEYS = [
  'i',
  'y',
  'p',
  'by',
  'ci',
  'lv',
  'c',
  'hide',
  'as',
  'q',
  'f',
  'all',
  'lang',
  'nonsense',
] as const

/** Fails on anything that a hostile address would bring into the page. */
async function nothingRuns(page: Page): Promise<void> {
  await expect(page.locator('img[src="x"], #root script, [onerror]')).toHaveCount(0)
}

test('a bad address opens with what is known, and says what was dropped', async ({ page, site }) => {
  await page.goto(
    `${site.url}#/cases?i=reconsideration.accepted&y=2019&p=440000,999999&by=banana&x=1&lang=en`,
  )
  await engineStands(page)
  await expect(page.locator('h1')).toHaveText('Case volumes')
  await expect(page.locator('.remarks p')).toHaveText([
    'Parts of the address were not recognised and were left out: p=999999, by=banana, x=1.',
  ])
  await expect(figure(page, 'ranking')).toHaveAttribute('data-state', 'ready')
  await expect(figure(page, 'ranking').locator('h2')).toContainText('2019')
  await expect(page.locator('.bar-sentence')).toContainText('Guangdong')

  await goTo(page, '#/nowhere?lang=zh')
  await expect(page.locator('.remarks p')).toHaveText(['地址中有无法识别的部分，已略去：#/nowhere。'])
  await expect(page.locator('h1')).toContainText('哪些可以比较')

  for (const odd of ['#', '#/', '#//', '#/?', '#/cases?&&=&i', '#/cases?i=%E0%A4%A', '#cases'])
    await goTo(page, odd)
})

test('an unknown indicator, period and place leave each page’s own question standing', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('', 'en'))
  await engineStands(page)
  for (const path of PAGES) {
    await goTo(page, hash(path, 'en', 'i=no.such_thing&c=nor.this_one&y=someday&p=atlantis'))
    await expect(page.locator('.remarks p')).toHaveCount(1)
    await expect(page.locator('.remarks p')).toContainText('i=no.such_thing')
    await expect(page.locator('[data-figure][data-state="ready"]').first()).toBeVisible()
  }
})

test('a hostile address is text, or nothing; nothing of it runs', async ({ page, site, heard }) => {
  // Whether an indicator is known shows when the catalogue has come; its answer is asked for at once.
  heard.expects(/404.*\/data\/answers\//)
  page.on('dialog', async (dialog) => {
    await dialog.dismiss()
    throw new Error(`ran: ${dialog.message()}`)
  })
  for (const path of PAGES) {
    const query = KEYS.map((key) => `${key}=${encodeURIComponent(HOSTILE)}`).join('&')
    await page.goto('about:blank')
    await page.goto(`${site.url}#/${path}?${query}`)
    await stands(page)
    await expect(page.locator('.remarks p')).toContainText(HOSTILE)
    await nothingRuns(page)
    if (path === '') await expect(page.locator('.bar-sentence')).toContainText(HOSTILE)
  }
  await goTo(page, `#/${HOSTILE}?${HOSTILE}`)
  await nothingRuns(page)
  for (const key of ['__proto__', 'constructor', 'toString']) {
    await goTo(page, `#/cases?i=${key}&c=${key}&p=${key}&hide=${key}&${key}=1`)
    await nothingRuns(page)
  }
})

test('an address of 10,000 signs does not break the page', async ({ page, site, heard }) => {
  heard.expects(/(404|431|414).*\/data\/answers\//)
  const long = 'x'.repeat(10_000)
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(site.url + hash('cases', 'en', `i=${long}`))
  await stands(page)
  for (const key of KEYS) {
    await goTo(page, `#/cases?${key}=${long}`)
    const beyond = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
    expect.soft(beyond, key).toBe(0)
  }
  await goTo(page, hash('', 'en', `q=${long}`))
  await expect(figure(page, 'coverage')).toHaveAttribute('data-state', /ready|empty/)
})

test('what is chosen stands in the address, and back and forward undo and redo it', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('cases', 'en', 'i=reconsideration.accepted&y=2019'))
  await engineStands(page)
  const by = page.locator('.bar-sentence .choice', { hasText: 'per 10,000 residents' })
  await by.click()
  await page.locator('#bar-panel').getByRole('button', { name: 'as counts' }).click()
  await expect(page).toHaveURL(/i=reconsideration\.accepted&y=2019&by=count&lang=en$/)
  await expect(figure(page, 'ranking').locator('h2')).toHaveText(
    'Reconsideration cases accepted, 2019: what do places report?',
  )
  await page.goBack()
  await expect(figure(page, 'ranking').locator('h2')).toContainText('per 10,000 residents')
  await page.goForward()
  await expect(figure(page, 'ranking').locator('h2')).toContainText('what do places report')
  await page.reload()
  await stands(page)
  await expect(figure(page, 'ranking').locator('h2')).toContainText('what do places report')
})
