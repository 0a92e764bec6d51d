import { describe, expect, test } from 'vitest'
import { GROUPS } from '../model/benchmark.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { type Indicator, type Jurisdiction, LANGS } from '../model/types.ts'
import {
  BENCHMARKS,
  chooseLang,
  type Dropped,
  droppedParts,
  type Known,
  MOST_PLACES,
  MOST_TAKEN,
  NOTHING_CHOSEN,
  ofIndicator,
  onPage,
  readAddress,
  type Selection,
  writeAddress,
} from './selection.ts'

const indicator = (id: string): [string, Indicator] => [
  id,
  {
    id,
    family: 'case_volume',
    theme: 'disputes',
    measure: 'count',
    role: 'none',
    unit_zh: '件',
    unit_en: 'cases',
    decimals: 0,
    name_zh: id,
    name_en: id,
    polarity: 'none',
    interval: 'none',
    numerator_id: null,
    denominator_id: null,
    total_id: null,
    partition: null,
    kin: null,
    core: false,
  },
]
const place = (id: string): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level: 'province', parent_id: null, valid_from: null, valid_to: null },
]
const many = Array.from({ length: MOST_PLACES + 2 }, (_, at) => `${200000 + at}`)
const catalogue: Catalogue = {
  indicators: new Map([indicator('reconsideration.accepted'), indicator('petition.accepted')]),
  places: new Map(['110000', '331100-urban', ...many].map(place)),
  flags: new Map(),
}
/** A language that nobody has written for. */
const UNWRITTEN = 'tlh'
const alternatives = Array.from({ length: 3000 }, (_, at) => `report-2020:${at}`)
const known: Known = {
  pages: ['', 'cases', 'outcomes', 'compare', 'place', 'indicator', 'sources'],
  catalogue,
}

const cases: readonly [string, Partial<Selection>, readonly Dropped[]][] = [
  ['', {}, []],
  ['#', {}, []],
  ['#/', {}, []],
  ['#/cases', { page: 'cases' }, []],
  ['#/cases/', { page: 'cases' }, []],
  ['#/nowhere?lang=en', { lang: 'en' }, [{ key: 'page', value: 'nowhere' }]],
  [
    '#/cases?i=reconsideration.accepted&y=2019&p=110000,331100-urban&by=count&ci=0&lang=zh',
    {
      page: 'cases',
      indicator: 'reconsideration.accepted',
      period: '2019',
      places: ['110000', '331100-urban'],
      by: 'count',
      intervals: false,
      lang: 'zh',
    },
    [],
  ],
  [
    '#/?k=rate_impossible,wrong&o=yuhang-2020:011',
    { kinds: ['rate_impossible'], observation: 'yuhang-2020:011' },
    [{ key: 'k', value: 'wrong' }],
  ],
  ['#/?o=', {}, [{ key: 'o', value: '' }]],
  ['#/cases?i=gone', { page: 'cases' }, [{ key: 'i', value: 'gone' }]],
  ['#/cases?p=110000,999,110000', { page: 'cases', places: ['110000'] }, [{ key: 'p', value: '999' }]],
  [
    `#/?p=${many.join(',')}`,
    { places: many.slice(0, MOST_PLACES) },
    many.slice(MOST_PLACES).map((value) => ({ key: 'p', value })),
  ],
  ['#/?y=2018-2022', { period: '2018-2022' }, []],
  ['#/?y=2021-01..2021-06', { period: '2021-01..2021-06' }, []],
  ['#/?y=..2020-12-31', { period: '..2020-12-31' }, []],
  ['#/?y=2022-08-29', { period: '2022-08-29' }, []],
  ['#/?y=2020-13-01', {}, [{ key: 'y', value: '2020-13-01' }]],
  ['#/?y=2020-00..2020-06', {}, [{ key: 'y', value: '2020-00..2020-06' }]],
  ['#/?y=..9999-99-99', {}, [{ key: 'y', value: '..9999-99-99' }]],
  ['#/?y=latest', { period: 'latest' }, []],
  ['#/?y=last%20year', {}, [{ key: 'y', value: 'last year' }]],
  ['#/?by=own', { benchmark: 'own' }, []],
  ['#/?vs=all&by=own', { benchmark: 'all' }, []],
  ['#/?vs=parent', { benchmark: 'parent' }, []],
  ['#/?vs=331100-urban', { benchmark: '331100-urban' }, []],
  ['#/?vs=999999', {}, [{ key: 'vs', value: '999999' }]],
  ['#/place/110000', { page: 'place', subject: '110000' }, []],
  ['#/place/', { page: 'place' }, []],
  ['#/place/999999', { page: 'place' }, [{ key: 'page', value: 'place/999999' }]],
  [
    '#/indicator/petition.accepted?p=110000',
    { page: 'indicator', subject: 'petition.accepted', places: ['110000'] },
    [],
  ],
  ['#/sources/a%20%2F%3F', { page: 'sources', subject: 'a /?' }, []],
  ['#/cases/110000', {}, [{ key: 'page', value: 'cases/110000' }]],
  [
    '#/compare?is=petition.accepted,none,reconsideration.accepted',
    { page: 'compare', indicators: ['petition.accepted', 'reconsideration.accepted'] },
    [{ key: 'is', value: 'none' }],
  ],
  [`#/compare?p=${many.join(',')}`, { page: 'compare', places: many }, []],
  [
    '#/?xy=petition.accepted,reconsideration.accepted',
    { axes: ['petition.accepted', 'reconsideration.accepted'] },
    [],
  ],
  ['#/?xy=petition.accepted', {}, [{ key: 'xy', value: 'petition.accepted' }]],
  ['#/?sort=-petition.accepted', { sort: '-petition.accepted' }, []],
  ['#/?sort=place', { sort: 'place' }, []],
  ['#/?sort=-', {}, [{ key: 'sort', value: '-' }]],
  ['#/?sql=SELECT%20%27a%3D1%26b%27', { sql: "SELECT 'a=1&b'" }, []],
  ['#/?v=0a1b2c3d', { version: '0a1b2c3d' }, []],
  ['#/?v=new', {}, [{ key: 'v', value: 'new' }]],
  ['#/?ci=1', {}, []],
  ['#/?ci=no', {}, [{ key: 'ci', value: 'no' }]],
  ['#/?lv=county,province,moon', { levels: ['province', 'county'] }, [{ key: 'lv', value: 'moon' }]],
  ['#/?c=petition.accepted', { total: 'petition.accepted' }, []],
  ['#/?hide=a%2Cb,c', { hidden: ['a,b', 'c'] }, []],
  ['#/?as=multiples&all=1', { layout: 'multiples', all: true }, []],
  ['#/?s=ranks', { section: 'ranks' }, []],
  ['#/?as=pie', {}, [{ key: 'as', value: 'pie' }]],
  ['#/?q=%E5%A4%8D%E8%AE%AE+rate&f=case_volume', { search: '复议 rate', family: 'case_volume' }, []],
  ['#/?f=other', {}, [{ key: 'f', value: 'other' }]],
  ...LANGS.map((lang): (typeof cases)[number] => [`#/?lang=${lang}`, { lang }, []]),
  [`#/?lang=${UNWRITTEN}`, {}, [{ key: 'lang', value: UNWRITTEN }]],
  ['#/?anyway=1&near=1', { anyway: true, near: true }, []],
  ['#/?anyway=0&near=0', {}, []],
  [
    '#/?anyway=yes&near=',
    {},
    [
      { key: 'anyway', value: 'yes' },
      { key: 'near', value: '' },
    ],
  ],
  ['#/?alt=b:2,a:1,b:2', { taken: ['b:2', 'a:1'] }, []],
  ['#/?alt=a%2Cb', { taken: ['a', 'b'] }, []],
  [
    '#/?is=petition.accepted%2Creconsideration.accepted&lv=county%2cprovince',
    { indicators: ['petition.accepted', 'reconsideration.accepted'], levels: ['province', 'county'] },
    [],
  ],
  ['#/?alt=', {}, [{ key: 'alt', value: '' }]],
  ['#/?alt=%3Cimg%20src=x%3E', { taken: ['<img src=x>'] }, []],
  [`#/?alt=a:1,${'x'.repeat(10_000)}`, { taken: ['a:1'] }, [{ key: 'alt', value: 'x'.repeat(10_000) }]],
  [
    `#/?alt=${alternatives.join(',')}`,
    { taken: alternatives.slice(0, MOST_TAKEN) },
    alternatives.slice(MOST_TAKEN).map((value) => ({ key: 'alt', value })),
  ],
  [
    '#/?i=petition.accepted&i=reconsideration.accepted&anyway=1&anyway=0',
    { indicator: 'petition.accepted', anyway: true },
    [
      { key: 'i', value: 'reconsideration.accepted' },
      { key: 'anyway', value: '0' },
    ],
  ],
  ['#/?colour=red', {}, [{ key: 'colour', value: 'red' }]],
  ['#/?i=%E0%A4%A', {}, [{ key: 'i', value: '%E0%A4%A' }]],
  ['#/?i=<script>alert(1)</script>', {}, [{ key: 'i', value: '<script>alert(1)</script>' }]],
  ['#/?&&=&', {}, [{ key: '', value: '' }]],
  ['#top', {}, [{ key: 'page', value: 'top' }]],
]

describe('an address', () => {
  test.each(cases)('%s is read as far as it is known, the rest is listed', (hash, expected, dropped) => {
    expect(readAddress(hash, known)).toEqual({ selection: { ...NOTHING_CHOSEN, ...expected }, dropped })
  })

  test.each(cases)('%s comes back the same once written', (hash) => {
    const { selection } = readAddress(hash, known)
    expect(readAddress(writeAddress(selection), known)).toEqual({ selection, dropped: [] })
  })

  test('lets every id pass while the catalogue has not come', () => {
    const { selection, dropped } = readAddress('#/cases?i=any&p=1,2', { ...known, catalogue: null })
    expect([selection.indicator, selection.places, dropped]).toEqual(['any', ['1', '2'], []])
  })

  test('leaves defaults out and keeps one order of keys', () => {
    expect(writeAddress(NOTHING_CHOSEN)).toBe('#/')
    expect(readAndWrite('#/cases?lang=en&ci=1&p=110000&i=petition.accepted')).toBe(
      '#/cases?i=petition.accepted&p=110000&lang=en',
    )
  })

  test('leaves on its page what was overridden for one question', () => {
    const asked = '#/cases?i=petition.accepted&y=2020&p=110000&ci=0&anyway=1&near=1&alt=a:1&lv=county'
    const { selection } = readAddress(asked, known)
    expect(writeAddress(onPage(selection, 'outcomes'))).toBe('#/outcomes?p=110000&ci=0&lv=county')
    const next = ofIndicator(selection, 'reconsideration.accepted', 'cases')
    expect(writeAddress({ ...selection, ...next })).toBe(
      '#/cases?i=reconsideration.accepted&p=110000&ci=0&lv=county',
    )
  })

  test('keeps the total on its page, and leaves it there', () => {
    const { selection } = readAddress('#/cases?c=petition.accepted', known)
    const asked = (page: string) =>
      writeAddress({ ...selection, ...ofIndicator(selection, 'petition.accepted', page) })
    expect(asked('cases')).toBe('#/cases?i=petition.accepted&c=petition.accepted')
    expect(asked('outcomes')).toBe('#/outcomes?i=petition.accepted')
  })

  test('takes of a set of places as many along as a page can draw', () => {
    const { selection } = readAddress(`#/compare?p=${many.join(',')}`, known)
    expect(onPage(selection, 'cases').places).toEqual(many.slice(0, MOST_PLACES))
  })

  test('keeps places, levels and language on the way to another page', () => {
    const { selection } = readAddress('#/cases?i=petition.accepted&y=2020&p=110000&lv=county&lang=en', known)
    expect(writeAddress(onPage(selection, 'outcomes'))).toBe('#/outcomes?p=110000&lv=county&lang=en')
  })
})

test('what places may be held against is what the model knows', () => {
  expect(BENCHMARKS).toEqual([...GROUPS, 'own'])
})

test('no text is cut within a sign, nor makes an address that cannot be written', () => {
  const { selection } = readAddress(
    `#/?q=${'a'.repeat(99)}%F0%9F%98%80&sql=${'a'.repeat(19_999)}%F0%9F%98%80`,
    known,
  )
  expect([selection.search.length, selection.sql?.length]).toEqual([99, 19_999])
  expect(writeAddress({ ...NOTHING_CHOSEN, sql: "'\ud800'" })).toBe("#/?sql='%EF%BF%BD'")
})

test('of what was dropped a line is shown, however much it was', () => {
  expect(droppedParts([{ key: 'y', value: 'x' }])).toEqual(['y=x'])
  expect(droppedParts([{ key: 'page', value: 'p' }])).toEqual(['#/p'])
  expect(droppedParts([{ key: 'i', value: 'x'.repeat(100_000) }])).toEqual([`i=${'x'.repeat(60)}…`])
  expect(droppedParts([{ key: 'y', value: 'a\u202Eb' }])).toEqual(['y=a\uFFFDb'])
  const many = Array.from({ length: 10_000 }, (_, at) => ({ key: 'p', value: String(at) }))
  expect(droppedParts(many)).toHaveLength(13)
})

test.each([
  ['en', 'zh', ['zh-CN'], 'en'],
  [null, 'en', ['zh-CN'], 'en'],
  [null, 'xx', ['en-GB', 'zh'], 'en'],
  [null, null, [UNWRITTEN, 'zh-TW'], 'zh'],
  [null, null, [UNWRITTEN], 'zh'],
] as const)('asked %s, stored %s, browser %s: %s', (asked, stored, browser, lang) => {
  expect(chooseLang(asked, stored, browser)).toBe(lang)
})

function readAndWrite(hash: string): string {
  return writeAddress(readAddress(hash, known).selection)
}
