import { READINGS } from '../../pages/readings.ts'
import { engineStands, expect, figure, goTo, hash, stands, tableOf, test } from './visit.ts'

/** A row of a table by what must stand in it, beginning with the place. */
type Row = readonly string[]

interface Vector {
  readonly label: string
  readonly figure: string
  readonly rows: readonly Row[]
}

const set = (place: string, capacity: string, ...values: readonly string[]): Row[] =>
  values.map((value) => [place, value, capacity])
const ORGAN = 'Reconsideration, by the organ'

/** Published figures that these comparisons must show by name. */
const VECTORS: readonly Vector[] = [
  {
    label: 'readings.counts2019',
    figure: 'ranking',
    rows: [
      ['Guangdong', '31,392 cases'],
      ['Liaoning', '14,665 cases'],
      ['Xizang', '42 cases'],
      ['Xinjiang Production and Construction Corps', '146 cases'],
    ],
  },
  {
    label: 'readings.appearance2017',
    figure: 'ranking',
    rows: [
      ['Dezhou', '93.7 %', 'exact'],
      ['Weifang', 'at least 80 %'],
      ['Weihai', 'at least 80 %'],
      ['Qingdao', 'at least 60 %'],
      ['Heze', 'at most 30 %'],
      ['Shandong', '43.3 %', '5,185', '11,965'],
    ],
  },
  {
    label: 'readings.loss',
    figure: 'trend',
    rows: [
      ['Shandong', '16.4 %', '2018'],
      ['Shandong', '11.36 %', '2019'],
      ['Shandong', '9.72 %', '2020'],
      ['Shandong', '10.83 %', '2021'],
      ['Shandong', '6.88 %', '2022'],
      ['Guangdong', '4.2 %', '2018'],
      ['Guangdong', '11.4 %', '2019'],
      ['Guangdong', '13.8 %', '2020'],
      ['Hefei', '15.5 %', '2022'],
      ['Jiangsu', '9.54 %', '2021'],
      ['Jiangsu', '7.8 %', '2022'],
    ],
  },
  {
    label: 'readings.first_instance',
    figure: 'trend',
    rows: [
      ['Shandong', '25,899 cases', '2020'],
      ['Shandong', 'about 26,400 cases', '2022'],
      ['Shandong', '25,382 cases', '2023'],
      ['Shandong', '23,021 cases', '2024'],
      ['Guangdong', '18,170 cases', '2017'],
      ['Guangdong', '22,004 cases', '2020'],
    ],
  },
  {
    label: 'readings.tongzhou',
    figure: 'trend',
    rows: [
      ['Tongzhou District', '172 cases', '2020'],
      ['Tongzhou District', '1,696 cases', '2024'],
    ],
  },
  {
    label: 'readings.hubei2020',
    figure: 'ranking',
    rows: [
      ['Wuhan', '1,795 cases'],
      ['Huangshi', '190 cases'],
      ['Xiaogan', '95 cases'],
      ['Enshi Tujia and Miao Autonomous Prefecture', '223 cases'],
    ],
  },
  {
    label: 'readings.petitions',
    figure: 'composition',
    rows: [
      ['Lishui', '8,723 cases', 'adds up'],
      ['Lishui', 'by telephone', '8,246 cases'],
      ['Lishui', 'online', '452 cases'],
      ['Lishui', 'by letter', '16 cases'],
      ['Lishui', 'in person', '9 cases'],
    ],
  },
  { label: 'readings.penalties', figure: 'ranking', rows: [['Qijiang District', '3,383 decisions']] },
  { label: 'readings.coercive', figure: 'ranking', rows: [['Qijiang District', '1,403 cases']] },
  { label: 'readings.licences', figure: 'ranking', rows: [['Qijiang District', '756 cases']] },
  { label: 'readings.zero', figure: 'ranking', rows: [['Qijiang District', '0 cases', 'exact']] },
  {
    label: 'readings.ends',
    figure: 'outcomes',
    rows: [
      ...set('Jiangyou', ORGAN, '3 cases', 'upheld', 'modified', 'terminated'),
      ['Jiangyou', 'declared unlawful with administrative compensation', '3 cases'],
      ['Zhuhai', '1,148 cases', ORGAN],
      ['Zhongshan', '2,755 cases', ORGAN],
      ['Huangshi', '94 cases', ORGAN],
      ['Shanghai', '4,696 cases', '2014', ORGAN],
      ['Shanghai', '3,509 cases', 'upheld'],
    ],
  },
  {
    label: 'readings.ends_respondent',
    figure: 'outcomes',
    rows: [
      ['Lishui', 'act upheld', '3 cases', 'Reconsideration, as respondent'],
      ['Lishui', 'act corrected', '1 case', 'Reconsideration, as respondent'],
      ['Lishui', '2 cases', 'Reconsideration, as respondent', 'pending'],
      ['Lishui', 'dismissed', '7 cases', 'Lawsuits, as defendant'],
      ['Lishui', 'withdrawn', '1 case', 'Lawsuits, as defendant'],
      ['Jiangyou', 'Lawsuits won by the agency', '18 cases', 'Lawsuits, as defendant'],
      ['Jiangyou', 'pending at second instance', '1 case'],
    ],
  },
  {
    label: 'readings.matters',
    figure: 'composition',
    rows: [
      ['Hangzhou', '1,738 items', 'adds up'],
      ['Hangzhou', '749 items'],
      ['Hangzhou', '989 items'],
    ],
  },
  {
    label: 'readings.towns',
    figure: 'composition',
    rows: [
      ['Hangzhou', '191 towns'],
      ['Hangzhou', '159 towns'],
      ['Hangzhou', '32 towns'],
    ],
  },
  {
    label: 'readings.staff',
    figure: 'composition',
    rows: [
      ['Hangzhou', '8,241 persons'],
      ['Hangzhou', '7,398 persons', 'of which', '89.77'],
      ['Hangzhou', '5,310 persons', 'of which', '71.78'],
    ],
  },
  {
    label: 'readings.staff_towns',
    figure: 'progress',
    rows: [
      ['Hangzhou', '71.78 %', '5,310', '7,398'],
      ['Lishui', 'at least 85 %', 'another definition'],
    ],
  },
  {
    label: 'readings.proofs',
    figure: 'reform_counts',
    rows: [
      ['Yuhang District', 'Proof documents abolished', '2,498 items'],
      ['Yuhang District', 'Proof documents kept', '478 items'],
    ],
  },
  {
    label: 'readings.target',
    figure: 'progress',
    rows: [['Hangzhou', 'refined discretion benchmark', '100 %', 'target for 2022']],
  },
  {
    label: 'readings.powers',
    figure: 'composition',
    rows: [
      ['Jiangyou', '4,995 items', 'adds up'],
      ['Jiangyou', 'administrative penalties', '4,020 items'],
      ['Jiangyou', 'other administrative powers', '180 items'],
    ],
  },
]

const ALL = Object.values(READINGS).flat()

/** The address of a reading in English. */
function addressOf(label: string): string {
  const address = ALL.find((reading) => reading.label === label)?.address ?? ''
  expect(address, label).not.toBe('')
  return `${address}${address.includes('?') ? '&' : '?'}lang=en`
}

function holds(table: readonly Row[], row: Row): boolean {
  return table.some((cells) => {
    const [place = '', ...others] = row
    return (
      (cells[0] ?? '').startsWith(place) &&
      others.every((part) => cells.some((cell) => cell === part || (part.length > 4 && cell.includes(part))))
    )
  })
}

test('every comparison of the lists opens by its address, shows a picture and drops nothing', async ({
  page,
  site,
}) => {
  test.setTimeout(120_000)
  await page.goto(site.url + hash('', 'en'))
  await engineStands(page)
  for (const label of new Set(ALL.map((reading) => reading.label))) {
    await goTo(page, addressOf(label))
    await expect.soft(page.locator('[data-figure][data-state="ready"]').first(), label).toBeVisible()
    await expect.soft(page.locator('.remarks p'), label).toHaveCount(0)
  }
})

test('the comparisons show what was published, by name, in their tables', async ({ page, site }) => {
  test.setTimeout(120_000)
  await page.goto(site.url + hash('', 'en'))
  await engineStands(page)
  for (const { label, figure: id, rows } of VECTORS) {
    await goTo(page, addressOf(label))
    const shown = figure(page, id).first()
    await expect.soft(shown, label).toHaveAttribute('data-state', 'ready')
    const table = await tableOf(shown)
    expect
      .soft(
        rows.filter((row) => !holds(table, row)),
        `${label}: not in the table`,
      )
      .toEqual([])
  }
})

test('all 31 provinces and the Corps as counts; without the Corps and Xinjiang by residents', async ({
  page,
  site,
}) => {
  await page.goto(site.url + addressOf('readings.counts2019'))
  await engineStands(page)
  const counts = await tableOf(figure(page, 'ranking'))
  expect(counts.slice(1)).toHaveLength(32)
  expect(new Set(counts.slice(1).map(([place]) => place)).size).toBe(32)
  await expect(figure(page, 'ranking').locator('.answer')).toContainText('32 places can be compared')

  await goTo(page, addressOf('readings.percapita2019'))
  await expect(figure(page, 'ranking').locator('.answer')).toContainText('30 places can be compared')
  const [header = [], ...rows] = await tableOf(figure(page, 'ranking'))
  const apart = header.indexOf('Unlike the others because')
  expect(rows.filter((cells) => cells[apart] !== '').map(([place]) => place)).toEqual([
    'Xinjiang',
    'Xinjiang Production and Construction Corps',
  ])
})

test('14 places of 2017: twelve cities of Shandong as bounds, one exact, the province apart', async ({
  page,
  site,
}) => {
  await page.goto(site.url + addressOf('readings.appearance2017'))
  await engineStands(page)
  const [header = [], ...rows] = await tableOf(figure(page, 'ranking'))
  const qualifier = header.indexOf('Qualifier')
  const apart = header.indexOf('Unlike the others because')
  expect(rows).toHaveLength(14)
  expect(rows.filter((cells) => /^at (least|most)$/.test(cells[qualifier] ?? ''))).toHaveLength(12)
  expect(rows.filter((cells) => cells[apart] !== '').map(([place]) => place)).toEqual(['Shandong'])
})

for (const [label, indicator] of [
  ['readings.appearance', 'Appearance rate of responsible officials'],
  ['readings.disclosure', 'Disclosure applications received'],
] as const)
  test(`${indicator}: at least 33 places, each with its own years`, async ({ page, site }) => {
    await page.goto(site.url + addressOf(label))
    await engineStands(page)
    const [header = [], ...rows] = await tableOf(figure(page, 'trend'))
    const name = header.indexOf('Indicator')
    const places = new Set(rows.filter((cells) => cells[name] === indicator).map(([place]) => place))
    expect(places.size).toBeGreaterThanOrEqual(33)
  })

test('a list leads from home to a comparison in three clicks at most', async ({ page, site }) => {
  await page.goto(site.url + hash('', 'en'))
  await engineStands(page)
  const click = async (name: string | RegExp) => {
    await page.getByRole('link', { name }).first().click()
    await stands(page)
  }
  await click(/Hangzhou 2022: 1,738 matters/)
  await expect(page).toHaveURL(/#\/reform\?c=reform\.enforcement_matters&lang=en$/)

  await goTo(page, hash('', 'en'))
  await click('Reform progress')
  await click(/Jiangyou’s 4,995 powers/)
  await expect(figure(page, 'composition').locator('.answer')).toContainText('4,995')

  await goTo(page, hash('', 'en'))
  await click('Case volumes')
  await click(/a reported zero/)
  expect(holds(await tableOf(figure(page, 'ranking')), ['Qijiang District', '0 cases'])).toBe(true)

  await goTo(page, hash('', 'en'))
  await click('Outcomes')
  await click(/Loss rate of agencies/)
  await expect(figure(page, 'trend').locator('.answer')).toContainText('Shandong (2018: 16.4')
})
