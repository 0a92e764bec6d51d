import { expect, test } from 'vitest'
import { rowFaults } from './rowrules.ts'

const faultsOf = (cells: Readonly<Record<string, string>>) => {
  const row = { file: 'observations/a.csv', line: 2, cell: (column: string) => cells[column] }
  return rowFaults(new Map([['observations', { rows: [row], byId: new Map(), mayHold: () => false }]]))
}

test('a variant wants a note, in either language, that says what is counted differently', () => {
  const variant = 'with_withdrawn'
  expect(faultsOf({ variant, note_zh: '', note_en: '' })).toEqual([
    {
      kind: 'row',
      file: 'observations/a.csv',
      line: 2,
      column: 'variant',
      expected: 'nothing, or a note that says what is counted differently',
      got: '"with_withdrawn"',
    },
  ])
  expect(faultsOf({ variant, note_zh: '含撤诉。', note_en: '' })).toEqual([])
  expect(faultsOf({ variant, note_zh: '', note_en: 'With withdrawals.' })).toEqual([])
  expect(faultsOf({ variant: '', note_zh: '', note_en: '' })).toEqual([])
  expect(faultsOf({})).toEqual([])
})
