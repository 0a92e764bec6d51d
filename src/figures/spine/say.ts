import type { Words } from '../../i18n/words.ts'
import { formatNumber, formatPerHead, withUnit } from '../../model/formats.ts'
import { lawsBetween } from '../../model/laws.ts'
import { perTenThousand } from '../../model/perhead.ts'
import { comparePeriods } from '../../model/periods.ts'
import type { Reported } from '../../model/profile.ts'
import { toldOf } from '../../model/tally.ts'
import { isRate } from '../../model/values.ts'
import { sayAcross } from '../laws.ts'
import { sayInterval, sayPeriod, sayUnit, sayValue } from '../say.ts'
import type { SpineRow } from './show.ts'

/** A number of a row’s scale: in the indicator’s unit, or per 10,000 residents; `narrow`: with as few words as will do. */
export function sayOnScale(value: number, reported: Reported, words: Words, narrow = false): string {
  const unit = sayUnit(reported.indicator, words)
  const number = sayBare(value, reported, words)
  if (unit === '%') return number
  const per10k = narrow ? 'spine.per10k.narrow' : 'unit.per10k'
  return withUnit(number, reported.placing.perHead ? words.say(per10k, { unit }) : unit, words.lang)
}

/** The same without its unit; per cent keep their sign. */
function sayBare(value: number, { indicator, placing }: Reported, words: Words): string {
  if (placing.perHead) return formatPerHead(value, words.lang)
  const number = formatNumber(value, words.lang, isRate(indicator) || !Number.isInteger(value) ? 1 : 0)
  return sayUnit(indicator, words) === '%' ? withUnit(number, '%', words.lang) : number
}

/** The place’s own value as it stands in the row, and its interval where it has one. */
export function sayFirm({ reported }: SpineRow, words: Words, narrow = false): string[] {
  const { indicator, placing } = reported
  const { row, perHead } = placing
  const per = perTenThousand(row)
  const value =
    perHead && per !== null ? sayOnScale(per, reported, words, narrow) : sayValue(row, indicator, words)
  return [value, ...sayInterval(row, indicator, perHead ? 'per10k' : 'count', words)]
}

/**
 * How many others there are, from what to what, their benchmark, and of which period. `brief`: without their ends,
 * and only a period that is not the newest.
 */
export function sayOthers({ reported, range }: SpineRow, words: Words, brief = false): string {
  const { placing, row } = reported
  const { standing, others } = placing
  const isNewest = comparePeriods(placing.row, row) === 0
  const one = others.length === 1
  const fill = {
    low: one ? sayOnScale(range.low, reported, words, brief) : sayBare(range.low, reported, words),
    high: sayOnScale(range.high, reported, words),
    period: sayPeriod(placing.row, words),
    benchmark: standing.benchmark === null ? '' : sayBare(standing.benchmark, reported, words),
  }
  const key = one ? 'spine.other' : brief ? 'spine.count' : 'spine.others'
  return [
    words.count(key, others.length, fill),
    ...(standing.benchmark === null || one ? [] : [words.say(`spine.basis.${standing.basis}`, fill)]),
    ...(!isNewest ? [words.say('spine.earlier', fill)] : brief ? [] : [fill.period]),
  ].join(words.say('list.semicolon'))
}

/** The verdict in words, or why there is none. */
export function sayVerdict(reported: Reported, benchmark: string, words: Words): string {
  const { placing, indicator } = reported
  const { standing, row } = placing
  if (toldOf(reported) === 'undivided') return words.say('spine.undivided')
  const said = words.say(standing.verdict === 'unjudged' ? 'spine.unjudged' : 'spine.verdict', {
    verdict: words.say(`spine.verdict.${standing.verdict}`),
    against: words.say(words.has(`spine.vs.${benchmark}`) ? `spine.vs.${benchmark}` : 'spine.vs.place'),
  })
  if (standing.basis !== 'own' || standing.other === undefined) return said
  // What matters to a comparison with its own past alone.
  return [
    said,
    ...(standing.byCounts === true ? [words.say('spine.by_counts')] : []),
    ...lawsBetween(standing.other, row, indicator).map((law) => sayAcross(law, words)),
  ].join(words.say('list.semicolon'))
}
