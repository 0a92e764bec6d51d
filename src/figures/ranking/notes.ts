import type { Words } from '../../i18n/words.ts'
import { distinct, groupBy } from '../../model/collect.ts'
import { UNLIKE_REASONS, type UnlikeReason } from '../../model/comparability.ts'
import type { Note, View } from '../figure.ts'
import {
  anywayNotes,
  cautions,
  contradictions,
  flagNotes,
  leftOut,
  sayUnlike,
  type Unlike,
} from '../notes.ts'
import { sayDay, sayIndicator, sayList, sayPeriod, sayPeriodKey, sayPlace } from '../say.ts'
import type { Ranked, RankingGroup, RankingShown } from './show.ts'

/** What a rank from–to is worth: of rates, and of counts per head, whose chance is less well known. */
const RANKS_NOTE = { count: 'ranking.note.ranks', per10k: 'ranking.note.ranks.per10k' } as const

/** What is missing, unlike, flagged or to be known of a ranking, the weightiest first. */
export function rankingNotes(shown: RankingShown, view: View, words: Words): Note[] {
  const { indicator } = shown
  if (indicator === null) return []
  const ranked = shown.groups.flatMap((group) => group.ranked)
  const rows = ranked.flatMap(({ row, others }) => [row, ...others])
  return [
    ...absent(shown, words),
    ...leftOut(shown.left, words),
    ...instead(ranked, words),
    ...anywayNotes([], joinedOf(ranked), words),
    ...flagNotes(rows, view, words),
    ...ranked.flatMap((one) => contradictions([one], one.indicator, words, view.taken)),
    ...anywayNotes(shown.groups.flatMap(apartOf), [], words),
    ...elsewhere(shown, words),
    ...shown.groups.flatMap((group) => undividedGroup(group, words)),
    ...(shown.undivided ? [caution('ranking.note.undivided', words)] : []),
    ...(shown.sized ? [caution('ranking.note.sized', words)] : []),
    ...(shown.compared !== null && shown.compared.tested > 0
      ? [{ ...caution(RANKS_NOTE[shown.by], words), href: '#/method?s=ranks' }]
      : []),
    ...(shown.by === 'per10k' ? residents(shown.main, words) : []),
    ...cautions([...ranked.map(({ row }) => row), ...shown.targets], words, view.places),
  ]
}

/** Why a group stands apart, in words. */
export function headingOf(group: RankingGroup, words: Words): string {
  const [first] = group.ranked
  return words.say(`apart.${group.reason ?? 'none'}`, {
    indicator: sayIndicator(group.indicator, words),
    scope: first === undefined ? '' : words.say(`scope.${first.row.scope}`),
    body: first === undefined ? '' : words.say(`body_kind.${first.row.body_kind}`),
  })
}

/** Why a value is unlike the others or not divided, wherever it stands; empty where it is neither. */
export function whyApart(one: Ranked, group: RankingGroup, words: Words): string {
  const reason = one.joined ?? group.reason
  if (reason === null) return ''
  return isUnlike(reason)
    ? sayUnlike({ row: one.row, reason, indicator: one.indicator }, words)
    : headingOf(group, words)
}

function isUnlike(reason: NonNullable<RankingGroup['reason']>): reason is UnlikeReason {
  const unlike: readonly string[] = UNLIKE_REASONS
  return unlike.includes(reason)
}

function caution(key: string, words: Words): Note {
  return { kind: 'caution', text: words.say(key) }
}

function absent({ absent: asked, period }: RankingShown, words: Words): Note[] {
  if (asked === null || period === null) return []
  const fill = { asked: sayPeriodKey(asked, words), period: sayPeriodKey(period, words) }
  return [{ kind: 'missing', text: words.say('ranking.absent', fill) }]
}

/** Whose nearest period is shown instead of the one asked for, and the way back. */
function instead(ranked: readonly Ranked[], words: Words): Note[] {
  const byPlace = groupBy(
    ranked.filter((one) => one.instead),
    ({ row }) => sayPlace(row, words),
  )
  const places = [...byPlace].map(([place, list]) =>
    words.say('ranking.elsewhere.place', {
      place,
      periods: sayList(distinct(list.map(({ row }) => sayPeriod(row, words))), words),
    }),
  )
  if (places.length === 0) return []
  return [
    {
      kind: 'missing',
      text: words.count('ranking.near', places.length, { places: sayList(places, words) }),
      choice: { label: words.say('near.back'), near: false },
    },
  ]
}

function joinedOf(ranked: readonly Ranked[]): Unlike[] {
  return ranked.flatMap(({ row, joined, indicator }) =>
    joined === null ? [] : [{ row, reason: joined, indicator }],
  )
}

function apartOf({ reason, ranked }: RankingGroup): Unlike[] {
  return reason === null || !isUnlike(reason)
    ? []
    : ranked.map(({ row, indicator }) => ({ row, reason, indicator }))
}

/** Places with other periods only; where one of these is near enough, the choice to show it. */
function elsewhere({ elsewhere: list, nearby }: RankingShown, words: Words): Note[] {
  if (list.length === 0) return []
  const places = list.map(({ row, periods }) =>
    words.say('ranking.elsewhere.place', {
      place: sayPlace(row, words),
      periods: sayList(
        periods.map((key) => sayPeriodKey(key, words)),
        words,
      ),
    }),
  )
  return [
    {
      kind: 'missing',
      text: words.count('ranking.elsewhere', list.length, { places: sayList(places, words) }),
      ...(nearby ? { choice: { label: words.say('near.choice'), near: true } } : {}),
    },
  ]
}

function undividedGroup(group: RankingGroup, words: Words): Note[] {
  if (group.reason === null || isUnlike(group.reason)) return []
  const places = sayList(distinct(group.ranked.map(({ row }) => sayPlace(row, words))), words)
  return [
    {
      kind: 'unlike',
      text: words.say('ranking.note.apart', { reason: headingOf(group, words), places }),
    },
  ]
}

/** Which counts of residents per-head values are divided by. */
function residents(main: readonly Ranked[], words: Words): Note[] {
  const days = main.flatMap(({ at, row }) =>
    at === null || row.population_as_of === null ? [] : [row.population_as_of],
  )
  const [first = '', ...others] = distinct(days).sort()
  const last = others[others.length - 1]
  if (days.length === 0) return []
  return [
    {
      kind: 'caution',
      text:
        last === undefined
          ? words.say('ranking.note.residents', { date: sayDay(first, words) })
          : words.say('ranking.note.residents.several', {
              from: sayDay(first, words),
              to: sayDay(last, words),
            }),
    },
  ]
}
