import { beforeAll, describe, expect, test } from 'vitest'
import type { Ask } from '../db/query.ts'
import en from '../i18n/en.json'
import takenEn from '../i18n/taken.en.json'
import taken from '../i18n/taken.zh.json'
import { withTexts, wordsOf } from '../i18n/words.ts'
import zh from '../i18n/zh.json'
import type { Catalogue } from '../model/catalogue.ts'
import { LANGS, type Lang } from '../model/types.ts'
import { tinyEngine } from '../testing/tiny.ts'
import type { Drawn, OpenFigure, View } from './figure.ts'
import { allFigures } from './index.ts'
import { indicatorsQuestion, placesQuestion } from './questions.ts'
import { columnsOf, jsonOf, paperLines, signsOf, takeawayOf, withShown } from './takeaway.ts'

const words = { zh: withTexts(wordsOf('zh', zh), taken), en: withTexts(wordsOf('en', en), takenEn) }
let catalogue: Catalogue = { indicators: new Map(), places: new Map(), flags: new Map() }
const leaving = {
  today: '2026-03-05',
  version: '0a1b2c3d',
  newest: null,
  address: 'https://example.org/#/cases',
}
const FIGURES = await allFigures()

beforeAll(async () => {
  const engine = await tinyEngine()
  const indicators = await engine.all(indicatorsQuestion.ask({}))
  const places = await engine.all(placesQuestion.ask({}))
  catalogue = {
    indicators: new Map(indicators.map((row) => [row.id, row])),
    places: new Map(places.map((row) => [row.id, row])),
    flags: new Map(),
  }
  const ask: Ask = async (query) => ({ rows: await engine.all(query), origin: 'engine' })
  for (const figure of FIGURES)
    for (const i of 'i' in figure.example ? catalogue.indicators.keys() : [null])
      opened.push({ id: figure.id, open: await figure.open(i === null ? figure.example : { i }, ask) })
}, 120_000)

function view(lang: Lang, over: Partial<View> = {}): View {
  return {
    ...{ lang, places: [], period: null, by: null, intervals: true, anyway: false, near: false },
    ...{ taken: [], hidden: [], levels: [], width: 920, theme: 'light', catalogue, ...over },
  }
}

/** Every figure, of every indicator of the tiny package where it asks for one. */
const opened: { readonly id: string; readonly open: OpenFigure }[] = []

function drawn(lang: Lang, over: Partial<View> = {}): { id: string; drawn: Drawn }[] {
  return opened.map(({ id, open }) => ({ id, drawn: open.draw(view(lang, over), words[lang]) }))
}

describe.each(LANGS)('what leaves (%s)', (lang) => {
  test('tells of each column what it means, in the language of the reader', () => {
    for (const one of [...drawn(lang), ...drawn(lang, { by: 'per10k' })])
      for (const { key, label, about } of columnsOf(one.id, one.drawn.table, catalogue, words[lang])) {
        expect(about, `${one.id}: no text taken.column.${key} (${label})`).not.toBe(label)
        if (lang === 'en') expect(about).not.toMatch(/\p{Script=Han}/u)
      }
  })

  test('is, as JSON, the table value by value, with where, when and of which data', () => {
    for (const one of drawn(lang)) {
      const { table, title, summary } = one.drawn
      const read = JSON.parse(
        jsonOf(takeawayOf(one.id, one.drawn, view(lang), words[lang], leaving), words[lang]),
      )
      expect(read).toMatchObject({ title, summary, language: lang, data_version: '0a1b2c3d' })
      expect(read).toMatchObject({ permalink: leaving.address, accessed: leaving.today, newest_source: null })
      expect(read.columns.map(({ label }: { label: string }) => label)).toEqual(
        withShown(table, words[lang]).columns.map(({ label }) => label),
      )
      expect(read.rows.map((row: object) => Object.values(row).slice(0, table.columns.length))).toEqual(
        table.rows.map((cells) => cells.map(({ value }) => (value === '' ? null : value))),
      )
      for (const { key, type } of read.columns)
        for (const row of read.rows) if (row[key] !== null) expect(typeof row[key], key).toBe(type)
    }
  })

  test('explains the shorthand that stands in it, and no other', () => {
    for (const one of drawn(lang)) {
      const texts = one.drawn.table.rows.flatMap((cells) => cells.map(({ value }) => value))
      for (const { sign, meaning } of signsOf(one.drawn.table, words[lang])) {
        expect(meaning).not.toBe('')
        if (sign === words[lang].say('taken.sign.empty')) continue
        expect(texts.some((text) => typeof text === 'string' && text.includes(sign))).toBe(true)
      }
    }
  })
})

test('what a number is read as leaves beside it, where that says more', () => {
  const column = (key: string, numeric: boolean) => ({ key, label: key, numeric })
  const table = {
    caption: '',
    columns: [column('decided', true), column('share', true), column('note', false)],
    rows: [
      [
        { value: 293_000, text: '292,500 to 293,500' },
        { value: 9.34, text: '9.3%' },
        { value: 'a', text: 'b' },
      ],
      [{ value: 1234.5, text: '1,234.5' }, { value: null, text: '' }, { value: '' }],
      [{ value: null, text: '9.3% to 9.4%' }, { value: 0 }, { value: '' }],
    ],
  }
  const { columns, rows } = withShown(table, words.en)
  expect(columns.map(({ label }) => label)).toEqual(['decided', 'share', 'note', 'decided (as shown)'])
  expect(rows.map((cells) => cells[3]?.value)).toEqual(['292,500 to 293,500', null, '9.3% to 9.4%'])
  expect(withShown({ ...table, rows: [] }, words.en).columns).toEqual(table.columns)
})

test('a unit that all rows share is the column’s; else each row says its own', () => {
  const column = (key: string, numeric: boolean) => ({ key, label: key, numeric })
  const table = (units: readonly string[]) => ({
    caption: '',
    columns: [column('value', true), column('unit', false), column('low', true), column('n', true)],
    rows: units.map((unit) => [{ value: 1 }, { value: unit }, { value: 0 }, { value: 2 }]),
  })
  const units = (of: readonly string[]) =>
    columnsOf('ranking', table(of), catalogue, words.en).map(({ unit, unit_column }) => [unit, unit_column])
  expect(units(['%', '%'])).toEqual([
    ['%', 'unit'],
    [null, null],
    ['%', 'unit'],
    [null, null],
  ])
  expect(units(['%', 'cases'])).toEqual([
    [null, 'unit'],
    [null, null],
    [null, 'unit'],
    [null, null],
  ])
})

test('intervals and benchmarks are in the unit that their own column says, where the table has one', () => {
  const number = (key: string) => ({ key, label: key, numeric: true })
  const text = (key: string) => ({ key, label: key, numeric: false })
  const said = [text('unit'), number('per10k'), number('low'), number('benchmark_high'), number('held')]
  const units = (own: readonly string[]) =>
    Object.fromEntries(
      columnsOf(
        'matrix',
        {
          caption: '',
          columns: [...said, ...own.map(text)],
          rows: [
            said
              .map(({ key }) => ({ value: key === 'unit' ? 'cases' : 1 }))
              .concat(own.map((key) => ({ value: key }))),
          ],
        },
        catalogue,
        words.en,
      ).flatMap(({ key, unit, unit_column }) => (key === 'unit' ? [] : [[key, [unit, unit_column]]])),
    )
  expect(units(['interval_unit', 'benchmark_unit'])).toMatchObject({
    low: ['interval_unit', 'interval_unit'],
    benchmark_high: ['benchmark_unit', 'benchmark_unit'],
    held: ['benchmark_unit', 'benchmark_unit'],
  })
  expect(units([])).toMatchObject({
    low: ['per 10,000 residents', null],
    benchmark_high: ['cases', 'unit'],
    held: [null, null],
  })
})

test('notes tell what was overridden, sources with their addresses, citation, columns and shorthand', () => {
  const given: Drawn = {
    title: 'How many?',
    summary: 'Two.',
    picture: null,
    table: {
      caption: '',
      columns: [{ key: 'value', label: 'Value', numeric: true }],
      rows: [[{ value: null }]],
    },
    notes: [
      { kind: 'unlike', text: 'Compared anyway.', choice: { label: 'Set apart', anyway: false } },
      { kind: 'caution', text: 'As printed.' },
    ],
    heeded: { remark: 'Compared anyway.' },
    sources: [{ id: 's', title: 'Report', publisher: 'City', published: null, url: 'https://example.org/r' }],
  }
  const lines = paperLines(takeawayOf('ranking', given, view('en'), words.en, leaving), words.en)
  expect(lines.filter(([what]) => !what.startsWith('Citation'))).toEqual([
    ['Title', 'How many?', ''],
    ['Answer', 'Two.', ''],
    ['By choice', 'Compared anyway.', ''],
    ['Note', 'As printed.', ''],
    ['Source', 'Report (City)', 'https://example.org/r'],
    ['Permalink', 'https://example.org/#/cases', ''],
    ['Data version', '0a1b2c3d', ''],
    ['Accessed', '2026-03-05', ''],
    ['Column', `Value: ${words.en.say('taken.column.value')}`, ''],
    ['Shorthand', '(empty)', 'not there, or not applicable; empty never means zero'],
  ])
})
