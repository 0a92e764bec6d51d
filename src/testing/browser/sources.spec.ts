import { axe } from './axe.ts'
import { expect, hash, LANGS, test } from './visit.ts'

test.describe('sources', () => {
  for (const lang of LANGS)
    test(`are listed with what was taken, and places by years, in ${lang}`, async ({
      page,
      site,
      heard: _heard,
    }) => {
      await page.goto(site.url + hash('sources', lang))
      const list = page.locator('[data-record=list]')
      await expect(list.locator('tbody tr')).toHaveCount(40)
      await list.getByRole('button', { name: /再列|Show/ }).click()
      await expect(list.locator('tbody tr')).toHaveCount(292)
      const years = page.locator('[data-record=years]')
      await expect(years).toContainText(/没有收录|nothing was collected here/)
      await expect(years.locator('tbody tr')).toHaveCount(30)
      // An empty cell is nothing, not a nought.
      await expect(years.locator('td').filter({ hasText: /^0$/ })).toHaveCount(0)
      expect(await axe(page)).toEqual([])
    })

  test('tell of one publication its kind, its findings, and every value taken', async ({
    page,
    site,
    heard: _heard,
  }) => {
    await page.goto(site.url + hash('sources', 'en', 'q=yuhang-2020'))
    await page.locator('[data-record=list] tbody a').first().click()
    await expect(page.locator('h1')).toHaveText('余杭区人民政府2020年法治政府建设报告')
    await expect(page.locator('.facts')).toContainText('28 values')
    await expect(page.locator('[data-record=findings]')).toContainText('223 gives 92.1')
    await expect(page.locator('[data-record=observations] tbody tr')).toHaveCount(28)
    expect(await axe(page)).toEqual([])
  })

  test('say that there is none of that id', async ({ page, site, heard: _heard }) => {
    await page.goto(site.url + hash('sources/nowhere', 'en'))
    await expect(page.getByText('There is no publication “nowhere”.')).toBeVisible()
  })
})
