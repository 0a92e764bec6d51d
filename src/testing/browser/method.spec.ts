import { expect, hash, LANGS, stands, test } from './visit.ts'

test.describe('the method page', () => {
  for (const lang of LANGS)
    test(`works out every example from the data in ${lang}`, async ({ page, site, heard: _heard }) => {
      await page.goto(site.url + hash('method', lang))
      await stands(page)
      const rules = await page.locator('section.rule').count()
      expect(rules).toBeGreaterThanOrEqual(16)
      await expect(page.locator('[data-worked][data-state=ready]')).toHaveCount(rules)
      const wilson = page.locator('[data-worked=wilson]')
      await expect(wilson).toContainText(/30\.0\s?%/)
      await expect(wilson).toContainText(/90\.3\s?%/)
      await expect(page.locator('[data-worked=rests]')).toContainText('55')
      await expect(page.locator('[data-worked=trend]')).toContainText('p = 0.083')
      await expect(page.getByText(/现有数据中没有能说明|The data here hold no example/)).toHaveCount(0)
    })

  test('opens at the section that the address names, and goes on to others', async ({
    page,
    site,
    heard: _heard,
  }) => {
    await page.goto(site.url + hash('method', 'en', 's=ranks'))
    await stands(page)
    await expect(page.locator('#method-ranks-title')).toBeFocused()
    await page.getByRole('link', { name: 'The interval of a rate', exact: true }).click()
    await expect(page.locator('#method-wilson-title')).toBeFocused()
    await expect(page.locator('#method-wilson-title')).toBeInViewport()
    expect(page.url()).toContain('s=wilson')
  })
})
