import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import { startNodeEngine } from '../../db/engine.node.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Jurisdiction } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { TINY_FOLDER } from '../../testing/tiny.ts'
import { viewOf } from '../../testing/view.ts'
import { toSvg } from '../echarts.paper.ts'
import type { Tip, View } from '../figure.ts'
import { type FunnelRow, funnelQuestion } from '../questions.ts'
import { funnel } from './index.ts'
import { showFunnel } from './show.ts'

const proportion = (id: string) =>
  indicator({ id, name_en: id, measure: 'proportion', interval: 'wilson', unit_zh: '%', unit_en: '%' })
const place = (id: string, parent_id: string | null): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level: 'prefecture', parent_id, valid_from: null, valid_to: null },
]
const catalogue: Catalogue = {
  indicators: new Map(['rate', 'other'].map((id) => [id, proportion(id)])),
  places: new Map([place('province', null), place('a', 'province'), place('b', 'province')]),
  flags: new Map(),
}
const view = (over: Partial<View> = {}): View => viewOf(catalogue, over)
const row = (id: string, n: number, d: number, over: Partial<FunnelRow> = {}): FunnelRow => ({
  ...observation({
    id: `${id} ${over.period_end ?? ''}`,
    indicator_id: 'rate',
    jurisdiction_id: id,
    body_id: id,
    place_zh: id,
    place_en: id,
    value: Number(((100 * n) / d).toFixed(1)),
    rounded_to: 0.1,
    n,
    d,
  }),
  computed: false,
  ...over,
})
/** Five places that chance alone could have given: 30 % of a hundred, and little more or less. */
const alike = () => [28, 30, 31, 29, 32].map((n, at) => row('abcde'.charAt(at), n, 100))
const in2021 = { period_start: '2021-01-01', period_end: '2021-12-31' }
const shown = (rows: readonly FunnelRow[], over: Partial<View> = {}, params = {}) =>
  showFunnel(rows, view(over), { i: 'rate', ...params })
const places = (rows: readonly FunnelRow[], over: Partial<View> = {}) =>
  shown(rows, over).points.map(({ row: one }) => one.jurisdiction_id)

const words = wordsOf('en', en)
const drawn = async (rows: readonly FunnelRow[], over: Partial<View> = {}, params = {}) => {
  const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
  return (await funnel.open({ i: 'rate', ...params }, ask)).draw(view(over), words)
}

describe('a funnel plot', () => {
  test('holds each place once, the newest of what may be compared, the fewest cases first', () => {
    const rows = [...alike(), row('a', 400, 1000, in2021), row('f', 3, 10)]
    expect(shown(rows).points.map(({ row: one, n, d }) => [one.jurisdiction_id, n, d])).toEqual([
      ['f', 3, 10],
      ['b', 30, 100],
      ['c', 31, 100],
      ['d', 29, 100],
      ['e', 32, 100],
      ['a', 400, 1000],
    ])
  })

  test('is of the asked period where five places have it, else of each place’s latest, which is said', async () => {
    const later = alike().map((one) => ({ ...one, ...in2021, id: `${one.id}21` }))
    expect(shown([...alike(), ...later], { period: '2020' }).period).toBe('2020')
    const few = shown([...alike(), ...later.slice(0, 2)], { period: '2021' })
    expect([few.period, few.absent]).toEqual(['latest', '2021'])
    const { notes } = await drawn([...alike(), ...later.slice(0, 2)], { period: '2021' })
    expect(notes[0]?.text).toContain('For 2021 fewer than 5 places')
  })

  test('takes what is stated, what only one number gives, and what was computed; no rate without known cases', () => {
    const rows = [
      ...alike(),
      row('inferred', 4, 6, { value: 66.7, n: null }),
      row('computed', 33, 100, { computed: true, id: 'n/d' }),
      row('no_d', 1, 2, { n: null, d: null }),
      row('no_n', 300, 1000, { n: null, value: 30, rounded_to: 1 }),
      row('disagrees', 30, 100, { value: 45 }),
      row('bound', 30, 100, { value_kind: 'at_least' }),
    ]
    const { points, baseless } = shown(rows)
    expect(
      points.filter(({ basis }) => basis !== 'stated').map(({ row: one, basis, n }) => [one.id, basis, n]),
    ).toEqual([
      ['inferred ', 'inferred', 4],
      ['n/d', 'computed', 33],
    ])
    expect(baseless.map(({ row: one, why }) => [one.jurisdiction_id, why])).toEqual([
      ['no_d', 'no_d'],
      ['no_n', 'no_n'],
      ['disagrees', 'disagrees'],
      ['bound', 'bound'],
    ])
  })

  test('sets unlike values apart, and lets them in when asked to, but counts no case twice', () => {
    const rows = [
      ...alike(),
      row('office', 30, 100, { scope: 'own_office' }),
      row('province', 300, 1000, { level: 'province' }),
    ]
    const apart = shown(rows)
    expect(apart.apart.map(({ row: one, reason }) => [one.jurisdiction_id, reason])).toEqual([
      ['office', 'scope'],
      ['province', 'whole'],
    ])
    const joined = shown(rows, { anyway: true })
    expect(joined.points.map(({ row: one, pooled }) => [one.jurisdiction_id, pooled])).toContainEqual([
      'province',
      false,
    ])
    expect(joined.points.map(({ row: one, pooled }) => [one.jurisdiction_id, pooled])).toContainEqual([
      'office',
      true,
    ])
    expect(joined.funnel?.pooled).toBeCloseTo((100 * 180) / 600, 10)
  })

  test('keeps to the levels that are chosen', () => {
    expect(
      places([...alike(), row('county', 30, 100, { level: 'county' })], { levels: ['prefecture'] }),
    ).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('calls nobody an outlier where chance is all, and names one that is beyond it', async () => {
    expect((await drawn(alike())).summary).toContain('none lies outside the 99.8\u202f% limits')
    const many = Array.from({ length: 30 }, (_, at) => row(`p${at}`, 28 + (at % 5), 100))
    const one = await drawn([...many, row('far', 60, 100)])
    expect(one.summary).toContain('far (60.0\u202f%, above)')
    expect(shown([...many, row('far', 60, 100)]).beyond.map(({ side }) => side)).toEqual(['above'])
  })

  test('calls nobody an outlier where all differ too much', async () => {
    const rows = [10, 20, 30, 40, 50].map((n, at) => row('abcde'.charAt(at), n, 100))
    expect(shown(rows).beyond).toEqual([])
    const { summary, picture } = await drawn(rows)
    expect(summary).toContain('5 places together: 150 of 500, 30.0\u202f%')
    expect(summary).toContain(
      'dispersion φ\u00a0=\u00a09.5; chance alone gives about 1, above 2.3 is overdispersion',
    )
    expect(summary).toContain('no place is called an outlier')
    expect(picture).not.toBeNull()
  })

  test('is not drawn of four places: it says how many there are, and what has enough', async () => {
    const rows = [...alike().slice(0, 4), ...alike().map((one) => ({ ...one, indicator_id: 'other' }))]
    const { picture, summary, table } = await drawn(rows)
    expect(picture).toBeNull()
    expect(summary).toContain('Only 4 places give “rate”')
    expect(summary).toContain('other (5 places)')
    expect(table.rows).toHaveLength(4)
    expect((await drawn([])).summary).toContain('No place gives “rate”')
  })

  test('shows another indicator where a page names one, and says so', async () => {
    const rows = [...alike().slice(0, 4), ...alike().map((one) => ({ ...one, indicator_id: 'other' }))]
    const { title, notes, picture } = await drawn(rows, {}, { otherwise: 'other' })
    expect(picture).not.toBeNull()
    expect(title).toContain('other, each place’s latest: do places differ')
    expect(notes[0]?.text).toContain(
      '“rate”: 4 comparable places with both numbers, where 5 are needed. Shown instead: “other”',
    )
    expect((await drawn(alike(), {}, { otherwise: 'other' })).title).toContain(
      'rate, each place’s latest: do places differ',
    )
  })

  test('speaks of no scatter where nothing, or everything, happened', async () => {
    const rows = alike().map((one) => ({ ...one, n: 0, value: 0 }))
    expect((await drawn(rows)).summary).toContain('there is no scatter')
  })

  test('says in table and tip that nobody stated what is computed', async () => {
    const { table, picture, notes } = await drawn([
      ...alike(),
      row('computed', 33, 100, { computed: true, id: 'n/d' }),
    ])
    const column = table.columns.findIndex(({ key }) => key === 'stated')
    const said = 'not stated as a rate: computed from two counts of one source'
    expect(table.rows.filter((cells) => cells[column]?.value === said)).toHaveLength(1)
    expect(notes.map(({ text }) => text)).toContainEqual(expect.stringContaining('Squares'))
    const tips = tipsOf(picture?.option.series)
    expect(tips.filter(({ lines }) => lines.includes(said))).toHaveLength(1)
    expect(tips).toHaveLength(6)
  })

  test('is painted for few and many cases, narrow and in high contrast, with the chosen place named', async () => {
    const rows = [...alike(), row('vast', 60_000, 200_000), row('tiny', 1, 3)]
    for (const over of [{ width: 350 }, { theme: 'contrast' as const }, { places: ['c'] }]) {
      const { picture } = await drawn(rows, over)
      const svg = picture === null ? '' : toSvg(picture.option, over.width ?? 900, picture.height)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      if (over.places !== undefined) expect(svg).toContain('>c</text>')
    }
  })
})

test('proportions that nobody states are computed from two exact counts of one source, and no others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-funnel-'))
  try {
    cpSync(TINY_FOLDER, folder, { recursive: true })
    addVariants(folder)
    const file = join(folder, 'observations/reports.csv')
    const line = (
      id: string,
      place: string,
      what: string,
      year: string,
      kind: string,
      value: number,
      of = '',
      variant = '',
    ) =>
      `tiny-2022:${id},${place},${place}-area,reconsideration.${what},whole_area,span,${year}-01-01,${year}-12-31,${kind},${value},,,,${of === '' ? ',' : `tiny-2022:${of},of_which`},,,,,,tiny-2022,,,${variant},${variant}\n`
    writeFileSync(
      file,
      readFileSync(file, 'utf8') +
        line('101', '330300', 'concluded', '2021', 'exact', 80) +
        line('102', '330300', 'revoked', '2021', 'exact', 10, '101') +
        // a bound is no count
        line('103', '330100', 'concluded', '2022', 'exact', 80) +
        line('104', '330100', 'revoked', '2022', 'at_least', 10) +
        // a part of what was accepted is none of what was concluded
        line('105', '330300', 'concluded', '2022', 'exact', 70) +
        line('106', '330300', 'accepted', '2022', 'exact', 90) +
        line('107', '330300', 'revoked', '2022', 'exact', 20, '106') +
        // what is counted otherwise is no part of what is counted as defined
        line('108', '330300', 'concluded', '2020', 'exact', 60, '', 'with_withdrawn') +
        line('109', '330300', 'revoked', '2020', 'exact', 6) +
        line('110', '330300', 'concluded', '2019', 'exact', 50, '', 'with_withdrawn') +
        line('111', '330300', 'revoked', '2019', 'exact', 5, '', 'with_withdrawn'),
    )
    const rows = await (await startNodeEngine(folder)).all(funnelQuestion.ask({}))
    const computed = rows.filter((one) => one.computed)
    expect(computed.map(({ id, n, d, value }) => [id, n, d, value])).toEqual([
      ['tiny-2022:111/tiny-2022:110', 5, 50, 10],
      ['tiny-2022:102/tiny-2022:101', 10, 80, 12.5],
    ])
    // Pinghu states its rate of 2022 itself.
    expect(
      rows.filter(({ indicator_id }) => indicator_id === 'reconsideration.overall_correction_rate'),
    ).toHaveLength(4)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Gives the package in a folder the column that says what is counted differently, empty so far. */
function addVariants(folder: string): void {
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')))
  edit('datapackage.json', (text) =>
    text.replace(/^(.*"name": "note_en"[^}]*\})/s, '$1, { "name": "variant", "type": "string" }'),
  )
  for (const name of ['reports', 'statistics', 'population'])
    edit(`observations/${name}.csv`, (text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line, at) => `${line},${at === 0 ? 'variant' : ''}\n`)
        .join(''),
    )
}

function tipsOf(series: unknown): Tip[] {
  const list: readonly unknown[] = Array.isArray(series) ? series : []
  return list.flatMap((one): Tip[] => {
    const data: readonly { readonly tip?: Tip }[] =
      typeof one === 'object' && one !== null && 'data' in one && Array.isArray(one.data) ? one.data : []
    return data.flatMap(({ tip }) => (tip === undefined ? [] : [tip]))
  })
}
