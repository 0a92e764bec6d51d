import { describe, expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { benchmarkOf, membersOf } from './benchmark.ts'
import type { Jurisdiction, Level, Observation } from './types.ts'

const staff = indicator({ measure: 'proportion', interval: 'none', polarity: 'higher_is_better' })
const place = (id: string, level: Level, parent_id: string | null): Jurisdiction => ({
  ...{ id, name_zh: id, name_en: id, level, parent_id, valid_from: null, valid_to: null },
})
const places = new Map(
  [
    place('p', 'province', 'country'),
    place('q', 'province', 'country'),
    ...['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'].map((id) => place(id, 'prefecture', 'p')),
    place('q1', 'prefecture', 'q'),
  ].map((one) => [one.id, one]),
)
const catalogue = { indicators: new Map([[staff.id, staff]]), places }

function row(id: string, value: number, over: Partial<Observation> = {}): Observation {
  const { level = 'prefecture', parent_id = null } = places.get(id) ?? {}
  return observation({
    ...{
      id: `${id}:${over.period_end ?? '2020'}`,
      jurisdiction_id: id,
      body_id: id,
      level,
      parent_id,
      value,
    },
    rounded_to: 0.1,
    ...over,
  })
}
const rows = [
  row('p', 50),
  ...['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((id, at) => row(id, 80 + at)),
  row('p7', 99, { body_kind: 'court', body_id: 'court' }),
  row('q1', 70),
]
const of = (id: string): Observation => rows.find((one) => one.jurisdiction_id === id) ?? row(id, 0)

describe('membersOf', () => {
  const field = { places, rows, chosen: ['p1', 'p2', 'q1'] }
  test.each([
    ['all', 'p1', ['p', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'q1']],
    ['level', 'p1', ['p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'q1']],
    ['parent', 'p1', ['p2', 'p3', 'p4', 'p5', 'p6', 'p7']],
    ['parent', 'q1', []],
    ['body', 'p7', []],
    ['set', 'p1', ['p2', 'q1']],
    ['set', 'p6', ['p1', 'p2', 'q1']],
    ['q1', 'p1', ['q1']],
    ['q1', 'q1', []],
    ['own', 'p1', ['p1']],
  ])('%s, of %s', (benchmark, id, members) => {
    expect(membersOf(benchmark, id, field)).toEqual(members)
  })
})

describe('benchmarkOf', () => {
  const hold = (benchmark: string, all = rows) =>
    benchmarkOf(all, staff, { benchmark, catalogue, chosen: ['p1', 'p2', 'p3', 'p4'] })

  test('holds a value against the others that are like it, of its own period', () => {
    const other = row('p2', 1, { period_start: '2019-01-01', period_end: '2019-12-31' })
    expect(hold('all', [...rows, other])(of('q1'))).toMatchObject({
      benchmark: 82.5,
      others: 6,
      basis: 'median',
      verdict: 'worse',
    })
  })

  test('does not judge what the gate sets apart, with the reason, nor count it among the others', () => {
    expect(hold('all')(of('p'))).toMatchObject({ verdict: 'unjudged', why: 'whole' })
    expect(hold('all')(of('p7'))).toMatchObject({ verdict: 'unjudged', why: 'body_kind' })
    expect(hold('all')(of('p1')).others).toBe(6)
  })

  test('holds it against them all the same where the visitor says so, and says why it is unlike', () => {
    const anyway = benchmarkOf(rows, staff, { benchmark: 'all', catalogue, chosen: [], anyway: true })
    expect(anyway(of('p7'))).toMatchObject({ verdict: 'better', joined: 'body_kind' })
    expect(anyway(of('p1')).joined).toBeUndefined()
  })

  test('against one place: a part is not held against its whole, nor a place against itself', () => {
    expect(hold('p2')(of('q1'))).toMatchObject({ benchmark: 81, verdict: 'worse', basis: 'place' })
    expect(hold('p')(of('p1')).why).toBe('inside')
    expect(hold('p7')(of('p1')).verdict).toBe('unjudged')
    expect(hold('p1')(of('p1')).why).toBe('itself')
    expect(hold('q')(of('p1')).why).toBe('no_other')
  })

  test('a set of four: each against the three others, too few for the interval of a median', () => {
    expect(hold('set')(of('p1'))).toMatchObject({ benchmark: 82, others: 3, why: 'few_for_median' })
  })

  test('own past: the last value of the series, of one length, before no change of what is counted', () => {
    const past = row('p1', 60, { period_start: '2018-01-01', period_end: '2018-12-31' })
    const half = row('p1', 10, { period_start: '2019-01-01', period_end: '2019-06-30' })
    const all = [...rows, past, half]
    expect(hold('own', all)(of('p1'))).toMatchObject({ benchmark: 60, basis: 'own', verdict: 'better' })
    expect(hold('own', all)(past)).toMatchObject({ verdict: 'unjudged', why: 'no_past' })
    const redrawn = { ...place('p1', 'prefecture', 'p'), valid_from: '2019-07-01' }
    const changed = { ...catalogue, places: new Map([...places, ['p1', redrawn]]) }
    const since = benchmarkOf(all, staff, { benchmark: 'own', catalogue: changed, chosen: [] })
    expect(since(of('p1')).why).toBe('no_past')
  })

  test('own past: never what was counted differently, and says so; the last that was counted alike', () => {
    const wide = { variant: 'with_others', period_start: '2019-01-01', period_end: '2019-12-31' } as const
    const past = row('p1', 60, { period_start: '2018-01-01', period_end: '2018-12-31' })
    const other = row('p1', 10, wide)
    expect(hold('own', [...rows, other])(of('p1'))).toMatchObject({
      ...{ verdict: 'unjudged', why: 'variant', benchmark: null, others: 0 },
    })
    expect(hold('own', [...rows, other, past])(of('p1'))).toMatchObject({ benchmark: 60, verdict: 'better' })
    expect(hold('own', [...rows, other, past])(other)).toMatchObject({ verdict: 'unjudged', why: 'variant' })
    const none = { variant: 'incomparable' } as const
    const alone = [row('p1', 10, { ...wide, ...none }), row('p1', 20, none)]
    expect(alone.map((one) => hold('own', alone)(one).why)).toEqual(['no_past', 'variant'])
  })
})
