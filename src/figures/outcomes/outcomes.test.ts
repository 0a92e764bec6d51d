import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Finding } from '../../model/findings.ts'
import type { Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import type { TableTwin, View } from '../figure.ts'
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
const view = (over: Partial<View> = {}): View => viewOf(catalogue, { lang: 'zh', ...over })
const row = (indicator_id: string, value: number, over: Partial<Observation> = {}) =>
  observation({ id: indicator_id, indicator_id, value, ...over })
const part = (indicator_id: string, value: number, of: string, over: Partial<Observation> = {}) =>
  row(indicator_id, value, { part_of: of, part_role: 'exhaustive', ...over })
const rowsOf = (rows: readonly Observation[], over: Partial<View> = {}): OutcomeRow[] =>
  showOutcomes(rows, view(over)).groups.flatMap((group) => [...group.rows])
const drawn = async (rows: readonly Observation[], over: Partial<View> = {}) => {
  const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
  return (await outcomes.open({}, ask)).draw(view({ lang: 'en', ...over }), wordsOf('en', en))
}
const cell = ({ columns, rows }: TableTwin, key: string, at: number) =>
  rows[at]?.[columns.findIndex((column) => column.key === key)]
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
      '“upheld” 13, which is 13.0\u202f% of the cases concluded; 87 are not accounted for.',
    )
    const brief = open.draw(view({ lang: 'en', brief: true }), words)
    expect(brief.summary).toContain('2 places give 2 sets of outcomes; 1 of these add')
    expect(brief.table.rows).toHaveLength(2)
  })

  test('leave an interval open where the total was rounded: 26,600 to the hundred less 3,669', async () => {
    const rows = [
      row(ORGAN, 26600, { rounded_to: 100 }),
      part('reconsideration.upheld', 3669, ORGAN, { part_role: 'of_which' }),
    ]
    expect(rowsOf(rows)[0]?.check).toMatchObject({ verdict: 'short', rest: { low: 22881, high: 22981 } })
    const { table, picture } = await drawn(rows)
    expect(cell(table, 'rest', 0)?.text).toBe('22,881 to 22,981')
    expect(JSON.stringify(picture?.option)).toContain('not accounted for: 22,881 to 22,981')
  })

  test('leave up to 12 open where an end is a lower bound, and give its share from where it begins', async () => {
    const rows = [
      row(ORGAN, 100),
      part('reconsideration.upheld', 60, ORGAN),
      part('reconsideration.terminated', 28, ORGAN, { value_kind: 'at_least' }),
    ]
    expect(rowsOf(rows)[0]?.check).toMatchObject({ verdict: 'open' })
    const { table, summary } = await drawn(rows)
    expect(cell(table, 'rest', 0)?.text).toBe('at most 12')
    expect(cell(table, 'share_decided', 2)).toEqual({ value: null, text: 'at least 28.0\u202f%' })
    expect(summary).toContain('0 of these add up')
  })

  test('say of four decided cases what one weighs: 25 points', async () => {
    const of = `${RESPONDENT}.cases`
    const rows = [row(of, 4), part(`${RESPONDENT}.upheld`, 3, of), part(`${RESPONDENT}.corrected`, 1, of)]
    const { picture, table } = await drawn(rows)
    expect(JSON.stringify(picture?.option)).toContain('n = 4; one case = 25 points')
    expect(picture?.legend.map(({ key }) => key)).toContain('few')
    expect(cell(table, 'one_case_decided', 1)?.value).toBe(25)
  })

  test("set one office's own cases apart from a whole area's, until they are compared anyway", async () => {
    const place = (id: string, over: Partial<Observation> = {}) => [
      row(ORGAN, 100, { id, jurisdiction_id: id, place_en: id, ...over }),
      part('reconsideration.upheld', 100, id, { id: `${id} upheld`, jurisdiction_id: id, ...over }),
    ]
    const office = { scope: 'own_office', body_id: 'office' } as const
    const rows = [...place('a'), ...place('b'), ...place('c', office)]
    const reasons = (over: Partial<View>) =>
      showOutcomes(rows, view(over)).groups.map(({ reason, rows: some }) => [reason, some.length])
    expect(reasons({})).toEqual([
      [null, 2],
      ['scope', 1],
    ])
    expect(reasons({ anyway: true })).toEqual([[null, 3]])
    const apart = await drawn(rows)
    expect(apart.notes.find(({ choice }) => choice?.anyway === true)?.text).toContain('c')
    const joined = await drawn(rows, { anyway: true })
    expect(joined.heeded.remark).toContain('another scope (own office): c')
    expect(cell(joined.table, 'choice', 4)?.value).toContain('compared')
  })

  test('never add a stock to a flow', () => {
    const stock = { period_kind: 'as_of', period_start: null } as const
    const rows = [
      row(ORGAN, 100),
      part('reconsideration.upheld', 60, ORGAN),
      part('reconsideration.terminated', 40, ORGAN, stock),
    ]
    expect(ends(rowsOf(rows)[0])).toEqual([['upheld', 60]])
  })

  test('name a part without a number, by its reason, and never as 0', async () => {
    const withheld = { value: null, value_kind: 'missing', missing_reason: 'withheld' } as const
    const rows = [
      row(ORGAN, 100),
      part('reconsideration.upheld', 60, ORGAN),
      part('reconsideration.revoked', 0, ORGAN, withheld),
    ]
    const { picture, table } = await drawn(rows)
    expect(rowsOf(rows)[0]?.check.verdict).toBe('open')
    expect(JSON.stringify(picture?.option)).toContain('revoked: ▪ withheld')
    expect(picture?.legend.map(({ key }) => key)).toContain('withheld')
    expect(cell(table, 'value', 2)?.value).toBeNull()
  })

  test('mark what the audit speaks against, and lead there', async () => {
    const rows = [row(ORGAN, 100), part('reconsideration.upheld', 60, ORGAN)]
    const finding: Finding = {
      kind: 'sum_does_not_close',
      ids: [ORGAN],
      jurisdiction_id: '330100',
      indicator_id: ORGAN,
      source_id: 'source',
      facts: {},
    }
    const { notes, picture, table } = await drawn(rows, {
      catalogue: { ...catalogue, flags: new Map([[ORGAN, [finding]]]) },
    })
    expect(notes.filter(({ kind }) => kind === 'flag').map(({ href }) => href)).toHaveLength(1)
    expect(JSON.stringify(picture?.option)).toContain('△')
    expect(cell(table, 'flag', 0)?.href).toMatch(/^#\/audit/)
    expect(cell(table, 'flag', 1)?.value).toBe('')
  })

  test('of levels that state nothing give way to all, and the note says so', async () => {
    const rows = [row(ORGAN, 100), part('reconsideration.upheld', 60, ORGAN)]
    const { notes, table } = await drawn(rows, { levels: ['township'] })
    expect(table.rows).toHaveLength(2)
    expect(notes[0]?.text).toContain('levels chosen')
  })

  test('of an unknown kind are other, not nothing', () => {
    expect(meaningOf('reconsideration.something_new')).toBe('other')
  })
})
