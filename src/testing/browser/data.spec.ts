import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  altered,
  engineFiles,
  engineStands,
  expect,
  goTo,
  hash,
  PAGES,
  served,
  stands,
  tableOf,
  test,
} from './visit.ts'

const HARVEST = 'data/observations/harvest.csv'
const INDICATORS = 'data/indicators.csv'
const text = (path: string) => readFileSync(`dist/${path}`, 'utf8')

const { v: builtVersion }: { readonly v: string } = JSON.parse(text('data/manifest.json'))

/** Harvested numbers, one of them another: Shanghai's 14,847 cases of reconsideration in 2019. */
const replacedHarvest = () => text(HARVEST).replace(/^(moj2019:\d+,310000,.*),14847,/m, '$1,24847,')
const SHANGHAI = 'i=reconsideration.accepted&y=2019&by=count&lv=province'

/** What the ranking's table says of a place. */
async function rowOf(page: Page, place: string): Promise<string> {
  const rows = await tableOf(page.locator('[data-figure="ranking"]'))
  return (rows.find((cells) => cells.some((cell) => cell.includes(place))) ?? []).join(' | ')
}

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

test('a catalogue that lacks a column leaves the former figures open, and the fault named', async ({
  page,
}, info) => {
  const folder = altered(info.outputPath('site'), { [INDICATORS]: withoutColumn(INDICATORS, 'measure') })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('cases', 'en'))
    await stands(page)
    const remark = page.locator('.remarks p').filter({ hasText: 'indicators.csv' })
    await expect(remark).toContainText('indicators.csv', { timeout: 40_000 })
    await expect(remark).toContainText('measure')
    await stands(page)
    await expect(page.locator('h1')).toHaveText('Case volumes')
    // Without indicators nothing can be computed: the former answers stay, and are said to be that.
    await expect(page.locator('.remarks p').first()).toHaveText(
      `The data files that are there now cannot be used, for the reason below: all figures still show the former data (version ${builtVersion}).`,
    )
    await expect(page.locator('footer')).toContainText(`Data version ${builtVersion}`)
    await expect(page.locator('.engine')).toContainText('figures still show the former prebuilt answers')
    await expect(page.locator('[data-figure]:not([data-state="ready"][data-origin="prebuilt"])')).toHaveCount(
      0,
    )
  })
})

test('replaced data are shown, and said to be new; a row that leads nowhere is named', async ({
  page,
}, info) => {
  const changed = replacedHarvest().replace(/^(moj2019:\d+),110000,/m, '$1,999999,')
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
    await expect(page.locator('footer')).toContainText(/Data version (?!.*newest)/)
    await expect(page.locator('footer')).not.toContainText(builtVersion)
    const ranking = page.locator('[data-figure="ranking"]')
    await ranking.getByRole('button', { name: 'Table', exact: true }).click()
    await expect(ranking.getByRole('row').filter({ hasText: 'Shanghai' }).first()).toContainText('24,847')
  })
})

test('without an engine, replaced data leave a sentence in each figure’s place, and no old number', async ({
  page,
}, info) => {
  const without = Object.fromEntries(engineFiles().map((path) => [path, null]))
  const folder = altered(info.outputPath('site'), { ...without, [HARVEST]: replacedHarvest() })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('cases', 'zh', SHANGHAI))
    await stands(page)
    await expect(page.locator('.remarks p')).toHaveText(
      /^数据文件（版本 [0-9a-f]{8}）与预先计算的结果不符，数据引擎又不可用：在重新生成结果之前，各图不显示旧数。$/,
      { timeout: 20_000 },
    )
    await expect(page.locator('.engine')).toHaveText('数据引擎不可用。')
    for (const path of PAGES) {
      await goTo(page, hash(path, 'zh'))
      await expect(page.locator('[data-figure]:not([data-state="empty"])')).toHaveCount(0)
      for (const answer of await page.locator('[data-figure] .answer').all())
        await expect(answer).toHaveText(
          '数据文件已经变更，预先计算的结果不再适用，而数据引擎不可用：此图暂不显示。',
        )
      await expect(page.locator('[data-figure] canvas, [data-figure] table')).toHaveCount(0)
    }
    await expect(page.locator('footer')).not.toContainText(builtVersion)
  })
})

test('a file that is not there counts as replaced; the rest is computed, and it is named', async ({
  page,
  heard,
}, info) => {
  heard.expects(/404.*\/data\/observations\/harvest\.csv/)
  const folder = altered(info.outputPath('site'), { [HARVEST]: null })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('reform', 'en'))
    await stands(page)
    await expect(page.locator('.remarks p').first()).toContainText('differ from the prebuilt answers', {
      timeout: 40_000,
    })
    await engineStands(page)
    await expect(page.locator('.remarks')).toContainText('observations/harvest.csv')
  })
})

test('when the network goes, what stands stays; when it is back, the data are checked after all', async ({
  page,
  heard,
}, info) => {
  heard.expects(/ERR_FAILED.*\.csv/)
  const folder = altered(info.outputPath('site'), { [HARVEST]: replacedHarvest() })
  await served({ folder }, async (url) => {
    let open = false
    await page.route(/\/data\/(observations\/|sources)/, (route) => (open ? route.continue() : route.abort()))
    await page.goto(url + hash('cases', 'en', SHANGHAI))
    await stands(page)
    await expect(page.locator('.engine')).toContainText('not available', { timeout: 40_000 })
    expect(await rowOf(page, 'Shanghai')).toContain('14,847')
    await expect(page.locator('.remarks p')).toHaveCount(0)
    open = true
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await engineStands(page)
    expect(await rowOf(page, 'Shanghai')).toContain('24,847')
  })
})

test('npm run data renews a deployed folder in place, and all is quiet again', async ({ page }, info) => {
  test.setTimeout(180_000)
  const without = Object.fromEntries(engineFiles().map((path) => [path, null]))
  const folder = altered(info.outputPath('site'), { ...without, data: null })
  cpSync('dist/data', join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, HARVEST), replacedHarvest())
  await served({ folder }, async (url) => {
    const data = join(folder, 'data')
    const renewed = spawnSync('npm', ['run', '--silent', 'data', '--', '--from', data, '--into', data], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect(renewed.stdout).toContain('data version')
    const { v }: { readonly v: string } = JSON.parse(readFileSync(join(data, 'manifest.json'), 'utf8'))
    expect(v).not.toBe(builtVersion)
    const checked = page.waitForResponse(/\/data\/sources\.csv/)
    await page.goto(url + hash('cases', 'en', SHANGHAI))
    await stands(page)
    await checked
    await expect(page.locator('.engine')).toContainText('not available', { timeout: 20_000 })
    await expect(page.locator('.remarks p')).toHaveCount(0)
    await expect(page.locator('footer')).toContainText(`Data version ${v}, newest source`)
    expect(await rowOf(page, 'Shanghai')).toContain('24,847')
    await expect(page.locator('[data-origin="engine"]')).toHaveCount(0)
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
