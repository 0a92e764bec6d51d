import { sayAmount } from '../../figures/matrix/say.ts'
import { sayBase, sayIndicator, sayPeriod, sayPlace, sayValue } from '../../figures/say.ts'
import { benchmarkOf } from '../../model/benchmark.ts'
import { perTenThousand } from '../../model/perhead.ts'
import { periodKey } from '../../model/periods.ts'
import type { Work } from './worked.ts'

/** What the examples of the benchmark are about; the page asks for these rows. */
const GROUP = { i: 'reconsideration.accepted', place: '420000', period: '2019' }
const OWN = { i: 'litigation.loss_rate', place: '440000', period: '2020' }

/** A count per head against the median of its level, and a rate against its own year before. */
export const workBenchmark: Work = ({ rows, catalogue }, words) => {
  const held = ({ i, place, period }: typeof GROUP, benchmark: string, by: 'count' | 'per10k') => {
    const all = rows.get(i) ?? []
    const indicator = catalogue.indicators.get(i)
    const row = all.find(
      (one) => one.indicator_id === i && one.jurisdiction_id === place && periodKey(one) === period,
    )
    if (row === undefined || indicator === undefined) return null
    const standing = benchmarkOf(all, indicator, { benchmark, catalogue, chosen: [], by })(row)
    return { row, indicator, standing }
  }
  const group = held(GROUP, 'level', 'per10k')
  const own = held(OWN, 'own', 'count')
  if (group === null || own === null || own.standing.other === undefined) return null
  const { benchmark, low, high, others, verdict } = group.standing
  const at = perTenThousand(group.row)
  if (benchmark === null || low === null || high === null || at === null) return null
  const amount = (value: number) => sayAmount(value, group.indicator, 'per10k', words)
  const before = own.standing.other
  return {
    fill: {
      place: sayPlace(group.row, words),
      period: sayPeriod(group.row, words),
      indicator: sayIndicator(group.indicator, words),
      value: amount(at),
      others,
      median: amount(benchmark),
      low: amount(low),
      high: amount(high),
      verdict: words.say(`method.benchmark.${verdict}`),
      own_place: sayPlace(own.row, words),
      own_indicator: sayIndicator(own.indicator, words),
      own_period: sayPeriod(own.row, words),
      own_value: `${sayValue(own.row, own.indicator, words)} ${sayBase(own.row, words)}`,
      past_period: sayPeriod(before, words),
      past_value: `${sayValue(before, own.indicator, words)} ${sayBase(before, words)}`,
      own_verdict: words.say(`method.benchmark.${own.standing.verdict}`),
    },
    observed: [group.row, own.row, before],
  }
}
