import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { expect, figure, hash, LANGS, stands, test } from './visit.ts'

const pictureList = v.object({
  v: v.string(),
  pictures: v.array(
    v.object({
      figure: v.string(),
      lang: v.string(),
      width: v.string(),
      lead: v.boolean(),
      title: v.string(),
      summary: v.string(),
      path: v.string(),
    }),
  ),
})

async function picturesOf(page: Page, url: string) {
  const response = await page.request.get(`${url}data/pictures/pictures.json`)
  return v.parse(pictureList, await response.json())
}

/** That all lead pictures are seen, as wide as there is room for. */
async function seesPictures(page: Page): Promise<void> {
  const images = page.locator('.still img')
  await expect(images).toHaveCount(10)
  for (const image of await images.all()) {
    await expect(image).toBeVisible()
    await expect
      .poll(() => image.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)))
      .toBeGreaterThan(300)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
}

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  for (const [width, file] of [
    [390, 'coverage.narrow.zh.svg'],
    [768, 'coverage.zh.svg'],
    [1440, 'coverage.zh.svg'],
  ] as const)
    test(`at ${width} px pictures, sentences and data are there`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(site.url)
      await seesPictures(page)
      const first = page.locator('.still img').first()
      expect(await first.evaluate((one) => (one instanceof HTMLImageElement ? one.currentSrc : ''))).toMatch(
        new RegExp(`/${file}$`),
      )
      await expect(page.locator('h1')).toHaveText([/^各地/, /^Law-based/])
      await expect(page.locator('.if-off')).toHaveCount(2)
      await expect(page.locator('.if-off').first()).toBeVisible()
      await expect(page.locator('.if-old').first()).toBeHidden()
      const { v: version, pictures } = await picturesOf(page, site.url)
      await expect(page.locator('.still')).toContainText(version)
      const leads = pictures.filter(({ lead, width }) => lead && width === 'wide')
      expect(
        await page.locator('.still img').evaluateAll((all) => all.map((one) => one.getAttribute('alt'))),
      ).toEqual(leads.map(({ title, summary }) => `${title} ${summary}`))
      for (const link of await page.locator('.still li a').all()) {
        const href = await link.evaluate((one) => (one instanceof HTMLAnchorElement ? one.href : ''))
        expect((await page.request.head(href)).status(), href).toBe(200)
      }
    })
})

for (const lang of LANGS)
  test(`the pictures ask and answer in ${lang} as the first page does`, async ({ page, site }) => {
    await page.goto(`${site.url}${hash('', lang)}`)
    await stands(page)
    const { pictures } = await picturesOf(page, site.url)
    const leads = pictures.filter((one) => one.lead && one.lang === lang && one.width === 'wide')
    expect(leads.length).toBe(5)
    for (const { figure: id, title, summary } of leads) {
      await expect(figure(page, id).locator('h2')).toHaveText(title)
      await expect(figure(page, id).locator('.answer')).toHaveText(summary)
    }
  })

test('a picture opened by itself is drawn under the strict policy', async ({ page, site, heard }) => {
  heard.expects(/favicon\.ico/)
  await page.goto(`${site.url}data/pictures/lead-ranking.zh.svg`)
  const text = page.getByText('上海市', { exact: true })
  await expect(text).toBeVisible()
  expect(await text.evaluate((one) => getComputedStyle(one).fontSize)).toBe('13px')
})

test('below the floor pictures stand in, and the page says which browsers will do', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Element.prototype, 'replaceChildren')
  })
  await page.goto(site.url)
  await seesPictures(page)
  await expect(page.locator('.if-old').first()).toBeVisible()
  await expect(page.locator('.if-off').first()).toBeHidden()
  await expect(page.locator('#root')).toBeHidden()
})

test('where the program can’t be had, pictures stand in after a while', async ({ page, site, heard }) => {
  heard.expects(/Failed to load resource/)
  await page.clock.install()
  await page.route(/\/assets\/.*\.js$/, (route) => route.abort())
  await page.goto(site.url)
  await expect(page.locator('.still')).toHaveCount(0)
  await page.clock.fastForward(10_000)
  await seesPictures(page)
  await expect(page.locator('#unopened')).toBeVisible()
  await expect(page.locator('.if-off').first()).toBeHidden()
})
