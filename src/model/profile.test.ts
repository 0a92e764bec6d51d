import { expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import type { Catalogue } from './catalogue.ts'
import { RESIDENTS } from './disclosure.ts'
import type { Finding } from './findings.ts'
import { profileOf } from './profile.ts'
import { tallyOf } from './tally.ts'
import type { Jurisdiction, Observation } from './types.ts'

const place = (id: string): Jurisdiction => ({
  id,
  name_zh: id,
  name_en: id,
  level: 'county',
  parent_id: null,
  valid_from: null,
  valid_to: null,
})
const rate = indicator({
  id: 'rate',
  measure: 'proportion',
  interval: 'wilson',
  theme: 'oversight',
  polarity: 'higher_is_better',
})
const cases = indicator({ id: 'cases', theme: 'disputes' })
const lists = indicator({ id: 'lists', interval: 'none', theme: 'functions' })
const residents = indicator({ id: RESIDENTS, family: 'context' })
const against: Finding = {
  kind: 'rate_impossible',
  ids: ['me:rate:2021'],
  jurisdiction_id: 'me',
  indicator_id: 'rate',
  source_id: 'source',
  facts: {},
}
const catalogue: Catalogue = {
  indicators: new Map([rate, cases, lists, residents].map((one) => [one.id, one])),
  places: new Map(['me', 'a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => [id, place(id)])),
  flags: new Map([['me:rate:2021', [against]]]),
}

function said(
  jurisdiction_id: string,
  indicator_id: string,
  year: number,
  over: Partial<Observation> = {},
): Observation {
  return observation({
    id: `${jurisdiction_id}:${indicator_id}:${year}`,
    jurisdiction_id,
    body_id: `${jurisdiction_id}-area`,
    indicator_id,
    level: 'county',
    period_start: `${year}-01-01`,
    period_end: `${year}-12-31`,
    ...over,
  })
}
const of = (n: number, d: number) => ({ value: (100 * n) / d, n, d, rate_of: 'whole' })

const OTHERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const rows = [
  said('me', 'rate', 2020, of(95, 100)),
  said('me', 'rate', 2021, of(90, 100)),
  ...OTHERS.map((id) => said(id, 'rate', 2020, of(60, 100))),
  said('a', 'rate', 2021, of(60, 100)),
  said('me', 'rate', 2022, { period_kind: 'target', value: 98, value_kind: 'at_least' }),
  ...[40, 50, 60, 70, 80].map((value, at) => said('me', 'cases', 2016 + at, { value, population: 100_000 })),
  ...OTHERS.map((id) => said(id, 'cases', 2020, { value: 500, population: 100_000 })),
  said('me', 'lists', 2020, { value_kind: 'missing', value: null, missing_reason: 'pending' }),
  said('me', RESIDENTS, 2020),
]

const profile = (over = {}) =>
  profileOf('me', { rows, catalogue, benchmark: 'level', chosen: [], peers: OTHERS, ...over })
const reported = (id: string) => profile()?.reported.find((one) => one.indicator.id === id)

test('a count that is not divided by residents is not judged against other places, against its own past it is', () => {
  const counts = [
    said('me', 'lists', 2019, { value: 10 }),
    said('me', 'lists', 2020, { value: 40 }),
    ...OTHERS.map((id) => said(id, 'lists', 2020, { value: 20 })),
    // Of one office’s own cases nobody counts the people around it.
    said('me', 'cases', 2020, { value: 900, population: 100_000, scope: 'own_office' }),
    ...OTHERS.map((id) => said(id, 'cases', 2020, { value: 500, population: 100_000, scope: 'own_office' })),
  ]
  const of = (benchmark: string) => profile({ rows: counts, benchmark })
  for (const benchmark of ['level', 'a'])
    expect(of(benchmark)?.reported.map(({ placing: { standing, rank } }) => [standing, rank])).toEqual(
      [0, 1].map(() => [expect.objectContaining({ verdict: 'unjudged', why: 'undivided' }), null]),
    )
  const own = of('own')?.reported.find(({ indicator: { id } }) => id === 'lists')
  expect(own?.placing.standing).toMatchObject({ verdict: 'higher' })
  expect(tallyOf({ reported: of('level')?.reported ?? [] })).toEqual({ count: 2, judged: 0, told: 0 })
})

test('of each series the newest value stands, by theme; residents, targets and missing values are no reports', () => {
  expect(profile()?.reported.map(({ row }) => row.id)).toEqual(['me:rate:2021', 'me:cases:2020'])
  expect(profile()?.until).toBe('2021-12-31')
})

test('a value is held against others of the newest period for which three or more report', () => {
  const { placing } = reported('rate') ?? {}
  expect(placing?.row.id).toBe('me:rate:2020')
  expect(placing?.others.length).toBe(7)
  expect(placing?.standing).toMatchObject({ verdict: 'better', basis: 'pooled', benchmark: 60 })
  expect(placing?.rank).toEqual({ from: 1, to: 1, basis: 'tested' })
  expect(placing?.ranked).toBe(8)
})

test('counts are ranked per 10,000 residents, and where these are not known not at all', () => {
  const standing = { verdict: 'lower', benchmark: 50 }
  expect(reported('cases')?.placing).toMatchObject({
    ...{ perHead: true, ranked: 8, rank: { from: 8, to: 8 }, standing },
  })
  const without = (id: string) =>
    profile({ rows: rows.map((row) => (row.id === id ? { ...row, population: null } : row)) })?.reported.find(
      (one) => one.indicator.id === 'cases',
    )?.placing
  expect(without('a:cases:2020')).toMatchObject({ perHead: true, ranked: 7 })
  expect(without('me:cases:2020')).toMatchObject({ perHead: false, rank: null, ranked: 0 })
})

test('five comparable years have a verdict on their trend, two have none', () => {
  expect(reported('cases')?.judged.verdict?.verdict).toBe('rising')
  expect(reported('rate')?.judged.silence).toBe('few')
})

test('what the audit says against the newest value goes with it', () => {
  expect(reported('rate')?.findings).toEqual([against])
  expect(reported('cases')?.findings).toEqual([])
  expect(profile()?.faults.map(({ row, finding }) => [row.id, finding.kind])).toEqual([
    ['me:rate:2021', 'rate_impossible'],
  ])
})

test('an aim stands beside what is reported for its end or later, or beside nothing', () => {
  expect(profile()?.aims.map(({ row, reached }) => [row.id, reached])).toEqual([['me:rate:2022', null]])
  const later = [...rows, said('me', 'rate', 2023, of(99, 100))]
  expect(profile({ rows: later })?.aims[0]?.reached?.id).toBe('me:rate:2023')
})

test('what the place says that it does not tell is kept, unless another row of that period tells it', () => {
  expect(profile()?.untold.map(({ row }) => row.missing_reason)).toEqual(['pending'])
  expect(profile({ rows: [...rows, said('me', 'lists', 2020, { id: 'more' })] })?.untold).toEqual([])
})

test('its own past is the value before, and a place that is not known has no profile', () => {
  const own = profile({ benchmark: 'own' })?.reported.find((one) => one.indicator.id === 'rate')
  expect(own?.placing.row.id).toBe('me:rate:2021')
  expect(own?.placing.others.map(({ id }) => id)).toEqual(['me:rate:2020'])
  expect(own?.placing.rank).toBeNull()
  expect(profileOf('nowhere', { rows, catalogue, benchmark: 'level', chosen: [], peers: [] })).toBeNull()
})

test('against its own past counts stand per head where both periods have residents, else by counts', () => {
  const own = (population: number | null) =>
    profile({
      benchmark: 'own',
      rows: [
        said('me', 'cases', 2019, { value: 100, population: 1_000_000 }),
        said('me', 'cases', 2020, { value: 200, population }),
      ],
    })?.reported[0]?.placing
  expect(own(2_000_000)).toMatchObject({ perHead: true, standing: { verdict: 'cannot_tell', benchmark: 1 } })
  expect(own(2_000_000)?.standing).not.toHaveProperty('byCounts')
  expect(own(null)).toMatchObject({ perHead: false, standing: { benchmark: 100, byCounts: true } })
  expect(own(null)?.standing.verdict).not.toBe('cannot_tell')
})

test('beside the benchmark, the newest value stands beside its own last one', () => {
  expect(reported('cases')?.past.others.map(({ id }) => id)).toEqual(['me:cases:2019'])
  expect(reported('cases')?.past.standing).toMatchObject({
    basis: 'own',
    verdict: 'cannot_tell',
    // Per 10,000 residents.
    benchmark: 7,
  })
})
