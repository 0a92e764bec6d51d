import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCsv } from '../db/csv.ts'
import { DEFAULTS } from '../figures/defaults.ts'
import en from '../i18n/en.json'
import zh from '../i18n/zh.json'
import { readAddress, writeAddress } from '../ui/selection.ts'
import { READINGS } from './readings.ts'

const pages = ['', 'cases', 'compliance', 'outcomes', 'reform']
const idsOf = (table: string) =>
  new Set(parseCsv(readFileSync(`data/${table}.csv`)).rows.map(({ cells }) => cells[0] ?? ''))
const indicators = idsOf('indicators')
const places = idsOf('jurisdictions')

test.each(Object.values(READINGS).flat())(
  '$label has words, and an address that the data answers',
  (reading) => {
    expect(Object.keys(zh)).toContain(reading.label)
    expect(Object.keys(en)).toContain(reading.label)
    const { selection, dropped } = readAddress(reading.address, { pages, catalogue: null })
    expect(dropped).toEqual([])
    expect(writeAddress(selection)).toBe(reading.address)
    const asked = [selection.indicator, selection.total].filter((id) => id !== null)
    expect(asked.filter((id) => !indicators.has(id))).toEqual([])
    expect(selection.places.filter((id) => !places.has(id))).toEqual([])
  },
)

test('what a page shows by itself is in the data', () => {
  const asked = Object.values(DEFAULTS).flatMap((shown) =>
    Object.entries(shown).flatMap(([what, id]) => (what === 'lead' ? [] : [id])),
  )
  expect(asked.filter((id) => !indicators.has(id))).toEqual([])
})
