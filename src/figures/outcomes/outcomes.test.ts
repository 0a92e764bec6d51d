import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import type { View } from '../figure.ts'
import { outcomes } from './index.ts'
import { meaningOf } from './meanings.ts'
import { capacityOf, type OutcomeRow, showOutcomes } from './show.ts'

const ORGAN = 'reconsideration.concluded'
const RESPONDENT = 'reconsideration.respondent'
const DEFENDANT = 'litigation.defendant'
const outcome = (id: string) => indicator({ id, partition: 'outcome' })
const stage = (id: string) => indicator({ id, partition: 'stage' })
const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({ id: ORGAN }),
      outcome('reconsideration.upheld'),
      outcome('reconsideration.revoked'),
      outcome('reconsideration.terminated'),
      outcome('reconsideration.withdrawn'),
      outcome('reconsideration.direct_correction_count'),
      indicator({ id: `${RESPONDENT}.cases` }),
      outcome(`${RESPONDENT}.upheld`),
      outcome(`${RESPONDENT}.corrected`),
      outcome(`${RESPONDENT}.pending`),
      indicator({ id: `${DEFENDANT}.cases` }),
      stage(`${DEFENDANT}.concluded`),
      stage(`${DEFENDANT}.pending_first_instance`),
      stage(`${DEFENDANT}.first_instance_not_heard`),
      outcome(`${DEFENDANT}.won`),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(),
  flags: new Map(),
}
const view = (over: Partial<View> = {}): View => ({
  lang: 'zh',
  places: [],
  period: null,
  by: null,
  intervals: true,
  anyway: false,
  near: false,
  taken: [],
  hidden: [],
  levels: [],
  width: 900,
  theme: 'light',
  catalogue,
  ...over,
})
const row = (indicator_id: string, value: number, over: Partial<Observation> = {}) =>
  observation({ id: indicator_id, indicator_id, value, ...over })
const part = (indicator_id: string, value: number, of: string, over: Partial<Observation> = {}) =>
  row(indicator_id, value, { part_of: of, part_role: 'exhaustive', ...over })
const rowsOf = (rows: readonly Observation[], over: Partial<View> = {}): OutcomeRow[] =>
  showOutcomes(rows, view(over)).groups.flatMap((group) => [...group.rows])
const ends = (one: OutcomeRow | undefined) => one?.ends.map(({ meaning, value }) => [meaning, value])

describe('outcomes', () => {
  test('leave pending cases out of what shares are of: 3 upheld and 1 corrected of 4 decided, 2 of 6 pending', () => {
    const of = `${RESPONDENT}.cases`
    const [one] = rowsOf([
      row(of, 6),
      part(`${RESPONDENT}.upheld`, 3, of),
      part(`${RESPONDENT}.corrected`, 1, of),
      part(`${RESPONDENT}.pending`, 2, of),
    ])
    expect(ends(one)).toEqual([
      ['upheld', 3],
      ['corrected', 1],
    ])
    expect(one).toMatchObject({ decided: 4, rest: 0, few: true, around: null })
    expect(one?.pending.map(({ value }) => value)).toEqual([2])
  })

  test('find pending cases beside a total of decided ones: 18 won of 18, 2 more of 20 pending', () => {
    const all = `${DEFENDANT}.cases`
    const decided = `${DEFENDANT}.concluded`
    const rows = rowsOf([
      row(all, 20),
      part(decided, 18, all),
      part(`${DEFENDANT}.pending_first_instance`, 1, all),
      part(`${DEFENDANT}.first_instance_not_heard`, 1, all),
      part(`${DEFENDANT}.won`, 18, decided, { part_role: 'of_which' }),
    ])
    expect(rows.map(({ total }) => total.id)).toEqual([decided])
    expect(rows[0]).toMatchObject({ decided: 18, rest: 0 })
    expect(rows[0]?.around?.value).toBe(20)
    expect(rows[0]?.pending.length).toBe(2)
  })

  test('say what is not accounted for: 763 and 378 of 1,148 leave 7', () => {
    const [one] = rowsOf([
      row(ORGAN, 1148),
      part('reconsideration.upheld', 763, ORGAN),
      part('reconsideration.terminated', 378, ORGAN),
    ])
    expect(one).toMatchObject({ rest: 7, few: false })
  })

  test('do not add a sum of corrections to the kinds that it is made of', () => {
    const named = { part_role: 'of_which' as const }
    const upheld = part('reconsideration.upheld', 70, ORGAN, named)
    const corrected = part('reconsideration.direct_correction_count', 20, ORGAN, named)
    const revoked = part('reconsideration.revoked', 20, ORGAN, named)
    expect(ends(rowsOf([row(ORGAN, 100), upheld, corrected])[0])).toEqual([
      ['upheld', 70],
      ['corrected', 20],
    ])
    expect(ends(rowsOf([row(ORGAN, 100), upheld, corrected, revoked])[0])).toEqual([
      ['upheld', 70],
      ['revoked', 20],
    ])
  })

  test('keep the breakdown of one outcome out: withdrawn among the terminated is no second total', () => {
    const rows = rowsOf([
      row(ORGAN, 100),
      part('reconsideration.upheld', 60, ORGAN),
      part('reconsideration.terminated', 40, ORGAN),
      part('reconsideration.withdrawn', 10, 'reconsideration.terminated'),
    ])
    expect(rows.map(({ total }) => total.id)).toEqual([ORGAN])
  })

  test('are never shown of a total that is not stated', () => {
    const missing = { value: null, value_kind: 'missing', missing_reason: 'pending' } as const
    expect(rowsOf([row(ORGAN, 0, missing), part('reconsideration.upheld', 3, ORGAN)])).toEqual([])
  })

  test('put what closes before what does not, the greater first', () => {
    const place = (id: string, size: number, upheld: number) => [
      row(ORGAN, size, { id, jurisdiction_id: id }),
      part('reconsideration.upheld', upheld, id, { id: `${id} upheld`, jurisdiction_id: id }),
    ]
    const rows = rowsOf([...place('half', 900, 450), ...place('small', 10, 10), ...place('great', 500, 500)])
    expect(rows.map(({ total }) => total.id)).toEqual(['great', 'small', 'half'])
  })

  test.each([
    ['reconsideration.concluded', 'organ'],
    ['reconsideration.respondent.cases', 'respondent'],
    ['litigation.first_instance.concluded', 'court'],
    ['litigation.enforcement_petition.examined', 'enforcement_petition'],
    ['litigation.defendant.concluded', 'defendant'],
  ])('count %s in the capacity of %s', (id, capacity) => expect(capacityOf(id)).toBe(capacity))

  test('keep the two dismissals of a lawsuit apart, and mediation that is counted with withdrawals', () => {
    const suits = 'litigation.first_instance'
    expect(meaningOf(`${suits}.claims_dismissed`)).toBe('claims_dismissed')
    expect(meaningOf(`${suits}.rejected_or_dismissed`)).toBe('not_admitted')
    expect(meaningOf(`${suits}.mediated_or_withdrawn`)).toBe('mediated_or_withdrawn')
    expect(meaningOf('litigation.defendant.dismissed')).toBe('dismissed')
  })

  test('call no end the commonest where more cases are left open; a brief picture is counted whole', async () => {
    const place = (id: string, upheld: number) => [
      row(ORGAN, 100, { id, jurisdiction_id: id, place_en: id }),
      part('reconsideration.upheld', upheld, id, { id: `${id} upheld`, jurisdiction_id: id, place_en: id }),
    ]
    const rows = [...place('full', 100), ...place('open', 13)]
    const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
    const words = wordsOf('en', en)
    const open = await outcomes.open({}, ask)
    const { summary } = open.draw(view({ lang: 'en', places: ['open'] }), words)
    expect(summary).toContain(
      '“upheld” 13, which is 13.0\u202f% of the cases decided; 87 are not accounted for.',
    )
    const brief = open.draw(view({ lang: 'en', brief: true }), words)
    expect(brief.summary).toContain('2 places give 2 sets of outcomes; 1 of these add')
    expect(brief.table.rows).toHaveLength(2)
  })

  test('of an unknown kind are other, not nothing', () => {
    expect(meaningOf('reconsideration.something_new')).toBe('other')
  })
})
