import { describe, expect, test } from 'vitest'
import { literalSql } from '../db/literal.ts'
import en from '../i18n/en.json'
import { wordsOf } from '../i18n/words.ts'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { viewOf } from '../testing/view.ts'
import { openTable, ownSource, wholeTable } from './pagetable.ts'
import { matrixQuery, observationsQuery } from './questions/tables.ts'

const words = wordsOf('en', en)
const rate = indicator({ id: 'rate', measure: 'proportion', interval: 'wilson', unit_en: '%', unit_zh: '%' })
const catalogue = { indicators: new Map([[rate.id, rate]]), flags: new Map() }

describe('a table of a page', () => {
  test('leaves with all that is known of each observation: qualifier, n, d, interval, body, period, source', () => {
    const row = observation({ indicator_id: 'rate', value: 80, n: 56, d: 70, rounded_to: 0.1 })
    const { columns, rows } = wholeTable(
      [row, observation({ indicator_id: 'gone' })],
      'all',
      catalogue,
      words,
    )
    expect(rows.length).toBe(1)
    const cell = (key: string) => rows[0]?.[columns.findIndex((column) => column.key === key)]?.value
    expect([cell('value'), cell('n'), cell('d'), cell('low'), cell('high')]).toEqual([
      80, 56, 70, 69.18, 87.7,
    ])
    for (const key of ['qualifier', 'period', 'body', 'source', 'id']) expect(cell(key)).not.toBe('')
    expect(rows[0]?.length).toBe(columns.length)
  })

  test('is made when it leaves, not before', () => {
    let made = 0
    const open = openTable(() => {
      made += 1
      return {
        title: 'Places',
        summary: 'Two.',
        table: { caption: 'Places', columns: [], rows: [] },
        sources: [ownSource(words)],
      }
    })
    expect(made).toBe(0)
    expect(open.draw(viewOf({ ...catalogue, places: new Map() }), words)).toMatchObject({
      title: 'Places',
      picture: null,
      notes: [],
    })
    expect(made).toBe(1)
  })
})

describe('the query behind a table', () => {
  test('names what it is of, its value written out', () => {
    expect(literalSql(observationsQuery('source', "o'neill").sql)).toContain("WHERE source_id = 'o''neill'")
    expect(observationsQuery('place', '370000').params).toEqual({ p: '370000' })
  })

  test('of a matrix holds all that its numbers are held against, its own places first', () => {
    const text = literalSql(matrixQuery(['a', 'b'], ['1', '2']).sql)
    expect(text).toContain("WHERE indicator_id IN ('a', 'b')")
    expect(text).toContain("ORDER BY jurisdiction_id IN ('1', '2') DESC, indicator_id, jurisdiction_id")
  })
})
