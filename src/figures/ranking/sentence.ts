import type { Words } from '../../i18n/words.ts'
import { formatNumber, formatPerHead, withUnit } from '../../model/formats.ts'
import { perHeadScale } from '../../model/perhead.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { isRate } from '../../model/values.ts'
import type { View } from '../figure.ts'
import { isMove, sayIndicator, sayList, sayMove, sayPeriod, sayUnitBy, sayValue } from '../say.ts'
import { sayWho } from '../who.ts'
import type { Ranked, RankingShown } from './show.ts'

/** Two names are said in full; of more, the first that is chosen or stands first, and how many they are. */
const NAMED = 2

/** The answer with its doubt: the ends as stated, how many pairs can be told apart, and by what. */
export function sayRanking(shown: RankingShown, view: View, words: Words): string {
  const { indicator, main } = shown
  if (indicator !== null && shown.targets.length > 0) return sayTargets(shown.targets, indicator, words)
  if (indicator === null || (main.length === 0 && shown.groups.length === 0))
    return words.say('figure.nothing')
  const levels = [...main.filter(({ at }) => at !== null)].sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
  const [highest] = levels
  const lowest = levels[levels.length - 1]
  if (highest === undefined || lowest === undefined)
    return sayMoves(shown, words) ?? words.say(`ranking.summary.${main.length > 0 ? 'missing' : 'unlike'}`)
  const value = (one: Ranked) => sayAt(one, shown.by, words)
  const place = (one: Ranked) => sayEqual(one, levels, indicator, view, words)
  if (highest === lowest)
    return words.say('ranking.summary.one', {
      place: sayWho(highest.row, words),
      period: sayPeriod(highest.row, words),
      value: value(highest),
    })
  const same = sayKey(highest) === sayKey(lowest)
  const bounds = levels.filter(({ row }) => row.value_kind !== 'exact').length
  const together = levels.some((one) => one.joined !== null) ? 'anyway' : 'alike'
  return [
    same
      ? words.say(`ranking.summary.same.${together}`, { count: levels.length, value: value(highest) })
      : words.say(`ranking.summary.${together}`, {
          count: levels.length,
          high: place(highest),
          high_value: value(highest),
          low: place(lowest),
          low_value: value(lowest),
        }),
    ...(same ? [] : sayRanks(shown, indicator, levels, words)),
    ...(bounds === 0 ? [] : [words.count('ranking.summary.bounds', bounds)]),
    ...sayYears(levels, words),
  ].join(words.say('sentence.space'))
}

/** How many pairs can be told apart, by what, and whether the ends can. */
function sayRanks(
  { compared, by }: RankingShown,
  indicator: Indicator,
  levels: readonly Ranked[],
  words: Words,
): string[] {
  if (compared === null) return []
  const { pairs, tested, apart, told } = compared
  const number = (x: number) => formatNumber(x, words.lang)
  const fill = { pairs: number(pairs), tested: number(tested), apart: number(apart), told: number(told) }
  if (tested === pairs && pairs === 1) return [words.say(`ranking.pair.${told === 1 ? 'apart' : 'open'}`)]
  // Cases that come in batches vary more than the interval of a count says: no more is claimed than it holds.
  const all = by === 'per10k' ? 'ranking.pairs.tested.per10k' : 'ranking.pairs.tested'
  if (tested === pairs) return [words.say(all, fill), ...sayEnds(levels, words)]
  const unknown = indicator.interval === 'wilson' && isRate(indicator)
  const basis = tested > 0 ? 'mixed' : unknown ? 'unknown' : 'stated'
  return [words.count(`ranking.pairs.${basis}`, pairs, fill), ...sayEnds(levels, words)]
}

/** That it can't be told which is the highest, or the lowest, where values that may be it differ. */
function sayEnds(levels: readonly Ranked[], words: Words): string[] {
  const open = (some: readonly Ranked[]) => (new Set(some.map(sayKey)).size > 1 ? some.length : 0)
  const first = open(levels.filter(({ rank }) => rank?.from === 1))
  const last = open(levels.filter(({ rank }) => rank?.to === levels.length))
  if (first === 0 && last === 0) return []
  return [words.say(`ranking.ends.${last === 0 ? 'first' : first === 0 ? 'last' : 'both'}`, { first, last })]
}

/** What only rose or fell, where nothing has a level; null where there is none. */
function sayMoves({ groups }: RankingShown, words: Words): string | null {
  const moves = groups.flatMap(({ ranked }) => ranked).filter(({ row, indicator }) => isMove(row, indicator))
  if (moves.length === 0) return null
  const said = moves.slice(0, NAMED + 1).map(({ row, indicator }) =>
    words.say('ranking.target', {
      place: sayWho(row, words),
      period: sayPeriod(row, words),
      value: sayMove(row, indicator, words),
    }),
  )
  return words.count('ranking.summary.moves', moves.length, { moves: sayList(said, words) })
}

/** What makes two values equal: the number they stand by, and how firmly it is stated. */
function sayKey({ at, row }: Ranked): string {
  return `${at} ${row.value_kind}`
}

/** The places that state the same number as this one, the chosen first. */
export function sayEqual(
  one: Ranked,
  levels: readonly Ranked[],
  indicator: Indicator,
  view: View,
  words: Words,
): string {
  const equal = levels.filter((other) => sayKey(other) === sayKey(one))
  const chosen = equal.filter(({ row }) => view.places.includes(row.jurisdiction_id))
  const names = [...chosen, ...equal.filter((other) => !chosen.includes(other))].map((other) =>
    sayWhose(other, indicator, words),
  )
  return names.length <= NAMED
    ? sayList(names, words)
    : words.say('ranking.several', { place: names[0] ?? '', count: names.length })
}

/** Whose number it is; and what it is of, where that is not what was asked for. */
function sayWhose({ row, indicator: own }: Ranked, asked: Indicator, words: Words): string {
  const place = sayWho(row, words)
  return own.id === asked.id
    ? place
    : words.say('ranking.other', { place, indicator: sayIndicator(own, words) })
}

/** That the periods are of different years, where they are. */
export function sayYears(levels: readonly Ranked[], words: Words): string[] {
  const years = levels.map(({ row }) => row.period_end.slice(0, 4)).sort()
  const [from = ''] = years
  const to = years[years.length - 1] ?? from
  return from === to ? [] : [words.say('ranking.summary.years', { from, to })]
}

function sayTargets(targets: readonly Observation[], indicator: Indicator, words: Words): string {
  return words.say('ranking.summary.targets', {
    targets: sayList(
      targets.map((row) =>
        words.say('ranking.target', {
          place: sayWho(row, words),
          period: sayPeriod(row, words),
          value: sayValue(row, indicator, words),
        }),
      ),
      words,
    ),
  })
}

/** A value as it is placed, with its unit: as stated, or per 10,000 residents. */
export function sayAt(one: Ranked, by: 'count' | 'per10k', words: Words): string {
  if (by === 'count' || one.at === null) return sayValue(one.row, one.indicator, words)
  return sayPerHead(one, sayUnitBy(one.indicator, 'per10k', words), words)
}

/** A count per 10,000 residents, as firm as the count was stated. */
export function sayPerHead({ row, at }: Ranked, unit: string, words: Words): string {
  if (at === null) return ''
  const number = (x: number) => withUnit(formatPerHead(x, words.lang), unit, words.lang)
  switch (row.value_kind) {
    case 'at_least':
    case 'at_most':
    case 'about':
      return words.say(`value.${row.value_kind}`, { value: number(at) })
    case 'range': {
      const per = perHeadScale(row, 'per10k')
      return words.say('value.range', {
        value: formatPerHead((row.value ?? 0) * per, words.lang),
        high: number((row.value_high ?? row.value ?? 0) * per),
      })
    }
    default:
      return number(at)
  }
}

/**
 * From which to which rank: 2–5, or one of them where they are equal; in brackets where not all was tested and
 * ranks go by what was stated. Empty where it is not ranked.
 */
export function sayRank({ rank }: Ranked, { compared }: RankingShown, words: Words): string {
  if (rank === null || compared === null) return ''
  const range =
    rank.from === rank.to ? String(rank.from) : words.say('rank.range', { from: rank.from, to: rank.to })
  return compared.tested === compared.pairs ? range : words.say('rank.stated', { range })
}

/** Whether ranks say more than the order does: some were tested, or some values share them. */
export function ranksTell({ compared, main }: RankingShown): boolean {
  if (compared === null) return false
  return compared.tested > 0 || main.some(({ rank }) => rank !== null && rank.from !== rank.to)
}
