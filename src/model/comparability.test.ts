import { describe, expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { sortByLikeness, takeOne, UNLIKE_REASONS } from './comparability.ts'
import type { Jurisdiction, Observation } from './types.ts'

const place = (
  id: string,
  parent_id: string | null,
  over: Partial<Jurisdiction> = {},
): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level: 'county', parent_id, valid_from: null, valid_to: null, ...over },
]
const redrawn = { valid_from: '2021-04-09' }
const places = new Map([
  place('100000', null),
  place('330000', '100000'),
  place('330100', '330000'),
  place('330200', '330000'),
  place('330110', '330100', redrawn),
  place('330113', '330100', redrawn),
  place('330110-2020', '330100', { valid_to: '2021-04-08', successor_id: '330110' }),
  place('330110-2000', '330100', { valid_to: '2001-01-31', successor_id: '330110-2020' }),
  place('330122', '330100'),
  place('340000', '100000'),
  place('370000', '100000'),
])
const indicators = new Map(
  [
    indicator({ id: 'x', role: 'reconsideration_organ' }),
    indicator({ id: 'respondent', role: 'respondent' }),
    indicator({ id: 'share', measure: 'proportion', unit_zh: '%' }),
    indicator({ id: 'hours', unit_zh: '小时' }),
    indicator({ id: 'received' }),
  ].map((one) => [one.id, one]),
)
const catalogue = { indicators, places }

const row = (jurisdiction_id: string, over: Partial<Observation> = {}) =>
  observation({ id: jurisdiction_id, indicator_id: 'x', jurisdiction_id, ...over })
const judge = (rows: readonly Observation[]) =>
  Object.fromEntries(sortByLikeness(rows, 'x', catalogue).unlike.map(({ row, reason }) => [row.id, reason]))
const common = [row('330100'), row('330200'), row('340000')]
const odd = (over: Partial<Observation>) => row('370000', { id: 'odd', ...over })

describe('a value is set apart', () => {
  test.each([
    ['of another capacity', 'role', { indicator_id: 'respondent' }],
    ['in another unit', 'unit', { indicator_id: 'hours' }],
    ['as a share among counts', 'unit', { indicator_id: 'share' }],
    ['of another definition', 'definition', { indicator_id: 'received' }],
    ['of a kin that is not known', 'definition', { indicator_id: 'unknown' }],
    ['that only rose', 'value_kind', { value_kind: 'direction', value: 1 }],
    ['as a stock among flows', 'period_kind', { period_kind: 'as_of', period_start: null }],
    ['as a total since some day among flows', 'period_kind', { period_kind: 'cumulative' }],
    ['as a target', 'period_kind', { period_kind: 'target' }],
    ['of one office among whole areas', 'scope', { scope: 'own_office' }],
    ['of a department among area totals', 'body_kind', { body_kind: 'department' }],
    ['that counts something else by its note', 'variant', { variant: 'with_others' }],
    ['for eight months among years', 'period_length', { period_start: '2020-05-01' }],
    ['for five years among years', 'period_length', { period_start: '2016-01-01' }],
    ['of a province that contains another', 'whole', { jurisdiction_id: '330000', level: 'province' }],
    ['of the country', 'whole', { jurisdiction_id: '100000', level: 'country' }],
    ['of a district inside another', 'inside', { jurisdiction_id: '330122', level: 'county' }],
  ] as const)('%s: %s', (_says, reason, over) => {
    expect(judge([...common, odd(over)])).toEqual({ odd: reason })
  })

  test('by every reason that there is, in the order of their weight', () => {
    const all = [
      odd({ id: 'role', indicator_id: 'respondent', scope: 'own_office' }),
      odd({ id: 'unit', indicator_id: 'share', period_kind: 'target' }),
      odd({ id: 'definition', indicator_id: 'received', body_kind: 'court' }),
      odd({ id: 'value_kind', value_kind: 'direction', value: -1, scope: 'own_office' }),
      odd({ id: 'period_kind', period_kind: 'target', scope: 'own_office' }),
      odd({ id: 'scope', scope: 'own_office', body_kind: 'department' }),
      odd({ id: 'body_kind', body_kind: 'court', period_start: '2020-07-01' }),
      odd({ id: 'variant', variant: 'with_others', period_start: '2020-07-01' }),
      odd({ id: 'period_length', period_start: '2020-07-01', jurisdiction_id: '100000', level: 'country' }),
      row('330110-2020', { id: 'boundaries', level: 'county' }),
      row('330000', { id: 'whole', level: 'province' }),
      row('330110', { id: 'inside', level: 'county' }),
    ]
    const found = judge([...common, ...all])
    expect(found).toEqual(Object.fromEntries(UNLIKE_REASONS.map((reason) => [reason, reason])))
  })

  test('as what most places count sets the standard, and of equals what the indicator is defined as', () => {
    const wide = { variant: 'wide' } as const
    expect(judge([row('330100', wide), row('330200', wide), row('340000')])).toEqual({ '340000': 'variant' })
    expect(judge([row('330100', wide), row('340000')])).toEqual({ '330100': 'variant' })
    expect(judge([row('330100', wide), row('330200', { variant: 'narrow' })])).toEqual({
      '330100': 'variant',
    })
    expect(judge([row('330100', wide), row('330200', wide)])).toEqual({})
  })

  test('where nothing may be compared with it, however many there are', () => {
    const none = { variant: 'incomparable' } as const
    const alone = ['330100', '330200'].map((id) => row(id, none))
    expect(judge(alone)).toEqual({ '330100': 'variant', '330200': 'variant' })
    expect(judge([...alone, row('340000')])).toEqual({ '330100': 'variant', '330200': 'variant' })
  })

  test('of the city, where most are its districts', () => {
    const districts = ['330110', '330113', '330122'].map((id) => row(id, { level: 'county' }))
    expect(judge([...districts, row('330100')])).toEqual({ '330100': 'whole' })
  })

  test('of a place that contains another of its own level', () => {
    expect(judge([row('330100'), row('330122'), row('340000')])).toEqual({ '330100': 'whole' })
  })

  test('never for a place that neither contains nor lies in another: levels may differ', () => {
    expect(judge([...common, row('370000', { level: 'province' })])).toEqual({})
  })
})

describe('redrawn boundaries', () => {
  const county = (id: string) => row(id, { level: 'county' })

  test('set the former area apart from its successor, over several redrawings too', () => {
    expect(judge([county('330110-2020'), county('330110')])).toEqual({ '330110-2020': 'boundaries' })
    expect(judge([county('330110-2000'), county('330110')])).toEqual({ '330110-2000': 'boundaries' })
    expect(judge([county('330110-2000'), county('330110-2020')])).toEqual({ '330110-2000': 'boundaries' })
  })

  test('set it apart from what else was newly drawn beside it', () => {
    expect(judge([county('330110-2020'), county('330113')])).toEqual({ '330110-2020': 'boundaries' })
  })

  test('leave alone what was not redrawn, and a former area without a later one beside it', () => {
    expect(judge([county('330110-2020'), county('330122')])).toEqual({})
    expect(judge([county('330110'), county('330113'), county('330122')])).toEqual({})
  })
})

describe('the standard', () => {
  test('common years and leap years are alike, and together outnumber half years', () => {
    const year = (id: string, of: number) =>
      row(id, { period_start: `${of}-01-01`, period_end: `${of}-12-31` })
    const half = (id: string) => row(id, { period_start: '2020-01-01', period_end: '2020-06-30' })
    const rows = [
      year('a', 2019),
      year('b', 2018),
      year('c', 2020),
      year('d', 2016),
      ...['e', 'f', 'g'].map(half),
    ]
    expect(judge(rows)).toEqual({ e: 'period_length', f: 'period_length', g: 'period_length' })
  })

  test('is what most places report, not what one place says most often', () => {
    const office = ['1', '2', '3'].map((id) => odd({ id, scope: 'own_office' }))
    expect(judge([...office, row('330100'), row('330200')])).toEqual({ 1: 'scope', 2: 'scope', 3: 'scope' })
  })

  test('is not set by what is missing', () => {
    const missing = { value_kind: 'missing', value: null, missing_reason: 'pending' } as const
    const rows = [
      row('330100'),
      row('330200', { ...missing, scope: 'own_office' }),
      row('340000', { ...missing, scope: 'own_office' }),
    ]
    expect(judge(rows)).toEqual({ '330200': 'scope', '340000': 'scope' })
  })

  test('of equals is the whole area, the flow, the year', () => {
    expect(judge([row('330100', { scope: 'own_office' }), row('330200')])).toEqual({ '330100': 'scope' })
    expect(judge([row('330100', { body_kind: 'government' }), row('330200')])).toEqual({
      '330100': 'body_kind',
    })
    expect(judge([row('330100', { period_kind: 'as_of', period_start: null }), row('330200')])).toEqual({
      '330100': 'period_kind',
    })
    expect(judge([row('330100', { period_start: '2020-07-01' }), row('330200')])).toEqual({
      '330100': 'period_length',
    })
  })
})

test('a place whose value is missing is not apart for the place around it, nor the other way', () => {
  const missing = { value_kind: 'missing', value: null, missing_reason: 'not_stated' } as const
  expect(judge([...common, row('330000', { ...missing, level: 'province' })])).toEqual({})
  expect(judge([row('330000', { level: 'province' }), row('330100', missing)])).toEqual({})
})

test('no order of the rows changes a judgement, loses a row or doubles one', () => {
  const pairs = [
    row('330100', { level: 'prefecture' }),
    row('330110', { level: 'county' }),
    row('330110-2020', { level: 'county' }),
    row('340000', { level: 'province', scope: 'own_office' }),
    row('330200', { level: 'prefecture', period_start: '2020-07-01' }),
    row('370000', { level: 'province', body_kind: 'government' }),
  ]
  const first = judge(pairs)
  expect(Object.keys(first).length).toBeGreaterThan(1)
  for (const order of permutations(pairs)) {
    const { alike, unlike } = sortByLikeness(order, 'x', catalogue)
    expect(judge(order)).toEqual(first)
    expect([...alike, ...unlike.map(({ row }) => row)].map(({ id }) => id).sort()).toEqual(
      pairs.map(({ id }) => id).sort(),
    )
  }
})

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((one, at) =>
    permutations([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [one, ...rest]),
  )
}

describe('of several statements for one place and period', () => {
  test('a restatement is not counted again', () => {
    const first = observation({ id: 'a', value: 300 })
    const again = observation({ id: 'b', value: 300, restates: 'a' })
    expect(takeOne([first, again])).toEqual([{ row: first, others: [] }])
  })

  test('one that differs from what it restates is kept in view', () => {
    const first = observation({ id: 'a', value: 300 })
    const again = observation({ id: 'b', value: 301, restates: 'a' })
    expect(takeOne([again, first])).toEqual([{ row: first, others: [again] }])
  })

  test('the official one is charted and the other kept in view', () => {
    const media = observation({ id: 'a', value: 8773, quality: 'media' })
    const official = observation({ id: 'b', value: 8723, quality: 'official' })
    expect(takeOne([media, official])).toEqual([{ row: official, others: [media] }])
  })

  test('of equal sources the later published is charted, then the first by id, in any order', () => {
    const early = observation({ id: 'a', value: 1, published: '2020-01-01' })
    const late = observation({ id: 'c', value: 2, published: '2021-01-01' })
    const same = observation({ id: 'b', value: 3, published: '2021-01-01' })
    for (const order of permutations([early, late, same]))
      expect(takeOne(order).map(({ row, others }) => [row.id, others.length])).toEqual([['b', 2]])
  })

  test('what the visitor took comes first', () => {
    const media = observation({ id: 'a', value: 8773, quality: 'media' })
    const official = observation({ id: 'b', value: 8723, quality: 'official' })
    expect(takeOne([media, official], ['a'])).toEqual([{ row: media, others: [official] }])
  })

  test('a number comes before a missing one of a better source, and neither contradicts', () => {
    const pending = observation({
      id: 'a',
      value_kind: 'missing',
      value: null,
      missing_reason: 'pending',
      quality: 'official',
    })
    const media = observation({ id: 'b', value: 12, quality: 'media' })
    expect(takeOne([pending, media])).toEqual([{ row: media, others: [] }])
  })

  test.each([
    ['7.4万 and 74,012 are one number', { value: 74000, rounded_to: 1000 }, { value: 74012 }, 0],
    ['7.4万 and 75,012 are two', { value: 74000, rounded_to: 1000 }, { value: 75012 }, 1],
    ['over 85 and 87 agree', { value: 85, value_kind: 'at_least' }, { value: 87 }, 0],
    ['over 85 and 83 do not', { value: 85, value_kind: 'at_least' }, { value: 83 }, 1],
  ] as const)('%s', (_says, one, other, others) => {
    const rows = [observation({ id: 'a', ...one }), observation({ id: 'b', ...other })]
    expect(takeOne(rows)[0]?.others).toHaveLength(others)
  })

  test('what is counted differently by its note is no other statement of it, and is not hidden', () => {
    const official = observation({ id: 'a', value: 8723 })
    const wide = observation({ id: 'b', value: 9100, variant: 'with_others', quality: 'media' })
    expect(takeOne([official, wide])).toEqual([
      { row: official, others: [] },
      { row: wide, others: [] },
    ])
  })

  test('other periods and bodies are other statements', () => {
    const rows = [
      observation({ id: 'a' }),
      observation({ id: 'b', period_start: '2021-01-01', period_end: '2021-12-31' }),
      observation({ id: 'c', body_id: 'other' }),
    ]
    expect(takeOne(rows).map(({ row }) => row.id)).toEqual(['a', 'b', 'c'])
  })
})
