import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { engineStands, expect, figure, hash, stands, tableOf, test } from './visit.ts'

test('what speaks against a number stands on the page unasked, in a sentence, with its numbers and sources', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('audit', 'en'))
  await engineStands(page)
  const findings = figure(page, 'findings')
  await expect(findings.locator('.answer')).toContainText(/\d checks over [\d,]+ numbers: .*disagree/)
  const [header = [], ...rows] = await tableOf(findings)
  expect(rows.length).toBeGreaterThan(3)
  const column = (name: string) => rows.map((cells) => cells[header.indexOf(name)] ?? '')
  expect(new Set(column('Kind of finding'))).not.toContain('Parts add up')
  const impossible = rows.find((cells) => cells.some((cell) => cell.includes('yuhang-2020:011')))
  expect(impossible?.join(' ')).toMatch(/No whole number gives the rate.*92\.3.*242/)
})

test('filters stand in the address: kind, what agrees, place, family, words, one observation', async ({
  page,
  site,
}) => {
  const caption = figure(page, 'findings').locator('caption')
  const rows = figure(page, 'findings').locator('tbody tr')
  await page.goto(site.url + hash('audit', 'en'))
  await engineStands(page)
  const few = await rows.count()

  await page.locator('.bar-sentence .choice', { hasText: 'what disagrees' }).click()
  await expect(page).toHaveURL(/all=1/)
  await expect(caption).toHaveText(/^All \d+ findings/)
  const all = Number((await caption.textContent())?.match(/\d+/)?.[0])
  expect(all).toBeGreaterThan(few)
  await expect(rows).toHaveCount(Math.min(100, all))
  if (all > 100) {
    await figure(page, 'findings').locator('.rows-more button').click()
    await expect(rows).toHaveCount(all)
  }

  await page.locator('.bar-sentence .choice', { hasText: 'findings of all kinds' }).click()
  await page.locator('#bar-panel .options button', { hasText: 'No whole number gives the rate' }).click()
  await expect(page).toHaveURL(/k=rate_impossible/)
  await expect(rows.first()).toContainText('No whole number gives the rate')
  expect(await rows.count()).toBeLessThan(all)
  await page.goBack()
  await expect(caption).toHaveText(/^All \d+ findings/)

  for (const [query, least] of [
    ['all=1&p=330110-2020', 1],
    ['all=1&f=litigation_outcome', 1],
    ['all=1&q=yuhang-2020%3A011', 1],
    ['k=rate_impossible,never&o=yuhang-2020%3A011', 1],
  ] as const) {
    await page.goto(site.url + hash('audit', 'en', query))
    await stands(page)
    expect(await rows.count(), query).toBeGreaterThanOrEqual(least)
    expect(await rows.count(), query).toBeLessThan(all)
  }
  await expect(page.locator('.remarks')).toContainText('k=never')
})

test('a number has an address for its findings, which leads on to the figure where it is seen', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('audit', 'zh', 'o=yuhang-2020:011'))
  await engineStands(page)
  const findings = figure(page, 'findings')
  await expect(findings.locator('h2')).toContainText('余杭')
  await expect(findings.locator('.answer')).toContainText('不符')
  await findings.getByRole('link', { name: 'yuhang-2020:011' }).first().click()
  await expect(page).toHaveURL(/#\/\w+\?i=enforcement\.exam_pass_rate&y=2020&p=330110-2020/)
  await stands(page)
})

test('an observation that nobody knows is said to be unknown', async ({ page, site }) => {
  await page.goto(site.url + hash('audit', 'en', 'o=nowhere:001'))
  await stands(page)
  await expect(figure(page, 'findings').locator('.answer')).toContainText('nowhere:001')
})

test('a flagged number carries its mark in tables and notes, and both lead to its findings', async ({
  page,
  site,
}) => {
  await page.goto(site.url + hash('compliance', 'en', 'i=enforcement.exam_pass_rate&y=2020&p=330110-2020'))
  await engineStands(page)
  const ranking = figure(page, 'ranking')
  const note = ranking.locator('.notes [data-kind="flag"]').getByRole('link')
  await expect(note.first()).toHaveAttribute('href', /^#\/audit\?o=yuhang-2020%3A011/)
  await tableOf(ranking)
  const flag = ranking.locator('td[data-column="flag"]', { hasText: '△' })
  await flag.getByRole('link').first().click()
  await expect(page).toHaveURL(/#\/audit\?o=yuhang-2020%3A011/)
  await stands(page)
  await expect(figure(page, 'findings').locator('caption')).toContainText('chosen')
})

test('the findings leave as CSV, row by row as they stand', async ({ page, site }) => {
  await page.goto(site.url + hash('audit', 'zh'))
  await engineStands(page)
  const findings = figure(page, 'findings')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    findings.locator('.downloads').getByRole('button', { name: 'CSV' }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '')
  const { data } = Papa.parse<string[]>(text, { delimiter: ',' })
  const [header = []] = await tableOf(findings)
  const [taken = []] = data
  expect(taken.slice(0, header.length)).toEqual(header)
  // The sentence says the others; in a file they are columns of their own.
  expect(taken.slice(header.length).slice(0, 2)).toEqual(['主体', '所涉数值（连同限定词）'])
  expect(data.findIndex((cells) => cells.length === 1)).toBe(1 + (await findings.locator('tbody tr').count()))
})

test('by keyboard: marks are walked and followed to the findings of their number', async ({ page, site }) => {
  await page.goto(site.url + hash('audit', 'en'))
  await engineStands(page)
  const findings = figure(page, 'findings')
  await findings.locator('.chart-stage').focus()
  await page.keyboard.press('ArrowDown')
  await expect(findings.locator('[aria-live="polite"]')).toContainText('Observations:')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/audit\?o=/)
  await stands(page)
})
