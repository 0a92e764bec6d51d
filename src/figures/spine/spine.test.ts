import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Answer, Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { hitsOf } from '../../ui/hits.ts'
import type { View } from '../figure.ts'
import { spine } from './index.ts'
import { showSpine } from './show.ts'

const WORDS = { zh: wordsOf('zh', zh), en: wordsOf('en', en) }
const place = (id: string): Jurisdiction => ({
  ...{
    id,
    name_zh: `${id}市`,
    name_en: id,
    level: 'prefecture',
    parent_id: null,
    valid_from: null,
    valid_to: null,
  },
})
const PLACES = ['me', 'a', 'b', 'c', 'd', 'e', 'f']
const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({
        ...{
          id: 'rate',
          name_zh: '出庭率',
          measure: 'proportion',
          interval: 'wilson',
          unit_zh: '%',
          unit_en: '%',
        },
        ...{ polarity: 'higher_is_better', theme: 'oversight' },
      }),
      indicator({ id: 'cases', name_zh: '受理数' }),
      indicator({ id: 'alone', name_zh: '独有数' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(PLACES.map((id) => [id, place(id)])),
  flags: new Map(),
}
const view: View = {
  ...{
    lang: 'zh',
    places: [],
    period: null,
    by: null,
    intervals: true,
    anyway: false,
    near: false,
    taken: [],
  },
  ...{ hidden: [], levels: [], width: 960, theme: 'light', catalogue },
}

function said(id: string, indicator_id: string, over: Partial<Observation> = {}): Observation {
  return observation({
    ...{ id: `${id}:${indicator_id}`, jurisdiction_id: id, body_id: `${id}-area`, indicator_id },
    ...over,
  })
}
const OTHERS = PLACES.slice(1)
const rows = [
  said('me', 'rate', { value: 95, n: 95, d: 100 }),
  ...OTHERS.map((id, at) => said(id, 'rate', { value: 50 + at, n: 50 + at, d: 100 })),
  said('me', 'cases', { value: 30, population: 100_000 }),
  ...OTHERS.map((id, at) => said(id, 'cases', { value: 10 * (at + 1), population: 100_000 })),
  said('me', 'alone'),
]
const ask: Ask = async <Row>() => ({ rows, origin: 'engine' }) as unknown as Answer<Row>
const drawn = async (over: Partial<View> = {}, params = { p: 'me', vs: 'level' }) =>
  (await spine.open(params, ask)).draw({ ...view, ...over }, WORDS[over.lang ?? 'zh'])

test('what has others beside it stands by theme, what has none stands alone; counts stand per 10,000 residents', () => {
  const shown = showSpine(rows, view, { p: 'me', vs: 'level' })
  expect(shown.groups.map(({ theme, rows: list }) => [theme, list.map(({ at }) => at)])).toEqual([
    ['oversight', [95]],
    ['disputes', [3]],
  ])
  expect(shown.groups[1]?.rows[0]).toMatchObject({
    range: { low: 1, high: 6 },
    quartiles: { low: 2.25, high: 4.75 },
  })
  expect(shown.alone.map(({ indicator: { id } }) => id)).toEqual(['alone'])
})

test('the sentence counts what is told and what is not', async () => {
  const { summary, notes } = await drawn()
  expect(summary).toBe(
    '收录的 3 项数值中，2 项在同一时期有同级的其他地区可以并列：1 项较好、1 项分不出高低。',
  )
  expect(notes.map(({ text }) => text).join()).toContain('另有 1 项没有可以并列的数值')
})

test('each row has its own scale, on which all its marks lie, and one tip that tells others and verdict', async () => {
  const { picture } = await drawn()
  if (picture === null) throw new Error('no picture')
  const hits = hitsOf(picture.option)
  expect(hits.length).toBe(2)
  expect(hits[0]?.tip.lines.join()).toContain('6 地 50%—55%')
  expect(hits[0]?.tip.lines.join()).toContain('与同级的其他地区相比：较好')
  for (const { x } of hits) expect(Number(x)).toBeGreaterThanOrEqual(0)
  for (const { x } of hits) expect(Number(x)).toBeLessThanOrEqual(100)
})

test('a row says whose number it is where it is one body’s own; the legend names the method of each interval', async () => {
  const { picture } = await drawn()
  expect(picture?.legend.map(({ key }) => key)).toEqual([
    'place',
    'range',
    'quartiles',
    'benchmark',
    'interval',
    'byar',
  ])
  expect(JSON.stringify(picture?.option)).not.toContain('本机关')
  const own = rows.map((row) => ({ ...row, scope: 'own_office' as const }))
  const ofOwn: Ask = async <Row>() => ({ rows: own, origin: 'engine' }) as unknown as Answer<Row>
  const office = (await spine.open({ p: 'me', vs: 'level' }, ofOwn)).draw(view, WORDS.zh)
  expect(JSON.stringify(office.picture?.option)).toContain('本机关')
  expect(office.summary).toContain('1 项计数未按人口折算，不作判断')
  expect(JSON.stringify(office.picture?.option)).toContain('未折算，不作判断')
  expect(office.notes.map(({ text }) => text).join()).toContain('不与其他地区比高低：受理数')
  const narrow = await drawn({ width: 340, lang: 'en' })
  expect(JSON.stringify(narrow.picture?.option)).not.toMatch(/\{q\|; /)
  // There the verdict must not be cut off behind a long unit.
  for (const { picture } of [narrow, await drawn({ width: 700, lang: 'en' })])
    expect(JSON.stringify(picture?.option)).toMatch(/per 10,000 (higher|lower|not judged|can’t be told)/)
  // Counts of one office are not divided by the residents of the area.
  expect(office.picture?.legend.map(({ key }) => key)).not.toContain('byar')
})

test('the table holds all, with benchmark and verdict; a benchmark of one place and its own past are named', async () => {
  const { table } = await drawn()
  const benchmark = table.columns.findIndex(({ key }) => key === 'benchmark')
  expect(table.rows.map((cells) => cells[benchmark]?.value)).toEqual([52.5, 3.5, null])
  const unit = table.columns.findIndex(({ key }) => key === 'benchmark_unit')
  expect(table.rows.map((cells) => cells[unit]?.value)).toEqual(['%', '件/万人', ''])
  expect((await drawn({}, { p: 'me', vs: 'a' })).summary).toContain('有a市可以并列')
  expect((await drawn({}, { p: 'me', vs: 'own' })).picture).toBeNull()
})

test('beside its own past a count is said to be held by counts, and across which law', async () => {
  const year = (of: number) => ({ period_start: `${of}-01-01`, period_end: `${of}-12-31` })
  const own = [
    said('me', 'cases', { id: 'before', value: 100, ...year(2023) }),
    said('me', 'cases', { id: 'after', value: 200, ...year(2024) }),
  ]
  const open = await spine.open({ p: 'me', vs: 'own' }, async (query) => ({
    rows: own.map((row) => v.parse(query.row, row)),
    origin: 'engine',
  }))
  const { table } = open.draw(view, WORDS.zh)
  const at = table.columns.findIndex(({ key }) => key === 'verdict')
  expect(table.rows[0]?.[at]?.value).toBe(
    '与自身此前最近一期的数值相比：较高（不分优劣）；按计数本身，未按人口折算；前后跨越新修订的《行政复议法》（2024年1月1日起施行）',
  )
})
