import { sayIndicator } from '../../../figures/say.ts'
import type { Words } from '../../../i18n/words.ts'
import { distinct, sorted } from '../../../model/collect.ts'
import { isFullYear } from '../../../model/periods.ts'
import type { Reported } from '../../../model/profile.ts'
import { hasLevel } from '../../../model/values.ts'
import {
  type Asked,
  byCommonness,
  isOfOneBody,
  noteSentences,
  SECOND_HAND,
  type Sentence,
  sayNumber,
  sayRemark,
  sentence,
} from './sentence.ts'
import { isStale } from './stale.ts'

/** So many numbers stand at the head of a brief. */
const MOST = 8

/**
 * The main numbers, one of each indicator, each with what tells how firm it is and with its note: what is not stale
 * before what is, whole years of the authority’s own publications before other ones, what belongs to the four families
 * before other work, the whole area before one body, then what most places report. What the audit speaks against says so.
 */
export function numbersOf(asked: Asked): Sentence[] {
  const { profile, newest, words } = asked
  const levels = profile.reported.filter(({ row }) => hasLevel(row))
  const behind = ({ row, indicator }: Reported) => [
    isStale(row, newest) ? 1 : 0,
    row.period_kind === 'cumulative' || (row.period_kind === 'span' && !isFullYear(row)) ? 1 : 0,
    SECOND_HAND.includes(row.quality) ? 1 : 0,
    indicator.family === 'context' ? 1 : 0,
    isOfOneBody(row) ? 1 : 0,
  ]
  const ordered = sorted(levels, (a, b) => {
    const theirs = behind(b)
    const [difference] = behind(a).flatMap((own, at) => {
      const apart = own - (theirs[at] ?? 0)
      return apart === 0 ? [] : [apart]
    })
    return difference ?? byCommonness(a, b)
  })
  const main = distinct(ordered, ({ indicator }) => indicator.id).slice(0, MOST)
  const shared = sharedRemarks(main, words)
  const said = main.map(({ row, indicator, findings }) => {
    const isDoubted = findings.some(({ kind, ids }) => ids[0] === row.id || !kind.startsWith('rate_'))
    return sentence(
      'number',
      [
        words.say('brief.stated', { what: sayNumber(row, indicator, words) }),
        isDoubted ? `${words.say('sentence.space')}${words.say('brief.doubted')}` : '',
        sayRemark(row, asked, shared),
      ].join(''),
      [row],
    )
  })
  return [
    ...said,
    ...shared.map((note) => {
      const noted = main.filter(({ row }) => noteSentences(row, words).includes(note))
      const key = noted.length === main.length ? 'all' : 'some'
      const items = noted
        .map(({ indicator }) => sayIndicator(indicator, words))
        .join(words.say('brief.between'))
      return sentence(
        'shared_remark',
        words.say(`brief.shared.${key}`, { note, items }),
        noted.map(({ row }) => row),
      )
    }),
  ]
}

/** What the notes of three or more of the numbers say alike is said once, of all of them. */
function sharedRemarks(main: readonly Reported[], words: Words): string[] {
  const all = main.flatMap(({ row }) => distinct(noteSentences(row, words)))
  return distinct(all).filter((note) => all.filter((one) => one === note).length >= 3)
}
