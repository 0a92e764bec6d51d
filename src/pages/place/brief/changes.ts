import { sayBetween, sayLaws } from '../../../figures/laws.ts'
import { sayIndicator, sayPeriod } from '../../../figures/say.ts'
import type { Words } from '../../../i18n/words.ts'
import type { Holding } from '../../../model/benchmark.ts'
import { distinct } from '../../../model/collect.ts'
import { formatNumber } from '../../../model/formats.ts'
import { LAWS, lawsBetween } from '../../../model/laws.ts'
import { isDivisible } from '../../../model/perhead.ts'
import type { Reported } from '../../../model/profile.ts'
import { rateInterval } from '../../../model/statistics.ts'
import type { Indicator, Observation } from '../../../model/types.ts'
import {
  type Asked,
  NAMED,
  noteSentences,
  type Sentence,
  sayDivided,
  sayNamed,
  sayRemark,
  sayStated,
  sentence,
} from './sentence.ts'

/**
 * Chance is reckoned in two ways: cases are independent of each other (their counts per head, or as they are where
 * residents are not known), or at least the outcomes of cases are.
 */
const KINDS = ['rate', 'count', 'own_count'] as const

function kindOf({ past, indicator }: Reported): (typeof KINDS)[number] {
  if (indicator.measure !== 'count') return 'rate'
  return past.standing.byCounts === true ? 'own_count' : 'count'
}

/**
 * What changed against the place’s own last value by more than chance, one sentence for each way: rates with n and d,
 * counts of independent events. `adverse`: what runs against what is better.
 */
export function changesOf(reported: readonly Reported[], adverse: boolean, asked: Asked): Sentence[] {
  const { words } = asked
  const verdicts = adverse ? (['worse'] as const) : (['better', 'higher', 'lower'] as const)
  const ways = verdicts.flatMap((verdict) => KINDS.map((kind) => ({ verdict, kind })))
  return ways.flatMap(({ verdict, kind }): Sentence[] => {
    const list = reported.filter(
      (one) =>
        one.past.standing.verdict === verdict &&
        kind === kindOf(one) &&
        one.row.value_kind === 'exact' &&
        isTested(one.row, one.past, one.indicator),
    )
    if (list.length === 0) return []
    const items = list.map(({ indicator, row, past }) =>
      words.say('brief.change.item', {
        indicator: sayIndicator(indicator, words),
        now: at(row, indicator, words, kind === 'count'),
        before: past.others.map((one) => at(one, indicator, words, kind === 'count')).join(),
      }),
    )
    const rests = list.slice(0, NAMED).flatMap(({ row, past }) => [row, ...past.others])
    return [
      sentence(
        'change',
        words.say(`brief.change.${verdict}`, {
          chance: words.say(`brief.chance.${kind}`),
          items: sayNamed(items, words),
        }) +
          sayRemarks(list.slice(0, NAMED), asked) +
          sayAcross(list.slice(0, NAMED), words),
        rests,
      ),
    ]
  })
}

/** Clauses as sentences behind another one. */
export function saySentences(clauses: readonly string[], words: Words): string {
  return clauses
    .map((clause) => `${words.say('sentence.space')}${words.say('brief.across', { clause })}`)
    .join('')
}

/** Which changes of law stand between the values of a list and those before, each once with the indicators. */
function sayAcross(list: readonly Reported[], words: Words): string {
  const across = LAWS.flatMap((law) => {
    const found = list.filter(({ row, past, indicator }) =>
      past.others.some((one) => lawsBetween(one, row, indicator).includes(law)),
    )
    const items = distinct(found.map(({ indicator }) => sayIndicator(indicator, words)))
    return found.length === 0
      ? []
      : [
          words.say('brief.across.items', {
            items: items.join(words.say('brief.between')),
            clause: sayBetween(law, words),
          }),
        ]
  })
  return saySentences(across, words)
}

/** What is noted of one of the two values alone: they may differ in what was counted. */
function sayRemarks(list: readonly Reported[], asked: Asked): string {
  return list
    .flatMap(({ row, past, indicator }) =>
      past.others.map(
        (before) => sayNoted(before, row, indicator, asked) + sayNoted(row, before, indicator, asked),
      ),
    )
    .join('')
}

/** What is noted of a value and not of the other, with its name and period. */
export function sayNoted(one: Observation, other: Observation, indicator: Indicator, asked: Asked): string {
  const { words } = asked
  const note = sayRemark(one, asked, noteSentences(other, words)).trim()
  const fill = { indicator: sayIndicator(indicator, words), period: sayPeriod(one, words), note }
  return note === '' ? '' : `${words.say('sentence.space')}${words.say('brief.change.remark', fill)}`
}

/** Whether the difference from its own last value was tested, not only read off. */
function isTested(row: Observation, { others: [before] }: Holding, indicator: Indicator): boolean {
  if (before === undefined) return false
  return isDivisible(indicator)
    ? before.value_kind === 'exact'
    : rateInterval(row, indicator) !== null && rateInterval(before, indicator) !== null
}

function at(row: Observation, indicator: Indicator, words: Words, perHead: boolean): string {
  const divided = perHead ? sayDivided(row, indicator, words) : ''
  return words.say('brief.at', {
    period: sayPeriod(row, words),
    value: `${sayStated(row, indicator, words)}${divided}`,
  })
}

/** A trend that the test tells; `adverse`: one that runs against what is better. */
export function trendOf({ indicator, judged }: Reported, adverse: boolean, asked: Asked): Sentence[] {
  const { words } = asked
  const { verdict, comparable } = judged
  const first = comparable[0]?.row
  const last = comparable[comparable.length - 1]?.row
  if (verdict === null || verdict.verdict === 'untold' || first === undefined || last === undefined) return []
  const good = indicator.polarity === 'higher_is_better' ? 'rising' : 'falling'
  const isAdverse = indicator.polarity !== 'none' && verdict.verdict !== good
  if (isAdverse !== adverse) return []
  const way = indicator.measure === 'rank' ? `rank_${verdict.verdict}` : verdict.verdict
  return [
    sentence(
      'trend',
      words.say('brief.trend', {
        indicator: sayIndicator(indicator, words),
        way: words.say(`brief.trend.${way}`),
        first: words.say('brief.at', {
          period: sayPeriod(first, words),
          value: sayStated(first, indicator, words),
        }),
        last: words.say('brief.at', {
          period: sayPeriod(last, words),
          value: sayStated(last, indicator, words),
        }),
        count: verdict.points,
        p:
          verdict.p < 0.001
            ? words.say('brief.p.least')
            : words.say('brief.p', { p: formatNumber(verdict.p, words.lang, 3) }),
      }) +
        sayAllNotes(
          comparable.map(({ row }) => row),
          asked,
        ) +
        saySentences(
          sayLaws(
            comparable.map(({ row }) => row),
            indicator,
            words,
          ),
          words,
        ),
      [first, last],
    ),
  ]
}

/** What is noted of any of the values of a series, each sentence once. */
function sayAllNotes(rows: readonly Observation[], asked: Asked): string {
  const said: string[] = []
  return rows
    .map((row) => {
      const remark = sayRemark(row, asked, said)
      said.push(...noteSentences(row, asked.words))
      return remark
    })
    .join('')
}
