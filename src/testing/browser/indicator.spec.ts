import { axe } from './axe.ts'
import { expect, figure, hash, LANGS, stands, test } from './visit.ts'

test.describe('an indicator', () => {
  for (const lang of LANGS)
    test(`tells what it counts, how far it can be compared, and every value, in ${lang}`, async ({
      page,
      site,
      heard: _heard,
    }) => {
      await page.goto(site.url + hash('indicator/litigation.appearance_rate', lang))
      await stands(page)
      await expect(page.locator('h1')).toHaveText(/出庭应诉率|Appearance rate/)
      const facts = page.locator('.facts')
      await expect(facts).toContainText(/负责人|responsible official/)
      await expect(facts).toContainText('litigation.appearance_rate')
      await expect(figure(page, 'distribution')).toHaveAttribute('data-state', 'ready')
      await expect(page.locator('[data-record=comparable] tbody tr')).not.toHaveCount(0)
      const rows = page.locator('[data-record=observations] tbody tr')
      await expect(rows).not.toHaveCount(0)
      await expect(rows.filter({ hasText: /不超过|at most/ })).not.toHaveCount(0)
      expect(await axe(page)).toEqual([])
    })

  test('is found in the list by words, and its source by a click', async ({ page, site, heard: _heard }) => {
    await page.goto(site.url + hash('indicator', 'en'))
    await expect(page.locator('.entries a')).not.toHaveCount(0)
    expect(await axe(page)).toEqual([])
    await page.getByRole('searchbox').fill('appearance rate of responsible')
    await expect(page).toHaveURL(/q=appearance/)
    await page.getByRole('link', { name: 'Appearance rate of responsible officials', exact: true }).click()
    await stands(page)
    await expect(page.locator('h1')).toBeFocused()
    await page.locator('[data-record=observations] td[data-column=source] a').first().click()
    await expect(page).toHaveURL(/#\/sources\//)
    await expect(page.locator('[data-record=observations] tbody tr')).not.toHaveCount(0)
  })

  test('is led to from its definition, and leads back to the page that draws it', async ({
    page,
    site,
    heard: _heard,
  }) => {
    await page.goto(site.url + hash('outcomes', 'en'))
    await stands(page)
    await page.getByRole('link', { name: 'definition, all values and sources' }).first().click()
    await stands(page)
    await expect(page).toHaveURL(/#\/indicator\/litigation\.appearance_rate/)
    await page.locator('.facts').getByRole('link', { name: 'Outcomes' }).click()
    await expect(page).toHaveURL(/#\/outcomes\?i=litigation\.appearance_rate/)
  })

  test('fits narrow screens', async ({ page, site, heard: _heard }) => {
    await page.setViewportSize({ width: 390, height: 800 })
    for (const path of [
      'indicator',
      'indicator/reconsideration.accepted',
      'sources',
      'sources/yuhang-2020',
    ]) {
      await page.goto(site.url + hash(path, 'en'))
      await expect(page.locator('[data-record]')).not.toHaveCount(0)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide, path).toBeLessThanOrEqual(0)
    }
  })
})
