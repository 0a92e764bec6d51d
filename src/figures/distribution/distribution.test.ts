import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import type { View } from '../figure.ts'
import { swarm } from './draw.ts'
import ownEn from './en.json'
import { distribution } from './index.ts'
import { showDistribution } from './show.ts'
import ownZh from './zh.json'

const place = (id: string, parent_id: string | null = null): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level: 'prefecture', parent_id, valid_from: null, valid_to: null },
]
const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({
        id: 'rate',
        name_en: 'Rate',
        measure: 'proportion',
        interval: 'wilson',
        unit_en: '%',
        kin: 'k',
      }),
      indicator({ id: 'kin', name_en: 'Other rate', measure: 'proportion', unit_en: '%', kin: 'k' }),
      indicator({ id: 'cases', name_en: 'Cases' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => place(id))),
  flags: new Map(),
}
const view = (over: Partial<View> = {}): View => viewOf(catalogue, over)
const row = (id: string, value: number | null, over: Partial<Observation> = {}): Observation =>
  observation({
    id: `${id} ${over.indicator_id ?? ''}`,
    indicator_id: 'rate',
    jurisdiction_id: id,
    body_id: id,
    place_zh: id,
    place_en: id.toUpperCase(),
    value,
    ...over,
  })
const rates = () => [10, 20, 40, 70, 90].map((value, at) => row('abcde'.charAt(at), value))
const words = wordsOf('en', en)
const drawn = async (rows: readonly Observation[], over: Partial<View> = {}, i = 'rate') => {
  const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
  return (await distribution.open({ i }, ask)).draw(view(over), words)
}

describe('a distribution', () => {
  test('says median, middle half, the least and the most, and of how many places', async () => {
    const { summary } = await drawn(rates())
    expect(summary.replace(/\s/g, ' ')).toBe(
      '5 places can be compared: the median is 40 %, the middle half lies within 20 to 70 %; the least is 10 % (A), the most 90 % (E).',
    )
  })

  test('has no median of four places, and gives the ends alone', async () => {
    const { summary, picture } = await drawn(rates().slice(0, 4))
    expect(summary).toMatch(/Only 4 places can be compared, too few for a median/)
    expect(JSON.stringify(picture?.option.series)).not.toContain('quartiles')
  })

  test('says it once where the middle half is one value', async () => {
    const { summary } = await drawn([...rates().map((one) => ({ ...one, value: 100 })), row('f', 90)])
    expect(summary.replace(/\s/g, ' ')).toContain('the median is 100 %, the middle half is 100 % throughout')
  })

  test('leaves quartiles as open as bounds leave them', async () => {
    const bounds = rates().map((one, at) =>
      at < 2 ? one : { ...one, value: 60, value_kind: 'at_least' as const },
    )
    const { summary } = await drawn(bounds)
    expect(summary.replace(/\s/g, ' ')).toContain('the median is at least 60 %')
    expect(summary.replace(/\s/g, ' ')).toContain('the lower quartile 20 %, the upper quartile at least 60 %')
    expect(summary).toContain('3 values are only bounds')
  })

  test('sets what is unlike in a lane of its own, outside of median and count, until compared anyway', () => {
    const rows = [
      ...rates(),
      row('f', 99, { indicator_id: 'kin' }),
      row('a', 50, { scope: 'own_office', body_id: 'x' }),
    ]
    const { dots, lanes, quartiles } = showDistribution(rows, view(), { i: 'rate' })
    expect(dots.length).toBe(5)
    expect(quartiles?.median).toEqual({ low: 40, high: 40 })
    expect(lanes.map(({ reason, ranked }) => [reason, ranked.length])).toEqual([
      ['definition', 1],
      ['scope', 1],
    ])
    expect(showDistribution(rows, view({ anyway: true }), { i: 'rate' }).dots.length).toBe(7)
  })

  test('has no dot for what is missing, and says whose number is', async () => {
    const missing = row('f', null, { value_kind: 'missing', missing_reason: 'withheld' })
    const { notes, picture } = await drawn([...rates(), missing])
    expect(notes[0]?.kind).toBe('missing')
    expect(notes[0]?.text).toMatch(/F \(.+\)/)
    expect(JSON.stringify(picture?.option.series)).not.toContain('"title":"F')
  })

  test('divides counts by residents where there are any, and says so of counts that are not divided', async () => {
    const counts = 'abcde'.split('').map((id, at) =>
      row(id, 100 * (at + 1), {
        indicator_id: 'cases',
        population: 1_000_000,
        population_as_of: '2020-11-01',
      }),
    )
    expect((await drawn(counts, {}, 'cases')).summary.replace(/\s/g, ' ')).toContain(
      'the median is 3.00 cases per 10,000 residents',
    )
    const { summary, notes } = await drawn(counts, { by: 'count' }, 'cases')
    expect(summary.replace(/\s/g, ' ')).toContain('the median is 300 cases')
    expect(notes.some(({ text }) => text.includes('grow with the size'))).toBe(true)
  })

  test('names the chosen, the least and the most', async () => {
    const { picture } = await drawn(rates(), { places: ['c'] })
    const named = JSON.stringify(picture?.option.series)
    for (const name of ['"formatter":"A"', '"formatter":"C"', '"formatter":"E"'])
      expect(named).toContain(name)
    expect(named).not.toContain('"formatter":"B"')
  })
})

test('dots that coincide stand side by side, the others in one line', () => {
  const dot = (x: number, kind: 'dot' | 'dotAtLeast' = 'dot') => ({
    at: x,
    marks: [{ kind, x, fill: '' }],
    name: null,
    chosen: false,
    colour: '',
  })
  expect(swarm([dot(0), dot(100), dot(200)], (x) => x)).toEqual([0, 0, 0])
  expect(swarm([dot(50), dot(50), dot(50), dot(50)], (x) => x)).toEqual([0, -1, 1, -2])
  expect(swarm([dot(50, 'dotAtLeast'), dot(70)], (x) => x)).toEqual([0, -1])
})

test('says the same in each language', () => {
  expect(Object.keys(ownZh)).toEqual(Object.keys(ownEn))
})
