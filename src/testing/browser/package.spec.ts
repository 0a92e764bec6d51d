import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Zip from 'adm-zip'
import { axe } from './axe.ts'
import { altered, expect, hash, LANGS, served, test } from './visit.ts'

interface Listing {
  readonly v: string
  readonly newest_source: string
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}
const listing: Listing = JSON.parse(readFileSync('dist/data/manifest.json', 'utf8'))

async function shown(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('[data-package="ready"]')).toBeVisible()
  await expect(page.locator('[data-citation="gb"]')).toBeVisible()
}

async function takeZip(page: Page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-zip] button').click(),
  ])
  return { name: download.suggestedFilename(), zip: new Zip(await download.path()) }
}

test.describe('the page of the data package', () => {
  for (const lang of LANGS)
    test(`names what it holds, and is fit for every reader (${lang})`, async ({
      page,
      site,
      heard: _heard,
    }) => {
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        await shown(page, site.url + hash('data', lang))
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide).toBeLessThanOrEqual(width)
      }
      await expect(page.locator('[data-fact="version"]')).toContainText(listing.v)
      await expect(page.locator('[data-fact="newest"]')).toContainText(listing.newest_source)
      await expect(page.locator('[data-file]')).toHaveCount(listing.files.length)
      for (const { path, sha256 } of listing.files)
        await expect(page.locator(`[data-file="${path}"]`)).toContainText(sha256)
      await expect(page.locator('[data-citation="gb"] pre')).toContainText(`#/data?v=${listing.v}`)
      const observations = page.locator('[data-table="observations"]')
      await observations.locator('summary').focus()
      await page.keyboard.press('Enter')
      await expect(observations.locator('tbody tr')).toHaveCount(25)
      expect(await axe(page)).toEqual([])
    })

  test('gives each file byte for byte, and all of them as a zip that another program unpacks', async ({
    page,
    site,
    heard: _heard,
  }) => {
    await shown(page, site.url + hash('data', 'zh'))
    const [one] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-file="sources.csv"] a').click(),
    ])
    expect(readFileSync(await one.path())).toEqual(readFileSync('dist/data/sources.csv'))

    const { name, zip } = await takeZip(page)
    expect(name).toBe(`fadu-data-${listing.v}.zip`)
    await expect(page.locator('[data-zip="made"]')).toContainText('全部相符')
    const folder = `fadu-data-${listing.v}`
    expect(
      zip
        .getEntries()
        .map(({ entryName }) => entryName)
        .sort(),
    ).toEqual([...listing.files.map(({ path }) => `${folder}/${path}`), `${folder}/README.md`].sort())
    for (const { path, bytes, sha256 } of listing.files) {
      const unpacked = zip.readFile(`${folder}/${path}`) ?? Buffer.alloc(0)
      expect(unpacked.length).toBe(bytes)
      expect(createHash('sha256').update(unpacked).digest('hex')).toBe(sha256)
    }
    const readme = zip.readAsText(`${folder}/README.md`)
    for (const text of ['数据版本', 'Data version', listing.v, '@misc{fadu_data_', 'npm run data:check'])
      expect(readme).toContain(text)
  })

  test('says which file can’t be had, and which are not as listed', async ({ page, heard }, info) => {
    heard.expects(/404/)
    await served(
      { folder: altered(info.outputPath('lacking'), { 'data/bodies.csv': null }) },
      async (url) => {
        await shown(page, url + hash('data', 'zh'))
        await page.locator('[data-zip] button').click()
        await expect(page.locator('[data-zip="lacking"]')).toContainText('bodies.csv')
        // Nothing more is asked of a server that has gone.
        await page.goto('about:blank')
      },
    )
    const bodies = `${readFileSync('dist/data/bodies.csv', 'utf8')}\n`
    await served(
      { folder: altered(info.outputPath('other'), { 'data/bodies.csv': bodies }) },
      async (url) => {
        await shown(page, url + hash('data', 'en'))
        await expect(page.locator('[data-files="replaced"]')).toContainText(listing.v, { timeout: 40_000 })
        await expect(page.locator('[data-fact="version"]')).not.toContainText(listing.v)
        await expect(page.locator('[data-fact="newest"], .data-sum')).toHaveCount(0)
        const { name, zip } = await takeZip(page)
        await expect(page.locator('[data-zip="made"]')).toContainText('bodies.csv')
        expect(name).not.toBe(`fadu-data-${listing.v}.zip`)
        const readme = zip.getEntries().find(({ entryName }) => entryName.endsWith('README.md'))
        expect(readme?.getData().toString('utf8')).toContain('bodies.csv  (not as listed by the site)')
        await page.goto('about:blank')
      },
    )
  })
})
