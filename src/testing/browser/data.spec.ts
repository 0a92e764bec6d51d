import { readFileSync } from 'node:fs'
import { altered, engineStands, expect, goTo, hash, PAGES, served, stands, test } from './visit.ts'

const HARVEST = 'data/observations/harvest.csv'
const INDICATORS = 'data/indicators.csv'
const text = (path: string) => readFileSync(`dist/${path}`, 'utf8')

/** A text in GBK, as an old spreadsheet saves it; what GBK lacks becomes a question mark. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk')
  const pairs = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : (pairs.get(sign) ?? [0x3f]))),
  )
}

/** The file with other bytes after a certain line. */
function withBytes(path: string, line: number, bytes: Uint8Array): Uint8Array {
  const lines = text(path).split('\n')
  const before = Buffer.from(`${lines.slice(0, line).join('\n')}\n`)
  return Buffer.concat([before, bytes, Buffer.from(`\n${lines.slice(line).join('\n')}`)])
}

/** Drops a column wherever no cell of the file is quoted before it. */
function withoutColumn(path: string, name: string): string {
  const [header = '', ...rows] = text(path).split('\n')
  const renamed = header.split(',').map((column) => (column === name ? `${name}_was` : column))
  return [renamed.join(','), ...rows].join('\n')
}

test('a file in GBK is left out and named with its line; what is sound stands', async ({ page }, info) => {
  const folder = altered(info.outputPath('site'), { [HARVEST]: gbk(text(HARVEST)) })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('', 'en'))
    await stands(page)
    const remark = page.locator('.remarks p').filter({ hasText: 'harvest.csv' })
    await expect(remark).toHaveCount(1, { timeout: 40_000 })
    await expect(remark).toContainText('observations/harvest.csv')
    await expect(remark).toContainText('Line 2')
    await expect(remark).toContainText('UTF-8')
    await expect(remark).toContainText('GBK')
    await engineStands(page)
    for (const path of PAGES) {
      await goTo(page, hash(path, 'en'))
      await expect(page.locator('[data-figure][data-origin="engine"]').first()).toBeVisible()
    }
    // What five reports hold in full stands in a file of its own.
    await goTo(page, hash('reform', 'en', 'c=reform.enforcement_matters'))
    await expect(page.locator('[data-figure="composition"]')).toHaveAttribute('data-state', 'ready')
  })
})

test('a broken row leaves its file out, in one line, in the reader’s language', async ({ page }, info) => {
  const folder = altered(info.outputPath('site'), {
    [HARVEST]: withBytes(HARVEST, 3, Buffer.from('too,few,cells')),
  })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('cases', 'zh'))
    await stands(page)
    const remark = page.locator('.remarks p').filter({ hasText: 'harvest.csv' })
    await expect(remark).toHaveCount(1, { timeout: 40_000 })
    await expect(remark).toContainText('未采用的数据文件：observations/harvest.csv。第 4 行')
    await engineStands(page)
  })
})

test('a catalogue that lacks a column leaves the page open, and the fault named', async ({ page }, info) => {
  const folder = altered(info.outputPath('site'), { [INDICATORS]: withoutColumn(INDICATORS, 'measure') })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('cases', 'en'))
    await stands(page)
    const remark = page.locator('.remarks p').filter({ hasText: 'indicators.csv' })
    await expect(remark).toContainText('indicators.csv', { timeout: 40_000 })
    await expect(remark).toContainText('measure')
    await stands(page)
    await expect(page.locator('h1')).toHaveText('Case volumes')
  })
})

test('replaced data are shown, and said to be new; a row that leads nowhere is named', async ({
  page,
}, info) => {
  const old = text(HARVEST)
  const [row = ''] = old.match(/^moj2019:\d+,310000,.*,14847,.*$/m) ?? []
  const changed = old
    .replace(row, row.replace(',14847,', ',24847,'))
    .replace(/^(moj2019:\d+),110000,/m, '$1,999999,')
  const folder = altered(info.outputPath('site'), { [HARVEST]: changed })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('cases', 'en', 'i=reconsideration.accepted&y=2019&by=count'))
    await engineStands(page)
    const remarks = page.locator('.remarks')
    await expect(remarks).toContainText(
      'differ from the prebuilt answers: all figures are now computed from the files',
    )
    await expect(remarks).toContainText('some rows lead nowhere')
    await expect(remarks).toContainText('999999')
    const built: { readonly v: string } = JSON.parse(text('data/manifest.json'))
    await expect(page.locator('footer')).not.toContainText(built.v)
    const ranking = page.locator('[data-figure="ranking"]')
    await ranking.getByRole('button', { name: 'Table', exact: true }).click()
    await expect(ranking.getByRole('row').filter({ hasText: 'Shanghai' }).first()).toContainText('24,847')
  })
})

test('without its data folder the page says so and stays calm', async ({ page, heard }, info) => {
  heard.expects(/^error: Failed to load resource: .*404.*\/data\//)
  const folder = altered(info.outputPath('site'), { data: null })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('', 'en'))
    await expect(page.locator('.remarks')).toContainText('The data folder could not be read')
    await expect(page.locator('[data-figure][data-state="empty"]').first()).toBeVisible()
    await stands(page)
  })
})
