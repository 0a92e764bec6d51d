import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { sharpness } from '../../ui/sharpness.ts'
import {
  csvRows,
  differences,
  permalinkOf,
  pngTexts,
  sheetsOf,
  squeezed,
  svgReader,
  take,
  takeAll,
  version,
} from './files.ts'
import {
  altered,
  engineStands,
  expect,
  figure,
  goTo,
  hash,
  PAGES,
  served,
  stands,
  tableOf,
  test,
  unfold,
} from './visit.ts'

/** The figures that a page shows once it has drawn itself after a change of address. */
async function readyFigures(page: Page): Promise<string[]> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await stands(page)
  return page
    .locator('[data-figure][data-state="ready"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-figure') ?? ''))
}

test('CSV, XLSX and JSON of every figure: what the screen shows, value by value, and the papers', async ({
  page,
  site,
  heard: _heard,
}) => {
  test.setTimeout(240_000)
  await page.goto(site.url + hash('', 'zh'))
  await engineStands(page)
  const asked = [
    ...['', 'reform', 'audit'].map((path) => hash(path, 'zh', 'p=370000')),
    hash('cases', 'zh', 'i=reconsideration.accepted&y=2019&lv=province&p=370000'),
    // Bounds, and a province set apart.
    hash('outcomes', 'zh', 'i=litigation.appearance_rate&y=2017'),
  ]
  // Each figure once, but the ranking also with bounds.
  const taken = new Set<string>()
  for (const address of asked) {
    await goTo(page, address)
    for (const id of await readyFigures(page)) {
      const again = taken.has(id) && !(id === 'ranking' && address.includes('appearance_rate'))
      if (again) continue
      taken.add(id)
      const one = figure(page, id)
      const { name, header, rows, title } = await takeAll(page, one)
      const shown = await tableOf(one)
      const [columns = []] = shown
      const where = `${address} ${name}`
      expect(title).toBe(await one.locator('h2').textContent())
      expect(header.slice(0, columns.length), where).toEqual(columns)
      expect(rows.length).toBeGreaterThanOrEqual(shown.length - 1)
      expect(differences(shown, header, rows), where).toEqual([])
    }
  }
})

test('what is compared anyway is printed in CSV and picture, in the file’s name, and in its address', async ({
  page,
  site,
  browser,
}) => {
  await page.goto(site.url + hash('outcomes', 'zh', 'i=litigation.appearance_rate&y=2017&ci=0&anyway=1'))
  await engineStands(page)
  const ranking = figure(page, 'ranking')
  await unfold(ranking.locator('.remark'))
  const [remark = ''] = await ranking
    .locator('.remark')
    .evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ''))
  expect(remark).toContain('山东')

  const csv = await take(page, ranking, 'CSV')
  expect(csv.name).toBe('fadu-ranking-litigation.appearance_rate-2017-anyway.csv')
  const data = csvRows(csv.bytes)
  const [header = []] = data
  const province = data.find(([place]) => place === '山东省') ?? []
  expect(province[header.indexOf('不可比的原因')]).not.toBe('')
  // Intervals are off in the picture; the table keeps them.
  expect(header).toContain('95% 置信区间下限')
  const papers = data.slice(data.findIndex((cells) => cells.length === 1 && cells[0] === '')).flat()
  expect(papers).toContain(remark)
  expect(papers).toContain(`数据版本：${version}`)
  const permalink = String(await permalinkOf(page, ranking))
  expect(papers).toContain(`永久链接：${permalink}`)

  const svg = await take(page, ranking, 'SVG')
  expect(svg.name).toBe('fadu-ranking-litigation.appearance_rate-2017-anyway.svg')
  const { text } = await (await svgReader(browser))(svg.bytes)
  expect(text).toContain(squeezed(remark))
  expect(text).toContain(squeezed(permalink))

  const [, notes = []] = sheetsOf((await take(page, ranking, 'XLSX')).bytes)
  expect(notes.filter(([what]) => what === '按所选').map(([, said]) => said)).toEqual([remark])
  const json = JSON.parse((await take(page, ranking, 'JSON')).bytes.toString('utf8'))
  expect(json.overridden).toEqual([remark])
})

test('a text that a spreadsheet would run as a formula leaves as text, a number as it is', async ({
  page,
}, info) => {
  const indicators = 'data/indicators.csv'
  const places = 'data/jurisdictions.csv'
  const text = (path: string) => readFileSync(`dist/${path}`, 'utf8')
  const folder = altered(info.outputPath('site'), {
    [indicators]: text(indicators).replace(',Reconsideration cases accepted,', ',"=cmd|\'/c calc\'!A1",'),
    [places]: text(places)
      .replace(/^(440000,[^,]*),Guangdong,/m, '$1,＝HYPERLINK(1),')
      .replace(/^(370000,[^,]*),Shandong,/m, '$1,@SUM(A1:A9),'),
  })
  await served({ folder }, async (url) => {
    await page.goto(url + hash('cases', 'en', 'i=reconsideration.accepted&y=2019&by=count&lv=province'))
    await engineStands(page)
    const ranking = figure(page, 'ranking')
    await expect(ranking.locator('h2')).toContainText('=cmd|')
    const rows = csvRows((await take(page, ranking, 'CSV')).bytes)
    const guangdong = rows.find(([place]) => place === "'＝HYPERLINK(1)") ?? []
    expect(guangdong).toContain("'=cmd|'/c calc'!A1")
    expect(guangdong).toContain('31392')
    expect(rows.map(([place]) => place)).toContain("'@SUM(A1:A9)")
    expect(rows.flat().filter((cell) => /^[=@＝]/.test(cell))).toEqual([])

    const [data = []] = sheetsOf((await take(page, ranking, 'XLSX')).bytes)
    const same = data.find(([place]) => place === '＝HYPERLINK(1)') ?? []
    expect(same).toContain("=cmd|'/c calc'!A1")
    expect(same).toContain(31392)
    expect(data.map(([place]) => place)).toContain('@SUM(A1:A9)')
  })
})

for (const lang of ['zh', 'en'] as const)
  test(`PNG and SVG carry title, answer, source, date and address (${lang})`, async ({
    page,
    site,
    browser,
  }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(site.url + hash('', lang))
    await engineStands(page)
    const readSvg = await svgReader(browser)
    const today = await page.evaluate(() => String(new Date().getFullYear()))
    for (const path of PAGES) {
      await goTo(page, hash(path, lang))
      for (const one of await page.locator('[data-figure][data-state="ready"]').all()) {
        const png = await take(page, one, 'PNG')
        expect(png.bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
        // 920 CSS pixels and two edges of 20, at two device pixels each; a long picture at fewer, but whole.
        const [wide, high] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]
        expect(wide).toBe(Math.floor(960 * sharpness(960, (high * 960) / wide, 2)))
        expect(wide).toBeGreaterThanOrEqual(960)
        expect(high).toBeGreaterThan(400)
        expect(png.bytes.length).toBeGreaterThan(20_000)
        const permalink = await permalinkOf(page, one)
        const texts = pngTexts(png.bytes)
        expect(texts.get('Source')).toEqual(permalink)
        expect(texts.get('Data Version')).toBe(version)
        expect(texts.get('Title')).toBe(await one.locator('h2').textContent())

        const svg = await take(page, one, 'SVG')
        const { fault, text, told } = await readSvg(svg.bytes)
        expect(told).toContainEqual(`version: ${version}`)
        expect(told.map((line) => line.replace('identifier: ', ''))).toContainEqual(permalink)
        expect(fault).toBeNull()
        expect(text).toContain(squeezed(await one.locator('h2').textContent()))
        expect(text).toContain(squeezed(await one.locator('.answer').textContent()))
        expect(text).toContain(today)
        if (typeof permalink === 'string') expect(text).toContain(squeezed(permalink))
        const source = await one.locator('.source > span').first().textContent()
        expect(text).toContain(lang === 'zh' ? '来源：' : 'Sources:')
        expect(text).toContain(squeezed(source).slice(0, 12))
      }
    }
  })

test.describe('a figure is cited', () => {
  for (const [lang, name, gb] of [
    ['zh', '引用', '[DS/OL]'],
    ['en', 'Cite', '[DS/OL]'],
  ] as const)
    test(`from its foot, by keyboard, in two forms that can be copied (${lang})`, async ({
      page,
      site,
      heard: _heard,
    }) => {
      await page.goto(site.url + hash('cases', lang, 'i=reconsideration.accepted&y=2019'))
      await stands(page)
      const ranking = figure(page, 'ranking')
      const button = ranking.getByRole('button', { name, exact: true })
      await button.focus()
      await page.keyboard.press('Enter')
      await expect(button).toHaveAttribute('aria-expanded', 'true')
      const standard = ranking.locator('[data-citation="gb"] pre')
      await expect(standard).toContainText(gb)
      await expect(standard).toContainText((await ranking.locator('h2').textContent()) ?? '-')
      await expect(standard).toContainText(String(await permalinkOf(page, ranking)))
      await expect(ranking.locator('[data-citation="bibtex"] pre')).toContainText('@misc{fadu_ranking_')
      await button.click()
      await expect(standard).toHaveCount(0)
    })
})

test('a permalink tells when the data are others than it was made on, until the next choice', async ({
  page,
  site,
  heard: _heard,
}) => {
  const remark = page.locator('.remarks p')
  const query = 'i=reconsideration.accepted&y=2019'
  await page.goto(site.url + hash('cases', 'zh', `${query}&v=${version}`))
  await stands(page)
  await expect(remark).toHaveCount(0)
  await goTo(page, hash('cases', 'zh', `${query}&v=00000000`))
  await expect(remark).toHaveCount(1)
  await expect(remark).toContainText('00000000')
  await expect(remark).toContainText(version)
  await figure(page, 'ranking').getByRole('link', { name: '本图链接' }).click()
  await expect(remark).toHaveCount(0)
  expect(page.url()).toContain(`v=${version}`)
  await goTo(page, hash('cases', 'en', `${query}&v=00000000`))
  await expect(remark).toContainText('newer')
  await page.locator('.choice').first().click()
  await page.locator('.panel .options button:not([aria-pressed="true"])').first().click()
  await expect(remark).toHaveCount(0)
  expect(page.url()).not.toContain('v=')
})
