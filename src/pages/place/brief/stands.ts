import { sayLawsBetween } from '../../../figures/laws.ts'
import { sayPer10k, sayPeriod } from '../../../figures/say.ts'
import type { Words } from '../../../i18n/words.ts'
import { GROUPS } from '../../../model/benchmark.ts'
import { sorted } from '../../../model/collect.ts'
import { formatNumber } from '../../../model/formats.ts'
import type { Placing, Reported } from '../../../model/profile.ts'
import { rateInterval } from '../../../model/statistics.ts'
import { tallyOf } from '../../../model/tally.ts'
import type { Indicator } from '../../../model/types.ts'
import { changesOf, sayNoted, saySentences, trendOf } from './changes.ts'
import {
  type Asked,
  byCommonness,
  type Sentence,
  sayComputed,
  sayDivided,
  sayNumber,
  sayRemark,
  sayStated,
  sentence,
} from './sentence.ts'

/**
 * What stands out and how sure: what is told to be better than the benchmark, or to be higher or lower where neither
 * is good; trends; changes against its own last value. What is worse is in `attentionOf`.
 */
export function standsOf(asked: Asked): Sentence[] {
  const ordered = sorted(asked.profile.reported, byCommonness)
  return [
    ...ordered.flatMap((one) => verdictOf(one, ['better', 'higher', 'lower'], asked)),
    ...ordered.flatMap((one) => trendOf(one, false, asked)),
    ...(asked.benchmark === 'own' ? [] : changesOf(ordered, false, asked)),
  ]
}

/** How many were held against enough others without a verdict, and how many could not be: said once, at the end. */
export function untoldOf({ profile, benchmark, words }: Asked): Sentence[] {
  const { judged, told, count } = tallyOf(profile)
  if (count === 0) return []
  const kind = benchmark === 'own' ? 'own' : GROUPS.some((group) => group === benchmark) ? 'group' : 'place'
  const fill = {
    judged,
    told,
    untold: judged - told,
    unjudged: count - judged,
    count,
  }
  const key = judged === 0 ? 'none' : 'some'
  return [sentence('untold', words.say(`brief.untold.${kind}.${key}`, fill), [])]
}

/** The verdict against the benchmark, if it is one of those asked for. */
export function verdictOf(
  one: Reported,
  verdicts: readonly Placing['standing']['verdict'][],
  asked: Asked,
): Sentence[] {
  const { words } = asked
  const { indicator, placing } = one
  const { standing, row, others } = placing
  if (!verdicts.includes(standing.verdict) || standing.benchmark === null) return []
  const divided = placing.perHead ? sayDivided(row, indicator, words) : ''
  return [
    sentence(
      `verdict.${standing.verdict}`,
      words.say('brief.verdict', {
        what: `${sayNumber(row, indicator, words)}${divided}`,
        verdict: words.say(`brief.verdict.${standing.verdict}`),
        against: sayAgainst(placing, indicator, asked),
        sure: saySure(placing, indicator, asked),
        rank: sayRanked(placing, words),
        neutral: indicator.polarity === 'none' ? words.say('brief.neutral') : '',
      }) +
        sayRemark(row, asked) +
        (standing.basis === 'own'
          ? others
              .map(
                (one) =>
                  sayNoted(one, row, indicator, asked) +
                  saySentences(sayLawsBetween(one, row, indicator, words), words),
              )
              .join('')
          : ''),
      // Of a group the value itself is cited; who else is in it stands in the figure.
      others.length === 1 ? [row, ...others] : [row],
    ),
  ]
}

function sayAgainst(
  { standing, others, perHead }: Placing,
  indicator: Indicator,
  { words, benchmark, other }: Asked,
): string {
  const value = perHead
    ? sayPer10k(standing.benchmark ?? 0, indicator, words)
    : sayComputed(standing.benchmark ?? 0, indicator, words)
  if (standing.basis === 'own') {
    const [past] = others
    const divided = perHead && past !== undefined ? sayDivided(past, indicator, words) : ''
    return words.say('brief.against.own', {
      value: past === undefined ? value : `${sayStated(past, indicator, words)}${divided}`,
      period: past === undefined ? '' : sayPeriod(past, words),
    })
  }
  if (standing.basis === 'place') return words.say('brief.against.place', { place: other, value })
  return words.count(`brief.against.${standing.basis}`, standing.others, {
    group: words.say(`place.group.${benchmark}`),
    value,
  })
}

/** On what the verdict rests: a test of the difference, the interval of the median, or what was stated. */
function saySure(
  { row, standing, others, perHead }: Placing,
  indicator: Indicator,
  { words }: Asked,
): string {
  const [other] = others
  const byRates =
    rateInterval(row, indicator) !== null &&
    (standing.basis === 'pooled' ||
      standing.basis === 'median' ||
      (other !== undefined && rateInterval(other, indicator) !== null))
  if (standing.basis === 'own' && standing.asStated === true) return words.say('brief.sure.stated')
  if (standing.byCounts === true) return words.say('brief.chance.own_count')
  if (perHead) return words.say('brief.chance.count')
  if (byRates) return `${words.say('brief.chance.rate')}${sayDispersion(standing, words)}`
  if (standing.basis !== 'median' || standing.low === null || standing.high === null)
    return words.say('brief.sure.stated')
  return words.say('brief.sure.median', {
    low: sayComputed(standing.low, indicator, words),
    high: sayComputed(standing.high, indicator, words),
  })
}

/** That the places differ among each other by more than chance, so that to be told is not to stand out. */
function sayDispersion({ dispersion }: Placing['standing'], words: Words): string {
  return dispersion === undefined
    ? ''
    : words.say('brief.dispersed', { phi: formatNumber(dispersion, words.lang, 1, true) })
}

/** From which to which rank, as a clause; empty where there is none or it tells nothing. */
function sayRanked({ rank, ranked }: Placing, words: Words): string {
  if (rank === null || (rank.from === 1 && rank.to === ranked)) return ''
  const key = rank.from === rank.to ? 'one' : 'range'
  const text = words.say(`brief.rank.${key}`, { from: rank.from, to: rank.to, count: ranked })
  const basis = rank.basis === 'tested' ? '' : words.say('brief.rank.stated')
  return `${words.say('list.semicolon')}${text}${basis}`
}
