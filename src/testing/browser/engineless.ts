import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { expect, figure, goTo, hash, LANGS, PAGES, stands, tableOf } from './visit.ts'

/** Addresses that name indicators, totals, places and observations, each shown by what it stands for. */
const ADDRESSES = [
  ['cases', 'i=reconsideration.accepted&y=2019&by=count&lv=province', 'ranking', '31,392'],
  ['cases', 'i=petition.accepted&p=331100&c=petition.accepted', 'composition', '8,723'],
  ['cases', 'i=enforcement.penalty_decisions&y=2020&p=500110&by=count', 'ranking', '3,383'],
  ['outcomes', 'i=litigation.appearance_rate&y=2017&anyway=1', 'ranking', 'Shandong'],
  ['reform', 'c=reform.enforcement_matters', 'composition', '1,738'],
  ['audit', 'k=parts_sum', 'findings', ''],
] as const

/**
 * Uses the whole site on a page whose engine can't be had: every page in both languages, tables, addresses, a
 * picker, exports. `says` is the sentence about the engine, by language.
 */
export async function useWithoutEngine(
  page: Page,
  url: string,
  says: Readonly<Record<(typeof LANGS)[number], string>>,
): Promise<void> {
  for (const lang of LANGS) {
    await page.goto('about:blank')
    await page.goto(url + hash('cases', lang))
    await stands(page)
    await expect(page.locator('.engine')).toHaveText(says[lang], { timeout: 20_000 })
    for (const path of PAGES) {
      await goTo(page, hash(path, lang))
      await expect(page.locator('[data-origin="engine"], [data-state="error"]')).toHaveCount(0)
      for (const one of await page.locator('[data-figure]').all()) {
        await expect(one).toHaveAttribute('data-state', 'ready')
        expect((await tableOf(one)).length).toBeGreaterThan(1)
      }
      await expect(page.locator('.remarks p')).toHaveCount(0)
    }
    await expect(page.locator('.engine')).toHaveText(says[lang])
  }

  for (const [path, query, id, holds] of ADDRESSES) {
    await goTo(page, hash(path, 'en', query))
    const one = figure(page, id)
    await expect(one).toHaveAttribute('data-state', 'ready')
    expect((await tableOf(one)).flat().join(' ')).toContain(holds)
  }

  await goTo(page, hash('cases', 'en'))
  await page.locator('.bar-sentence .choice[aria-expanded]').first().click()
  const panel = page.locator('#bar-panel')
  await panel.locator('input[type="search"]').fill('enforcement.penalty_decisions')
  await expect(panel.locator('.options button')).toHaveCount(1)
  await panel.locator('.options button').click()
  await stands(page)
  expect(page.url()).toContain('i=enforcement.penalty_decisions')
  const ranking = figure(page, 'ranking')
  await expect(ranking).toHaveAttribute('data-origin', 'prebuilt')

  for (const kind of ['CSV', 'PNG', 'SVG']) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      ranking.locator('.downloads').getByRole('button', { name: kind }).click(),
    ])
    const bytes = readFileSync(await download.path())
    expect(bytes.length).toBeGreaterThan(500)
    if (kind !== 'CSV') continue
    const { data } = Papa.parse<string[]>(bytes.toString('utf8'), { delimiter: ',' })
    expect(data.flat().join(' ')).toMatch(/data version [0-9a-f]{8}/)
  }
}
