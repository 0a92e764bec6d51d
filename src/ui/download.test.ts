import { describe, expect, test } from 'vitest'
import type { Drawn } from '../figures/figure.ts'
import { takeawayOf } from '../figures/takeaway.ts'
import en from '../i18n/en.json'
import taken from '../i18n/taken.en.json'
import { withTexts, wordsOf } from '../i18n/words.ts'
import { csvOf, fileName } from './download.ts'

const words = withTexts(wordsOf('en', en), taken)
const catalogue = { indicators: new Map(), places: new Map(), flags: new Map() }
const leaving = {
  today: '2026-03-05',
  address: 'https://example.org/#/cases?v=0a1b2c3d',
  version: '0a1b2c3d',
  newest: '2026-02-01',
}
const drawn: Drawn = {
  title: 'How many?',
  summary: 'Two, and one at least.',
  picture: null,
  table: {
    caption: 'How many?',
    columns: [
      { key: 'place', label: 'Place', numeric: false },
      { key: 'value', label: 'Value', numeric: true },
    ],
    rows: [
      [{ value: '=A1' }, { value: -2, text: '-2' }],
      [{ value: 'B, C' }, { value: null }],
    ],
  },
  notes: [],
  heeded: {},
  sources: [
    { id: 's', title: 'Report', publisher: 'City', published: '2021-02-05', url: 'https://example.org/r' },
  ],
}
const csv = (given: Drawn, of = leaving) =>
  csvOf(takeawayOf('ranking', given, { catalogue }, words, of), words)

describe('a CSV file', () => {
  test('begins with its table; then come its papers', () => {
    expect(csv(drawn).split('\n')).toEqual([
      '\uFEFFPlace,Value',
      '"\'=A1",-2',
      '"B, C",',
      '',
      'How many?',
      '"Two, and one at least."',
      '"Source: Report (City, 2021-02-05) https://example.org/r"',
      'Permalink: https://example.org/#/cases?v=0a1b2c3d',
      'Data version: 0a1b2c3d',
      'Newest source published: 2026-02-01',
      'Accessed: 2026-03-05',
      'Citation (GB/T 7714—2015): Fadu 法度. How many?: data version 0a1b2c3d[DS/OL]. (2026-02-01)[2026-03-05]. https://example.org/#/cases?v=0a1b2c3d.',
      '',
    ])
  })

  test('leaves with what was overridden, missing or unlike; what single rows say is not repeated', () => {
    const remark = 'Compared all the same: City B (its own office).'
    const lines = csv({
      ...drawn,
      notes: [
        { kind: 'unlike', text: remark, choice: { label: 'Set apart', anyway: false } },
        { kind: 'missing', text: '1 place reports nothing.' },
        { kind: 'caution', text: 'City B: as printed.' },
      ],
      heeded: { remark },
    }).split('\n')
    expect(lines.slice(6, 8)).toEqual([remark, 'Gaps: 1 place reports nothing.'])
    expect(lines.join()).not.toContain('as printed')
  })

  test.each([
    '=1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '=cmd|/c calc!A1',
  ])('holds no text that runs: %j', (text) => {
    const { table } = drawn
    const lines = csv({
      ...drawn,
      title: text,
      table: { ...table, rows: [[{ value: text }, { value: -1 }]] },
    })
    expect(lines).toContain(`\n"'${text}",-1\n`)
    expect(lines).toContain(`\n"'${text}"\n`)
  })
})

test('a file is named by figure, question and period', () => {
  const view = { period: '2018-2022' }
  const asked = { id: 'ranking', params: { i: 'litigation.loss_rate' }, view }
  expect(fileName({ ...asked, overridden: false }, 'csv')).toBe(
    'fadu-ranking-litigation.loss_rate-2018-2022.csv',
  )
  expect(fileName({ ...asked, overridden: true }, 'png')).toBe(
    'fadu-ranking-litigation.loss_rate-2018-2022-anyway.png',
  )
  const matrix = { id: 'coverage', params: {}, view: { period: null }, overridden: false }
  expect(fileName(matrix, 'png')).toBe('fadu-coverage.png')
})
