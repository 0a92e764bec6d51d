import { describe, expect, test } from 'vitest'
import compareEn from '../../i18n/compare.en.json'
import compareZh from '../../i18n/compare.zh.json'
import en from '../../i18n/en.json'
import { withTexts, wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import type { View } from '../figure.ts'
import { aboutMatrix, answerMatrix, cellsOf, openMatrix } from './index.ts'
import { matrixPicture, pictureWidth } from './picture.ts'
import { cellText, sayStanding, storyOf } from './say.ts'
import { type MatrixCell, showMatrix } from './show.ts'

const words = {
  zh: withTexts(wordsOf('zh', zh), compareZh),
  en: withTexts(wordsOf('en', en), compareEn),
}
const rate = indicator({
  ...{ id: 'rate', name_en: 'Loss rate', measure: 'proportion', interval: 'wilson' },
  ...{ polarity: 'lower_is_better', unit_en: '%', unit_zh: '%' },
})
const cases = indicator({ id: 'cases', name_en: 'Cases' })
const place = (id: string, level: Jurisdiction['level'] = 'prefecture'): Jurisdiction => ({
  ...{ id, name_zh: id, name_en: id, level, parent_id: 'x', valid_from: null, valid_to: null },
})
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const catalogue: Catalogue = {
  indicators: new Map([rate, cases].map((one) => [one.id, one])),
  places: new Map(ids.map((id) => [id, place(id)])),
  flags: new Map(),
}
const of = (id: string, indicator_id: string, over: Partial<Observation>) =>
  observation({
    id: `${id}:${indicator_id}`,
    jurisdiction_id: id,
    body_id: id,
    place_en: id,
    indicator_id,
    ...over,
  })
const share = (id: string, n: number, d: number) =>
  of(id, 'rate', { value: Math.round((1000 * n) / d) / 10, rounded_to: 0.1, n, d })

const rows: readonly Observation[] = [
  share('a', 56, 70),
  share('b', 16, 27),
  share('c', 16, 27),
  share('d', 16, 26),
  of('e', 'rate', { value: null, value_kind: 'missing', missing_reason: 'pending' }),
  of('f', 'rate', { value: 3, n: 3, d: 100, rounded_to: 0.1, body_kind: 'court' }),
  of('g', 'rate', { value: 5, period_start: '2018-01-01', period_end: '2018-12-31' }),
  ...ids.map((id, at) => of(id, 'cases', { value: 100 * (at + 1), population: 1_000_000 })),
]

function view(over: Partial<View> = {}): View {
  return {
    ...{ lang: 'en', places: ids, period: null, by: null, intervals: true, anyway: false, near: false },
    ...{ taken: [], hidden: [], levels: [], width: 900, theme: 'light', catalogue },
    matrix: { indicators: ['rate', 'cases'], benchmark: null, sort: null },
    ...over,
  }
}

const column = (asked: View, id: string) =>
  showMatrix(rows, asked).columns.find((one) => one.indicator.id === id)
const text = (place: string, asked: View = view(), id = 'rate') => {
  const found = column(asked, id)
  return found === undefined ? undefined : cellText(found, place, asked, words.en)
}

describe('a cell', () => {
  test('says value, n/d, and how it stands in sign, word and tone', () => {
    expect(text('a')).toEqual({
      ...{ text: '80.0\u202f%', small: '56/70', mark: '− worse', tone: 'worse', flag: false },
    })
    expect(text('b')?.mark).toBe('≈ can’t be told')
  })

  test('that is unlike the others is shown, not coloured, with its reason', () => {
    expect(text('f')).toMatchObject({ text: '3.0\u202f%', mark: 'another body', tone: 'unjudged' })
    expect(text('f', view({ anyway: true }))).toMatchObject({ tone: 'better', mark: '+ better (anyway)' })
  })

  test('says why a number is missing, never 0; and which other period has one', () => {
    expect(text('e')).toMatchObject({ text: 'pending', mark: '', tone: 'missing' })
    expect(text('g')).toMatchObject({ text: '', small: 'has 2018', tone: 'none' })
  })

  test('holds counts per head, and has no colour for what is neither good nor bad', () => {
    expect(text('g', view(), 'cases')).toMatchObject({
      text: '7.00',
      small: '700\u202fcases',
      mark: '↑ higher',
    })
    expect(text('g', view({ by: 'count' }), 'cases')?.text).toBe('700\u202fcases')
  })

  test('judges no count against other places that is not divided by residents, but against the own past', () => {
    expect(text('g', view({ by: 'count' }), 'cases')).toMatchObject({ mark: 'not divided', tone: 'unjudged' })
    const asked = view({ by: 'count' })
    expect(
      aboutMatrix(showMatrix(rows, asked), asked, words.en)
        .notes.map(({ text }) => text)
        .join(),
    ).toContain('mostly go with the size of the place')
    const cell = column(view({ by: 'count' }), 'cases')?.cells.get('g')
    const stands = cell === undefined ? '' : sayStanding(cell, words.en)
    expect(stands).toContain('not divided by residents')
    expect(stands).not.toContain('as stated')
    const past = of('g', 'cases', {
      id: 'past',
      value: 50,
      period_start: '2018-01-01',
      period_end: '2018-12-31',
    })
    const own = view({ by: 'count', matrix: { indicators: ['cases'], benchmark: 'own', sort: null } })
    expect(showMatrix([...rows, past], own).columns[0]?.cells.get('g')?.standing.verdict).toBe('higher')
  })

  test('opens what it rests on: base, interval, benchmark, verdict, period, body, source', () => {
    const asked = view()
    const cell = column(asked, 'rate')?.cells.get('a')
    const parts = cell === undefined ? [] : storyOf(cell, 'level', asked, words.en)
    expect(parts.map(({ key }) => key)).toEqual([
      'value',
      'base',
      'interval',
      'held',
      'stands',
      'period',
      'body',
      'source',
    ])
    const bare =
      cell === undefined
        ? []
        : storyOf({ ...cell, row: { ...cell.row, n: null, d: null } }, 'level', asked, words.en)
    expect(bare.find(({ key }) => key === 'base')?.text).toBe('denominator not stated; numerator not stated')
    expect(parts.find(({ key }) => key === 'held')?.text).toBe(
      '3 of other places of the same level, pooled: 60.0\u202f% (95 % interval 49.0\u202f% to 70.0\u202f%)',
    )
  })
})

describe('what a verdict is', () => {
  test('is said where it is told by the number as stated, or among places that differ by more than chance', () => {
    const cell = column(view(), 'rate')?.cells.get('a')
    const said = (over: Partial<MatrixCell['standing']>, lang: 'zh' | 'en') =>
      cell === undefined ? '' : sayStanding({ ...cell, standing: { ...cell.standing, ...over } }, words[lang])
    expect(said({}, 'zh')).toBe('差于比较对象')
    expect(said({ asStated: true }, 'zh')).toBe('差于比较对象；按公布的数值判定，其自身的偶然波动未计入')
    expect(said({ dispersion: 12.34 }, 'zh')).toContain('φ = 12.3')
    expect(said({ dispersion: 12.34 }, 'en')).toMatch(/φ = 12\.3\), so to differ .* is not to stand out$/)
  })

  test('is one of many: from twenty cells on a note says that their number is not corrected for', () => {
    const shown = showMatrix(rows, view())
    const notes = (times: number) => {
      const columns = Array.from({ length: times }, () => shown.columns).flat()
      return aboutMatrix({ ...shown, columns }, view(), words.en).notes.map(({ text }) => text)
    }
    expect(notes(1).join()).not.toContain('without correction')
    expect(notes(10).join()).toContain('judged one by one at 95 % confidence, without correction')
  })
})

describe('the matrix', () => {
  test('answers in a sentence how many cells can be told', () => {
    const shown = showMatrix(rows, view())
    expect(answerMatrix(shown, view(), words.en).summary).toMatch(
      /^Cells where better and worse mean something: 5; told from other places of the same level: 1 \(0 better, 1 worse\); can’t be told: 3; not judged: 1\. /,
    )
    expect(answerMatrix(shown, view({ lang: 'zh' }), words.zh).summary).toContain('判得出的 1 格')
  })

  test('says that against its own past a number is not held against its own period', () => {
    const last = (benchmark: string) => {
      const asked = view({ matrix: { indicators: ['rate'], benchmark, sort: null } })
      const { notes } = aboutMatrix(showMatrix(rows, asked), asked, words.en)
      return notes[notes.length - 1]?.text
    }
    expect(last('level')).toContain('of its own period')
    expect(last('own')).toContain('own last earlier one')
  })

  test('holds counts against their own past by counts where residents are lacking, and says so everywhere', () => {
    const before = ids.map((id) =>
      of(id, 'cases', { id: `${id}:2019`, value: 50, period_start: '2019-01-01', period_end: '2019-12-31' }),
    )
    const all = [...rows, ...before]
    const asked = view({ matrix: { indicators: ['cases'], benchmark: 'own', sort: null } })
    const shown = showMatrix(all, asked)
    const [found] = shown.columns
    const cell = found?.cells.get('a')
    if (found === undefined || cell === undefined) throw new Error('no cell')
    expect(found.by).toBe('per10k')
    expect(cellText(found, 'a', asked, words.en)).toMatchObject({
      text: '1.00',
      mark: '↑ higher (by counts)',
      tone: 'higher',
    })
    const told = (key: string) => storyOf(cell, 'own', asked, words.en).find((part) => part.key === key)?.text
    expect(told('held')).toBe(
      'its own, 2019: 50\u202fcases (95 % interval 37.1\u202fcases to 65.9\u202fcases)',
    )
    expect(told('stands')).toContain('judged by counts, not per head')
    expect(
      aboutMatrix(shown, asked, words.en)
        .notes.map(({ text }) => text)
        .join(),
    ).toMatch(/7 cells are held against their own past by counts, not per head.*\(Cases\)/)
    const { table } = openMatrix({ rows: all, origin: 'prebuilt' }).draw(asked, words.en)
    const at = (key: string) => table.rows[0]?.[table.columns.findIndex((one) => one.key === key)]?.value
    expect(at('basis')).toBe('own last earlier value, by counts, not per head')
    expect(at('benchmark')).toBe(50)
    expect([at('interval_unit'), at('benchmark_unit')]).toEqual(['cases per 10,000 residents', 'cases'])
    expect(at('why')).toContain('by counts, not per head')
  })

  test('says of a value and its own past that a change of law lies between them, and the note of the earlier', () => {
    const year = (of: number) => ({ period_start: `${of}-01-01`, period_end: `${of}-12-31` })
    const two = [
      of('a', 'cases', { id: 'a:2023', value: 50, note_en: 'Half of it estimated.', ...year(2023) }),
      of('a', 'cases', { id: 'a:2024', value: 90, ...year(2024) }),
    ]
    const asked = view({ places: ['a'], matrix: { indicators: ['cases'], benchmark: 'own', sort: null } })
    const about = aboutMatrix(showMatrix(two, asked), asked, words.en)
    expect(about.notes.map(({ text }) => text).join()).toMatch(
      /1 cell: the periods lie across the revised Administrative Reconsideration Law .*\(Cases\)/,
    )
    const { table } = openMatrix({ rows: two, origin: 'prebuilt' }).draw(asked, words.en)
    const at = table.columns.findIndex(({ key }) => key === 'why')
    expect(String(table.rows[0]?.[at]?.value)).toMatch(
      /the revised Administrative Reconsideration Law .*; noted of what it is held against \(2023\): Half of it estimated\.$/,
    )
    const level = view({ places: ['a'], matrix: { indicators: ['cases'], benchmark: 'level', sort: null } })
    expect(
      aboutMatrix(showMatrix(two, level), level, words.en)
        .notes.map(({ text }) => text)
        .join(),
    ).not.toContain('Law')
  })

  test('is sorted by a column both ways, what has no number last', () => {
    const order = (sort: string) =>
      showMatrix(rows, view({ matrix: { indicators: ['rate'], benchmark: null, sort } }))
        .places.map(({ id }) => id)
        .join('')
    expect(order('-rate')).toBe('adbcfeg')
    expect(order('rate')).toBe('fbcdaeg')
    expect(order('-place')).toBe('gfedcba')
  })

  describe('where nothing is chosen', () => {
    const nothing = { indicators: [], benchmark: null, sort: null }
    const own = (over: Partial<View> = {}, all = rows) =>
      showMatrix(all, view({ places: [], matrix: nothing, ...over }))
    const counties = ['h', 'i', 'j', 'k']
    const both: Catalogue = {
      ...catalogue,
      places: new Map([...catalogue.places, ...counties.map((id) => [id, place(id, 'county')] as const)]),
    }
    const mixed = [
      ...rows,
      ...counties.map((id) =>
        of(id, 'cases', { level: 'county', period_start: '2021-01-01', period_end: '2021-12-31' }),
      ),
    ]

    test('takes what says what is better first, and the places that report most, and says so', () => {
      const shown = own()
      expect(shown.own).toEqual({ indicators: true, places: true })
      expect(shown.columns.map((one) => one.indicator.id)).toEqual(['rate', 'cases'])
      expect(shown.places.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    })

    test('takes one level, the one that fills most, and says so', () => {
      const shown = own({ catalogue: both }, mixed)
      expect(shown.level).toBe('prefecture')
      expect(shown.places.map(({ id }) => id)).toEqual(ids)
      const said = (one: typeof shown) =>
        aboutMatrix(one, view({ catalogue: both }), words.en)
          .notes.map(({ text }) => text)
          .join('\n')
      expect(said(shown)).toContain('fewest blanks (Prefectures)')
      const asked = own({ catalogue: both, levels: ['county'] }, mixed)
      expect(asked.level).toBeNull()
      expect(said(asked)).not.toContain('fewest blanks')
    })

    test('takes each level’s own fullest period, and leaves out what too few places report', () => {
      const asked = own({ catalogue: both, levels: ['county'] }, mixed)
      expect(asked.columns.map(({ indicator, period }) => [indicator.id, period])).toEqual([
        ['cases', '2021'],
      ])
      expect(own({}, rows.slice(0, 3)).columns).toEqual([])
    })

    test('takes what the chosen places report, however few they are', () => {
      const shown = own({ catalogue: both, places: ['h', 'i'] }, mixed)
      expect(shown.level).toBeNull()
      expect(shown.places.map(({ id }) => id)).toEqual(['h', 'i'])
      expect(shown.columns.map(({ indicator, period }) => [indicator.id, period])).toEqual([
        ['cases', '2021'],
      ])
    })
  })

  test('names what is set apart, with the choice to compare it all the same, and prints that choice', () => {
    const notes = (asked: View) => aboutMatrix(showMatrix(rows, asked), asked, words.en)
    expect(notes(view()).notes[0]).toMatchObject({ kind: 'unlike', choice: { anyway: true } })
    const joined = notes(view({ anyway: true }))
    expect(joined.notes[0]).toMatchObject({ kind: 'unlike', choice: { anyway: false } })
    expect(joined.heeded.remark).toContain('another kind of body')
  })

  test('leaves as a table of one value a row, with benchmark and verdict', () => {
    const { table } = openMatrix({ rows, origin: 'prebuilt' }).draw(view(), words.en)
    expect(table.rows.length).toBe(cellsOf(showMatrix(rows, view())).length)
    const at = (key: string) => table.columns.findIndex((one) => one.key === key)
    expect(table.rows[0]?.[at('benchmark')]?.value).toBe(60)
    expect(['interval_unit', 'benchmark_unit'].map((key) => table.rows[0]?.[at(key)]?.value)).toEqual([
      '%',
      '%',
    ])
    expect(table.rows[0]?.[at('verdict')]?.value).toBe('worse')
    expect(new Set(table.columns.map(({ key }) => key)).size).toBe(table.columns.length)
    for (const row of table.rows) expect(row.length).toBe(table.columns.length)
  })

  test('leaves as a picture with value, sign and word in each cell, whole numbers unbroken', () => {
    const asked = view()
    const shown = showMatrix(rows, asked)
    const picture = matrixPicture(shown, asked, words.en)
    const texts = JSON.stringify(picture?.option)
    for (const text of ['80.0\u202f%', '− worse', '56/70', 'Loss rate', 'pending', 'another body'])
      expect(texts).toContain(JSON.stringify(text))
    expect(picture?.legend.map(({ label }) => label)).toContain('− worse')
    expect(matrixPicture(shown, asked, words.en)).toEqual(picture)
    expect(pictureWidth(shown, asked, words.en)).toBe(560)
  })

  test('is no picture where nobody could read it, or nothing is to be read', () => {
    const shown = showMatrix(rows, view())
    const many = Array.from({ length: 31 }, () => shown.columns).flat()
    expect(matrixPicture({ ...shown, columns: many }, view(), words.en)).toBeNull()
    expect(matrixPicture({ ...shown, tally: { ...shown.tally, filled: 0 } }, view(), words.en)).toBeNull()
  })

  test.each(['all', 'level', 'parent', 'body', 'set', 'own', 'a'])(
    'against %s it says all in words',
    (benchmark) => {
      for (const lang of ['zh', 'en'] as const) {
        const asked = view({ lang, matrix: { indicators: ['rate', 'cases'], benchmark, sort: null } })
        const shown = showMatrix(rows, asked)
        const { title, summary } = answerMatrix(shown, asked, words[lang])
        const texts = [
          title,
          summary,
          ...aboutMatrix(shown, asked, words[lang]).notes.map((note) => note.text),
          ...cellsOf(shown).flatMap((cell) =>
            storyOf(cell, benchmark, asked, words[lang]).map((part) => part.text),
          ),
        ]
        for (const one of texts) expect(one).not.toMatch(/undefined|NaN|Infinity|\[object|\bnull\b|\{\w+\}/)
      }
    },
  )
})
