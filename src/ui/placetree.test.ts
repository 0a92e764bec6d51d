import { expect, test } from 'vitest'
import type { Catalogue } from '../model/catalogue.ts'
import type { Jurisdiction } from '../model/types.ts'
import { firstIn, isSought, treeOf } from './placetree.ts'

const place = (id: string, name_en: string, parent_id: string | null): [string, Jurisdiction] => [
  id,
  { id, name_zh: name_en, name_en, level: 'prefecture', parent_id, valid_from: null, valid_to: null },
]
const catalogue: Catalogue = {
  indicators: new Map(),
  places: new Map([
    place('1', 'Country', null),
    place('32', 'Jiangsu', '1'),
    place('3201', 'Nanjing', '32'),
    place('33', 'Zhejiang', '1'),
  ]),
  flags: new Map(),
}
const first = (find: string, only: ReadonlySet<string> | null = null) =>
  firstIn(treeOf(catalogue, only, find, 'zh'), (one) => isSought(one, only, find))

test('the first that is found is the uppermost that the words name, not what contains it', () => {
  expect(first('jiang')).toBe('32')
  expect(first('Nanjing')).toBe('3201')
  expect(first('jiang', new Set(['33']))).toBe('33')
  expect(first('nowhere')).toBeUndefined()
})
