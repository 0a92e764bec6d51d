import { expect, test } from 'vitest'
import type { Jurisdiction } from '../../model/types.ts'
import { setsOf } from './sets.ts'

const place = (
  id: string,
  level: Jurisdiction['level'],
  parent_id: string | null,
  valid_to: string | null = null,
): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level, parent_id, valid_from: null, valid_to },
]

test('places of a level and of a parent are sets, of two or more that are there and report', () => {
  const places = new Map([
    place('100000', 'country', null),
    place('330000', 'province', '100000'),
    place('110000', 'province', '100000'),
    place('330100', 'prefecture', '330000'),
    place('330200', 'prefecture', '330000'),
    place('330300', 'prefecture', '330000', '2020-01-01'),
    place('330400', 'prefecture', '330000'),
    place('320100', 'prefecture', '320000'),
  ])
  const reporting = new Set([...places.keys()].filter((id) => id !== '330400'))
  expect(setsOf(places, reporting)).toEqual([
    { kind: 'level', key: 'province', places: ['110000', '330000'] },
    { kind: 'level', key: 'prefecture', places: ['320100', '330100', '330200'] },
    { kind: 'parent', key: '100000', places: ['110000', '330000'] },
    { kind: 'parent', key: '330000', places: ['330100', '330200'] },
  ])
})
