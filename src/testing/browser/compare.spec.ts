import { axe } from './axe.ts'
import { expect, figure, goTo, hash, LANGS, stands, tableOf, test } from './visit.ts'

test.describe.configure({ timeout: 60_000 })

const GRID = '.matrix-grid'

test('the workspace answers at once, in both languages and at every width, without a fault that axe finds', async ({
  page,
  site,
}) => {
  for (const lang of LANGS) {
    for (const width of [390, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto('about:blank')
      await page.goto(site.url + hash('compare', lang))
      await stands(page)
      await expect(figure(page, 'matrix').locator('.answer')).toContainText(/\d/)
      await expect(page.locator(GRID)).toHaveAttribute('aria-rowcount', '25')
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(sideways).toBeLessThanOrEqual(0)
      if (width !== 768) expect(await axe(page)).toEqual([])
    }
  }
})

test('the grid is walked like a spreadsheet, and Enter opens what a cell rests on', async ({
  page,
  site,
}) => {
  await page.goto(
    site.url +
      hash('compare', 'en', 'p=370000,440000,320000,350000,530000,630000&is=litigation.loss_rate&y=2022'),
  )
  await stands(page)
  const grid = page.locator(GRID)
  const active = () =>
    grid.evaluate((element) => {
      const cell = document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
      return `${cell?.dataset.row},${cell?.dataset.column}`
    })
  await grid.focus()
  expect(await active()).toBe('1,1')
  await grid.press('ArrowDown')
  await grid.press('ArrowDown')
  expect(await active()).toBe('3,1')
  await grid.press('Control+End')
  expect(await active()).toBe('6,1')
  await grid.press('Home')
  expect(await active()).toBe('6,0')
  await grid.press('Control+Home')
  expect(await active()).toBe('1,1')
  await grid.press('Enter')
  const story = page.locator('.matrix-story')
  await expect(story.locator('h3')).toBeFocused()
  await expect(story.locator('[data-part="held"]')).toBeInViewport({ ratio: 1 })
  await expect(story).toContainText('Loss rate of agencies')
  await expect(story.locator('[data-part="value"]')).toContainText('6.88')
  await expect(story.locator('[data-part="held"]')).toContainText('median')
  await expect(story.locator('[data-part="source"]')).toContainText('山东')
  await page.keyboard.press('Escape')
  await expect(grid).toBeFocused()
  await grid.press('ArrowUp')
  await grid.press('Enter')
  await expect(page).toHaveURL(/sort=-litigation\.loss_rate/)
  await expect(grid.locator('[role="columnheader"][aria-sort="descending"]')).toHaveCount(1)
  await expect(grid.locator('[data-row="1"][data-column="0"]')).toHaveText('Qinghai')
})

test('two hundred places by forty indicators: what is seen is made, and what is scrolled to', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('compare', 'zh'))
  await stands(page)
  const ids = await page.evaluate(async () => {
    const answer = async (name: string) => (await fetch(`data/answers/${name}/all.json`)).json()
    const first = ({ rows }: { rows: string[][] }, count: number) => rows.slice(0, count).map(([id]) => id)
    return { p: first(await answer('places'), 200), is: first(await answer('indicators'), 40) }
  })
  await goTo(page, hash('compare', 'zh', `p=${ids.p.join()}&is=${ids.is.join()}`))
  const grid = page.locator(GRID)
  await expect(grid).toHaveAttribute('aria-rowcount', '201')
  await expect(grid).toHaveAttribute('aria-colcount', '41')
  expect(await grid.locator('[role="gridcell"]').count()).toBeLessThan(600)
  await grid.focus()
  await grid.press('Control+End')
  await expect(grid.locator('[data-row="200"][data-column="40"]')).toBeInViewport()
  await expect(grid.locator('[data-row="0"][data-column="40"]')).toBeInViewport()
  await expect(grid.locator('[data-row="200"][data-column="0"]')).toBeInViewport()
})

test('the ten peers of a place are taken over as the set that it is held against', async ({ page, site }) => {
  await page.goto(site.url + hash('compare', 'en', 'p=330100'))
  await stands(page)
  const peers = page.locator('.peers')
  await expect(peers.locator('tbody tr')).toHaveCount(11)
  await expect(peers.locator('tbody tr').first()).toContainText('Hangzhou')
  await expect(peers.locator('tbody tr').nth(1)).toContainText('same level')
  await peers.getByRole('link', { name: /Put these 10/ }).click()
  await stands(page)
  await expect(page).toHaveURL(/vs=set/)
  await expect(page.locator(GRID)).toHaveAttribute('aria-rowcount', '12')
  await expect(page.locator(GRID)).toBeFocused()
  await expect(figure(page, 'matrix').locator('h2')).toContainText('the other chosen places')
  await expect(figure(page, 'matrix').locator('h2')).toBeInViewport()
})

test('the second axis offers first what shares most places with the first, and says how many', async ({
  page,
  site,
}) => {
  await page.goto(
    site.url + hash('compare', 'en', 'xy=disclosure.applications_received,litigation.loss_rate'),
  )
  await stands(page)
  const second = page.getByLabel('Up', { exact: true })
  const first = second.locator('optgroup').first().locator('option')
  // What stands below the matrix follows when the matrix stands.
  await expect(first.nth(2)).toBeAttached()
  const offered = await first.allTextContents()
  const counts = offered.map((text) => Number(/\((\d+) places\)$/.exec(text)?.[1]))
  expect(counts.length).toBeGreaterThan(2)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
  await expect(second.locator('optgroup').nth(1)).toHaveAttribute('label', /^Fewer than 3 places/)
  await second.selectOption({ label: offered[0] ?? '' })
  await stands(page)
  await expect.poll(async () => (await tableOf(figure(page, 'scatter'))).length - 1).toBe(counts[0])
})

test('on paper the whole matrix stands as tables', async ({ page, site }) => {
  const cases = ['accepted', 'received', 'concluded']
  const ids = ['reconsideration', 'litigation.first_instance'].flatMap((of) =>
    cases.map((one) => `${of}.${one}`),
  )
  const rates = ['litigation.loss_rate', 'litigation.appearance_rate', 'litigation.loss_count']
  const more = ['disclosure.applications_received']
  await page.goto(site.url + hash('compare', 'zh', `is=${[...ids, ...rates, ...more].join(',')}`))
  await stands(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.matrix-paper')).toHaveCount(2)
  await expect(page.locator('.matrix-paper').first().locator('tbody tr')).toHaveCount(24)
  await expect(page.locator('.matrix-paper thead').first()).toContainText('件/万人')
  await expect(page.locator('.source').first()).not.toContainText(/\s[；。]/)
  await expect(page.locator(GRID)).toHaveCount(0)
})

test('a set, a benchmark and what is chosen by hand come back from the address', async ({ page, site }) => {
  await page.goto(
    site.url +
      hash('compare', 'en', 'p=320000,370000,440000&is=litigation.loss_rate&vs=own&by=count&anyway=1'),
  )
  await stands(page)
  await expect(figure(page, 'matrix').locator('h2')).toContainText('their own last earlier value')
  await expect(page.locator('.bar')).toContainText('against their own last earlier value')
  await expect(page.locator('.remarks p')).toHaveCount(0)
  const rows = page.locator(`${GRID} [role="rowheader"]`)
  await expect(rows).toHaveText(['Jiangsu', 'Shandong', 'Guangdong'])
})

test('notes, sources and the offered files follow the grid after a choice', async ({ page, site }) => {
  const places = (some: string) => hash('compare', 'en', `p=${some}&is=litigation.loss_rate&by=count`)
  await page.goto(site.url + places('320000'))
  await stands(page)
  const matrix = figure(page, 'matrix')
  await expect(matrix.locator('.notes')).toContainText('of its own period')
  const source = await matrix.locator('.source').textContent()
  await page.evaluate((to) => window.location.assign(to), `${places('370000')}&vs=own`)
  await expect(matrix.getByRole('rowheader')).toHaveText('Shandong')
  await expect(matrix).toHaveAttribute('aria-busy', 'false')
  await expect(matrix.locator('.notes')).toContainText('own last earlier')
  await expect.poll(() => matrix.locator('.source').textContent()).not.toBe(source)
  await expect(matrix.getByRole('link', { name: 'Link', exact: true })).toHaveAttribute(
    'href',
    /p=370000.*vs=own/,
  )
})

test('a whole level, or all that lie in one place, are chosen at once', async ({ page, site }) => {
  await page.goto(site.url + hash('compare', 'en'))
  await stands(page)
  await page.locator('.choice').first().click()
  const sets = page.getByLabel('Choose a whole group')
  await sets.selectOption('province')
  await expect(page).toHaveURL(/p=110000,120000,/)
  const provinces = Number(/\d+/.exec((await sets.locator('option:checked').textContent()) ?? '')?.[0])
  expect(provinces).toBeGreaterThan(20)
  await expect(page.locator(GRID)).toHaveAttribute('aria-rowcount', String(provinces + 1))
  await sets.selectOption('330000')
  await expect(page).toHaveURL(/p=330100,/)
  await expect(sets).toHaveValue('330000')
})
