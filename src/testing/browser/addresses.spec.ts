import type { Page } from '@playwright/test'
import { engineStands, expect, figure, goTo, hash, PAGES, stands, tableOf, test, unfold } from './visit.ts'

const HOSTILE = '<img src=x onerror=alert(1)>'
const KEYS = [
  'i',
  'y',
  'p',
  'by',
  'ci',
  'anyway',
  'near',
  'alt',
  'k',
  'o',
  's',
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

const override = (page: Page, text: string) =>
  page.locator('.bar-sentence .choice[data-override]', { hasText: text })

test('comparing anyway is said in the bar and on the figure, and taken back in either', async ({
  page,
  site,
}) => {
  const query = 'i=litigation.appearance_rate&y=2017'
  await page.goto(site.url + hash('outcomes', 'en', query))
  await engineStands(page)
  const remark = figure(page, 'ranking').locator('.remark')
  await expect(remark).toHaveCount(0)
  await override(page, 'unlike values set apart').click()
  await expect(page).toHaveURL(/&anyway=1&lang=en$/)
  await stands(page)
  await expect(remark).toContainText('By choice, compared though unlike')
  await unfold(remark)
  await expect(remark).toContainText('Shandong')
  await expect(override(page, 'unlike values compared anyway')).toHaveAttribute('aria-pressed', 'true')
  await page.goBack()
  await expect(remark).toHaveCount(0)
  await page.goForward()
  await expect(remark).toHaveCount(1)
  await remark.getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`${query}&lang=en$`))
  await expect(remark).toHaveCount(0)

  // The folded bar of a narrow screen tells it too, before what was not overridden.
  await page.setViewportSize({ width: 390, height: 800 })
  await goTo(page, hash('outcomes', 'en', `${query}&anyway=1`))
  await expect(page.locator('.bar-line')).toContainText('· unlike values compared anyway · all places')
  await page.setViewportSize({ width: 1440, height: 900 })

  // A page that never offers it says it all the same, and lets it be taken back.
  await goTo(page, hash('', 'en', 'anyway=1'))
  await override(page, 'unlike values compared anyway').click()
  await expect(page).toHaveURL(/#\/\?lang=en$/)

  // It stays behind on the way to another page.
  await goTo(page, hash('outcomes', 'en', `${query}&anyway=1&near=1&alt=a:1`))
  await page.locator('.top nav a').first().click()
  await expect(page).toHaveURL(/#\/cases\?lang=en$/)
})

test('a place that lacks the period shows its nearest, by name, where that is allowed', async ({
  page,
  site,
}) => {
  const query = 'i=reconsideration.received&y=2020&by=count'
  await page.goto(site.url + hash('cases', 'en', query))
  await engineStands(page)
  const ranking = figure(page, 'ranking')
  const before = (await tableOf(ranking)).length
  await override(page, 'this period only').click()
  await expect(page).toHaveURL(/&near=1&lang=en$/)
  await stands(page)
  await expect(ranking.locator('.remark')).toContainText('nearest')
  await expect.poll(async () => (await tableOf(ranking)).length).toBeGreaterThan(before)
  const near = override(page, 'the nearest period where this one is missing')
  await expect(near).toHaveAttribute('aria-pressed', 'true')
  await near.click()
  await expect(ranking.locator('.remark')).toHaveCount(0)
  await expect.poll(async () => (await tableOf(ranking)).length).toBe(before)
})

test('of two numbers that contradict each other the address takes either', async ({ page, site }) => {
  const query = 'i=reconsideration.intake&y=2023&by=count'
  await page.goto(site.url + hash('cases', 'en', query))
  await engineStands(page)
  const ranking = figure(page, 'ranking')
  const shandong = async () =>
    (await tableOf(ranking))
      .find(([place]) => place === 'Shandong')
      ?.slice(2, 3)
      .join()
  const charted = await shandong()
  expect(['27,356 cases', 'about 25,400 cases']).toContain(charted)
  const [other = ''] = ['shandong2023:006', 'shandong2024:008'].slice(charted === '27,356 cases' ? 1 : 0)
  await goTo(page, hash('cases', 'en', `${query}&alt=${other},no.such:1`))
  await expect(page.locator('.remarks p')).toHaveCount(0)
  expect(await shandong()).not.toBe(charted)
  await override(page, '2 numbers chosen by hand').click()
  await expect(page).toHaveURL(new RegExp(`${query}&lang=en$`))
  await expect.poll(shandong).toBe(charted)
})

test('hostile overrides are dropped and said, or find nothing', async ({ page, site }) => {
  await page.goto(site.url + hash('cases', 'en', 'anyway=2&near=yes&anyway=1'))
  await stands(page)
  await expect(page.locator('.remarks p')).toContainText('anyway=2, near=yes, anyway=1')
  await expect(page.locator('.remark')).toHaveCount(0)
  const many = Array.from({ length: 2000 }, (_, at) => `${HOSTILE}${at}`).map(encodeURIComponent)
  await goTo(page, hash('cases', 'en', `alt=${many.join(',')}`))
  await expect(page.locator('.remarks p')).toContainText('…')
  await expect(override(page, '40 numbers chosen by hand')).toBeVisible()
  await nothingRuns(page)
})

test('an indicator of another page is shown, with the way to its own', async ({ page, site }) => {
  await page.goto(site.url + hash('cases', 'en', 'i=litigation.appearance_rate&y=2017&p=370000'))
  await engineStands(page)
  const stray = page.locator('.stray')
  await expect(stray).toContainText('Outcomes')
  await expect(figure(page, 'ranking')).toHaveAttribute('data-state', 'ready')
  await stray.getByRole('link').click()
  await expect(page).toHaveURL(/#\/outcomes\?i=litigation\.appearance_rate&y=2017&p=370000&lang=en$/)
  await expect(stray).toHaveCount(0)
})

test('a total that nothing is a part of is answered at once, without the engine', async ({
  page,
  site,
  heard,
}) => {
  // Asked for or not, before the test is over.
  heard.expects(/ERR_FAILED.*\.wasm/)
  await page.route('**/*.wasm*', (route) => route.abort())
  await page.goto(site.url + hash('cases', 'en', 'c=reconsideration.intake'))
  await stands(page)
  await expect(figure(page, 'composition')).toHaveAttribute('data-state', 'empty')
  await expect(figure(page, 'composition').locator('.answer')).toContainText('No source breaks')
})

test('the bar claims no division by residents that the figure could not do', async ({ page, site }) => {
  await page.goto(site.url + hash('cases', 'en', 'i=reconsideration.accepted&y=2019'))
  await stands(page)
  await expect(page.locator('.bar-sentence')).toContainText('per 10,000 residents')
  await goTo(page, hash('cases', 'en', 'i=enforcement.penalty_decisions&y=2020&p=500110'))
  await expect(figure(page, 'ranking').locator('h2')).toContainText('what do places report')
  await expect(page.locator('.bar-sentence')).not.toContainText('per 10,000 residents')
})
