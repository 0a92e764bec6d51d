import { sayAcross } from '../../figures/laws.ts'
import { sayNote, sayPer10k, sayPeriod } from '../../figures/say.ts'
import { sayTitle } from '../../figures/titles.ts'
import type { Words } from '../../i18n/words.ts'
import { formatNumber } from '../../model/formats.ts'
import { lawsBetween, lawsWithin } from '../../model/laws.ts'
import { comparePeriods } from '../../model/periods.ts'
import type { Reported } from '../../model/profile.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { sayComputed } from './brief/sentence.ts'

/** How a value stands to what it is held against, in a few words: the verdict, the benchmark, or why there is none. */
export function sayStanding({ placing, indicator, row }: Reported, words: Words): string {
  const { standing, perHead } = placing
  const earlier =
    comparePeriods(placing.row, row) === 0
      ? []
      : [words.say('place.standing.of', { period: sayPeriod(placing.row, words) })]
  if (standing.verdict === 'unjudged' || standing.benchmark === null) {
    if (standing.why === 'few' && standing.others === 0) return words.say('place.why.nobody')
    const why = words.has(`place.why.${standing.why}.other`)
      ? `place.why.${standing.why}`
      : 'place.why.unlike'
    return [words.count(why, standing.others), ...(standing.others > 0 ? earlier : [])].join(
      words.say('list.comma'),
    )
  }
  const value = perHead
    ? sayPer10k(standing.benchmark, indicator, words)
    : sayComputed(standing.benchmark, indicator, words)
  return words.say('place.standing', {
    verdict: words.say(`place.verdict.${standing.verdict}`),
    against: words.count(`place.standing.${standing.basis}`, standing.others, { value }),
    more: [
      ...earlier,
      ...(standing.byCounts === true ? [words.say('place.standing.by_counts')] : []),
      ...(standing.basis === 'own' && standing.other !== undefined
        ? [
            ...lawsBetween(standing.other, placing.row, indicator).map((law) => sayAcross(law, words)),
            ...sayNoted([standing.other, placing.row], words),
          ]
        : []),
      ...(standing.dispersion === undefined
        ? []
        : [
            words.say('place.standing.dispersed', {
              phi: formatNumber(standing.dispersion, words.lang, 1, true),
            }),
          ]),
      ...(standing.why === undefined ? [] : [words.count(`place.why.${standing.why}`, standing.others)]),
    ]
      .map((text) => words.say('place.standing.more', { text }))
      .join(''),
  })
}

/** Whether a series rises or falls, or how many periods there are where that is not said. */
export function sayTrend({ judged, series, indicator }: Reported, words: Words): string {
  const { verdict, silence, comparable } = judged
  if (verdict !== null) {
    const way =
      indicator.measure === 'rank' && verdict.verdict !== 'untold'
        ? `rank_${verdict.verdict}`
        : verdict.verdict
    const rows = comparable.map(({ row }) => row)
    return withCautions(
      words.say('place.trend', { verdict: words.say(`trend.verdict.${way}`), count: comparable.length }),
      [...sayAcrossAll(rows, indicator, words), ...sayNoted(rows, words)],
      words,
    )
  }
  if (series.length < 2) return words.say('place.trend.one')
  return withCautions(
    words.say('place.trend.silent', {
      count: series.length,
      reason: words.say(`trend.silence.${silence ?? 'few'}`),
    }),
    sayAcrossAll(series, indicator, words),
    words,
  )
}

/** The laws that a series lies across: what they changed stands in the method. */
function sayAcrossAll(rows: readonly Observation[], indicator: Indicator, words: Words): string[] {
  return lawsWithin(rows, indicator).map((law) => sayAcross(law, words))
}

function withCautions(said: string, cautions: readonly string[], words: Words): string {
  return [said, ...cautions.map((text) => words.say('place.standing.more', { text }))].join('')
}

/** That values carry notes of their own, and how many of them. */
function sayNoted(rows: readonly Observation[], words: Words): string[] {
  const count = rows.filter((row) => sayNote(row, words) !== null).length
  return count === 0 ? [] : [words.count('place.noted', count)]
}

/** The publication that a number stands in, with the place in it. */
export function saySources(row: Observation, words: Words): string {
  const title = sayTitle(row.source_title, words)
  return row.locator === null ? title : `${title} ${row.locator}`
}
