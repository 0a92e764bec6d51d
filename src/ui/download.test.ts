import { expect, test } from 'vitest'
import en from '../i18n/en.json'
import { wordsOf } from '../i18n/words.ts'
import { csvOf, fileName } from './download.ts'

test('the table comes first, then its papers', () => {
  const csv = csvOf(
    {
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
          [{ value: '=A1' }, { value: -2, text: 'minus two' }],
          [{ value: 'B, C' }, { value: null }],
        ],
      },
      notes: [],
      heeded: {},
      sources: [{ id: 's', title: 'Report', publisher: 'City', published: '2021-02-05', url: null }],
    },
    wordsOf('en', en),
    { today: '2026-03-05', address: 'https://example.org/#/cases', version: null },
  )
  expect(csv.split('\n')).toEqual([
    '\uFEFFPlace,Value',
    '"\'=A1",-2',
    '"B, C",',
    '',
    'How many?',
    '"Two, and one at least."',
    'Sources: Report (City)',
    '"Fadu 法度, made 2026-03-05"',
    'https://example.org/#/cases',
    '',
  ])
})

test('what was overridden, missing or unlike leaves with the table; what single rows say is not repeated', () => {
  const remark = 'Compared all the same: City B (its own office).'
  const csv = csvOf(
    {
      title: 'T',
      summary: 'S.',
      picture: null,
      table: { caption: 'T', columns: [], rows: [] },
      notes: [
        { kind: 'unlike', text: remark, choice: { label: 'Set apart', anyway: false } },
        { kind: 'missing', text: '1 place reports nothing.' },
        { kind: 'caution', text: 'City B: as printed.' },
      ],
      heeded: { remark },
      sources: [],
    },
    wordsOf('en', en),
    { today: '2026-03-05', address: 'https://example.org/#/cases?anyway=1', version: '0a1b2c3d' },
  )
  expect(csv.split('\n').slice(2)).toEqual([
    'T',
    'S.',
    `${remark}`,
    'Gaps: 1 place reports nothing.',
    '"Fadu 法度, made 2026-03-05, data version 0a1b2c3d"',
    'https://example.org/#/cases?anyway=1',
    '',
  ])
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
