import { sayBetween } from '../../figures/laws.ts'
import { sayDay, sayIndicator, sayList, sayPeriod, sayPlace, sayValue } from '../../figures/say.ts'
import { benchmarkOf } from '../../model/benchmark.ts'
import { LAWS, lawsBetween } from '../../model/laws.ts'
import { periodKey } from '../../model/periods.ts'
import type { Work } from './worked.ts'

/** What the example is about; the page asks for these rows. */
export const ACROSS = { i: 'reconsideration.received', place: '110112', period: '2024' } as const

/** The laws with their days, and a number of one place before and after. */
export const workLaws: Work = ({ rows, catalogue }, words) => {
  const { i, place, period } = ACROSS
  const all = rows.get(i) ?? []
  const indicator = catalogue.indicators.get(i)
  const row = all.find(
    (one) => one.indicator_id === i && one.jurisdiction_id === place && periodKey(one) === period,
  )
  if (row === undefined || indicator === undefined) return null
  const standing = benchmarkOf(all, indicator, { benchmark: 'own', catalogue, chosen: [] })(row)
  const { other } = standing
  const [law] = other === undefined ? [] : lawsBetween(other, row, indicator)
  if (other === undefined || law === undefined) return null
  return {
    fill: {
      place: sayPlace(row, words),
      indicator: sayIndicator(indicator, words),
      period: sayPeriod(row, words),
      value: sayValue(row, indicator, words),
      past_period: sayPeriod(other, words),
      past_value: sayValue(other, indicator, words),
      verdict: words.say(`method.benchmark.${standing.verdict}`),
      clause: sayBetween(law, words),
    },
    table: {
      columns: ['method.laws.law', 'method.laws.since', 'method.laws.effect', 'method.laws.about'],
      rows: LAWS.map(({ id, in_force, roles }) => [
        words.say(`law.${id}`),
        sayDay(in_force, words),
        words.say(`law.${id}.effect`),
        sayList(
          roles.map((role) => words.say(`method.laws.role.${role}`)),
          words,
        ),
      ]),
    },
    observed: [row, other],
  }
}
