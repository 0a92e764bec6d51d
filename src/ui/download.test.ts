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
    { today: '2026-03-05', address: 'https://example.org/#/cases' },
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

test('a file is named by figure, question and period', () => {
  const view = { period: '2018-2022' }
  expect(fileName({ id: 'ranking', params: { i: 'litigation.loss_rate' }, view }, 'csv')).toBe(
    'fadu-ranking-litigation.loss_rate-2018-2022.csv',
  )
  expect(fileName({ id: 'coverage', params: {}, view: { period: null } }, 'png')).toBe('fadu-coverage.png')
})
