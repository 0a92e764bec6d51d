import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import type { Catalogue } from '../../model/catalogue.ts'
import { FINDING_KINDS, type FindingKind, FLAGS } from '../../model/findings.ts'
import type { Jurisdiction } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { viewOf } from '../../testing/view.ts'
import type { FindingsFilter, View } from '../figure.ts'
import type { CitedFinding } from '../questions.ts'
import { findings } from './index.ts'
import { byCheck, CHECKS, KINDS_IN_ORDER, showFindings, verdictOf } from './show.ts'

const place = (id: string, parent_id: string | null = null): [string, Jurisdiction] => [
  id,
  {
    id,
    name_zh: `地${id}`,
    name_en: `Place ${id}`,
    level: 'county',
    parent_id,
    valid_from: null,
    valid_to: null,
  },
]
const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({ id: 'accepted', name_en: 'Cases accepted', name_zh: '受理数' }),
      indicator({ id: 'rate', family: 'litigation_outcome', name_en: 'Appearance rate', name_zh: '应诉率' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map([place('1'), place('11', '1'), place('2')]),
  flags: new Map(),
}
const view = (filter: Partial<FindingsFilter> | null = null, over: Partial<View> = {}): View =>
  viewOf(catalogue, {
    width: 1000,
    ...(filter === null
      ? {}
      : { findings: { search: '', family: null, kinds: [], observation: null, all: false, ...filter } }),
    ...over,
  })
const about = (id: string, indicator_id: string, jurisdiction_id: string) => ({
  id,
  indicator_id,
  jurisdiction_id,
  period: '2020',
  body_zh: '政府',
  body_en: 'Government',
  stated: 'at_most|90',
})
const finding = (kind: FindingKind, ...observations: ReturnType<typeof about>[]): CitedFinding => ({
  kind,
  ids: observations.map(({ id }) => id),
  jurisdiction_id: observations[0]?.jurisdiction_id ?? '',
  indicator_id: observations[0]?.indicator_id ?? '',
  source_id: 'report',
  facts: { interval_low: 69.1837, interval_high: null },
  observations,
  sources: [{ id: 'report', title: '报告', publisher: '政府', published: null, url: 'https://example.org/' }],
})
const FOUND = [
  finding('sum_closes', about('a:1', 'accepted', '1'), about('a:2', 'accepted', '1')),
  finding('part_and_whole', about('a:1', 'accepted', '1'), about('b:1', 'accepted', '11')),
  finding('rate_impossible', about('b:2', 'rate', '11'), about('b:3', 'accepted', '11')),
  finding('contradiction', about('c:1', 'accepted', '2'), about('c:2', 'accepted', '2')),
]
const kinds = (list: readonly CitedFinding[]) => list.map(({ kind }) => kind)
const listed = (filter: Partial<FindingsFilter>, over: Partial<View> = {}) =>
  kinds(showFindings(FOUND, view(filter, over)).listed)
async function draw(filter: Partial<FindingsFilter> | null = null, over: Partial<View> = {}) {
  const open = await findings.open({}, async (query) => ({
    rows: FOUND.map((row) => v.parse(query.row, row)),
    origin: 'engine',
  }))
  return open.draw(view(filter, over), over.lang === 'zh' ? wordsOf('zh', zh) : wordsOf('en', en))
}

test('every kind belongs to one check, and only flagging kinds speak against a number', () => {
  const all = CHECKS.flatMap((one) => one.kinds)
  expect([...all].sort()).toEqual([...FINDING_KINDS].sort())
  expect([...KINDS_IN_ORDER].sort()).toEqual([...FINDING_KINDS].sort())
  expect(KINDS_IN_ORDER.slice(0, FLAGS.length).every((kind) => verdictOf(kind) === 'against')).toBe(true)
})

describe('the table lists', () => {
  test.each<[string, Partial<FindingsFilter>, readonly FindingKind[]]>([
    ['what speaks against a number', {}, ['rate_impossible', 'contradiction']],
    [
      'also what agrees, where asked, worst first',
      { all: true },
      ['rate_impossible', 'contradiction', 'part_and_whole', 'sum_closes'],
    ],
    ['a kind that was asked for, whatever it means', { kinds: ['sum_closes'] }, ['sum_closes']],
    ['all of one observation', { observation: 'a:1' }, ['part_and_whole', 'sum_closes']],
    ['nothing of an observation that nobody knows', { observation: 'x' }, []],
    ['a family', { family: 'litigation_outcome' }, ['rate_impossible']],
    ['words of a name in either language', { search: '受理 地2' }, ['contradiction']],
    ['an id', { search: 'b:3' }, ['rate_impossible']],
  ])('%s', (_name, filter, expected) => {
    expect(listed(filter)).toEqual(expected)
  })

  test('chosen places, and what lies in them', () => {
    expect(listed({}, { places: ['1'] })).toEqual(['rate_impossible'])
    expect(listed({}, { places: ['2', '11'] })).toEqual(['rate_impossible', 'contradiction'])
  })
})

test('the first sentence counts checks, numbers and verdicts', async () => {
  expect((await draw()).summary).toBe(
    '4 checks over 7 numbers: 1 agrees, 1 cannot be decided, 2 disagree. Those that disagree: no whole number gives the rate (1), two numbers for one thing (1).',
  )
  expect((await draw(null, { lang: 'zh' })).summary).toContain('对 7 个数字作了 4 项核对')
})

test('one observation is named, with what its checks came to', async () => {
  const drawn = await draw({ observation: 'b:2' })
  expect(drawn.title).toBe('Appearance rate, Place 11 (2020): does it agree with the other numbers?')
  expect(drawn.summary).toBe('1 check of this number: 1 disagrees.')
  expect((await draw({ observation: 'x' })).summary).toContain('x')
})

const item = v.object({
  value: v.array(v.number()),
  tip: v.object({ title: v.string(), lines: v.array(v.string()) }),
  href: v.string(),
})
async function marks(filter: Partial<FindingsFilter> | null, width = 1000) {
  const { picture } = await draw(filter, { width })
  const series = [picture?.option.series ?? []].flat().find(({ id }) => id === 'marks')
  return Array.isArray(series?.data) ? series.data.map((data) => v.parse(item, data)) : []
}

test('the picture has one mark a finding, inside its width, leading to the findings of its first number', async () => {
  for (const width of [340, 1000]) {
    const drawn = await marks(null, width)
    expect(drawn).toHaveLength(FOUND.length)
    expect(Math.max(...drawn.map(({ value }) => value[1] ?? 0))).toBeLessThanOrEqual(width)
  }
  expect((await marks(null)).map(({ href }) => href)).toContain('#/audit?o=b%3A2')
})

test('what was not asked for stays in the picture, faint', async () => {
  const faint = (await marks({ kinds: ['contradiction'] })).map(({ value }) => value[5])
  expect(faint.filter((one) => one === 0)).toHaveLength(1)
  expect(faint).toHaveLength(FOUND.length)
})

test('checks without findings are left out', () => {
  expect(byCheck(FOUND.slice(0, 1)).map(({ check }) => check)).toEqual(['sums'])
})

test('each row leads to the figures of its observations and to its publication', async () => {
  const { table } = await draw()
  expect(table.prose).toBe(true)
  const [row = []] = table.rows
  const at = (key: string) => row[table.columns.findIndex((column) => column.key === key)]
  expect(at('place')?.value).toBe('Place 11')
  expect(at('indicator')?.value).toBe('Appearance rate')
  expect(at('observations')).toEqual({
    value: 'b:2;b:3',
    links: [
      { text: 'b:2', href: '#/outcomes?i=rate&y=2020&p=11' },
      { text: 'b:3', href: '#/cases?i=accepted&y=2020&p=11' },
    ],
  })
  expect(at('source')?.links).toEqual([{ text: '报告', href: 'https://example.org/' }])
})

test('a file also holds body, values as stated, and the interval of a rate that was computed', async () => {
  const { table } = await draw()
  const taken = table.columns.flatMap(({ key, taken }, at) => (taken === true ? [{ key, at }] : []))
  expect(taken.map(({ key }) => key)).toEqual(['body', 'stated', 'low', 'high'])
  expect(taken.map(({ at }) => table.rows[0]?.[at]?.value)).toEqual([
    'Government',
    'b:2: at most 90\u202fcases; b:3: at most 90\u202fcases',
    69.18,
    null,
  ])
})
