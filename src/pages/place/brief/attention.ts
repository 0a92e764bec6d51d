import { sayDay, sayIndicator, sayPeriod, sayValue } from '../../../figures/say.ts'
import { distinct, sorted } from '../../../model/collect.ts'
import type { Aim } from '../../../model/profile.ts'
import { span } from '../../../model/values.ts'
import { changesOf, trendOf } from './changes.ts'
import {
  type Asked,
  byCommonness,
  NAMED,
  type Sentence,
  sayNamed,
  sayNumber,
  sayRemark,
  sayStated,
  sentence,
} from './sentence.ts'
import { isStale, STALE_YEARS } from './stale.ts'
import { verdictOf } from './stands.ts'

/** What needs attention: what is worse, what runs the wrong way, aims not seen reached, what is not told or stale. */
export function attentionOf(asked: Asked): Sentence[] {
  const ordered = sorted(asked.profile.reported, byCommonness)
  return [
    ...ordered.flatMap((one) => verdictOf(one, ['worse'], asked)),
    ...ordered.flatMap((one) => trendOf(one, true, asked)),
    ...(asked.benchmark === 'own' ? [] : changesOf(ordered, true, asked)),
    ...asked.profile.aims.flatMap((aim) => aimOf(aim, asked)),
    ...staleOf(asked),
    ...redrawnOf(asked),
    ...untoldOf(asked),
    ...lackingOf(asked),
  ]
}

/** An aim, with what is reported of it since; said to be missed or met only where the stated numbers leave no doubt. */
function aimOf({ row, indicator, reached }: Aim, asked: Asked): Sentence[] {
  const { words } = asked
  const fill = {
    indicator: sayIndicator(indicator, words),
    period: sayPeriod(row, words),
    value: sayValue(row, indicator, words),
  }
  if (reached === null)
    return [sentence('aim', words.say('brief.aim.open', fill) + sayRemark(row, asked), [row])]
  return [
    sentence(
      'aim',
      words.say('brief.aim.reached', {
        ...fill,
        what: sayNumber(reached, indicator, words),
        verdict: words.say(`brief.aim.${aimVerdict({ row, indicator, reached })}`),
      }),
      [row, reached],
    ),
  ]
}

/** Whether an aim is met, missed, or neither can be said: it then names no side, or rounding leaves it open. */
export function aimVerdict({ row, indicator, reached }: Aim): 'met' | 'missed' | 'untold' {
  const within = reached === null ? null : span(reached, indicator.measure)
  if (within === null || row.value === null) return 'untold'
  const least =
    row.value_kind === 'at_least' || (row.value_kind === 'exact' && indicator.polarity === 'higher_is_better')
  const most =
    row.value_kind === 'at_most' || (row.value_kind === 'exact' && indicator.polarity === 'lower_is_better')
  if (least) return within.low >= row.value ? 'met' : within.high < row.value ? 'missed' : 'untold'
  if (most) return within.high <= row.value ? 'met' : within.low > row.value ? 'missed' : 'untold'
  return 'untold'
}

/** That all, or some, of the newest numbers are older than the newest publication of all by years. */
function staleOf({ profile: { reported, until }, newest, words }: Asked): Sentence[] {
  if (until === null || newest === null) return []
  const old = reported.filter(({ row }) => isStale(row, newest))
  if (old.length === 0) return []
  const year = Number(newest.slice(0, 4))
  const fill = { newest: year, until: until.slice(0, 4), before: year - STALE_YEARS, all: reported.length }
  const text =
    old.length === reported.length
      ? words.say('brief.stale.all', { ...fill, years: year - Number(fill.until) })
      : words.count('brief.stale.some', old.length, fill)
  return [
    sentence(
      'stale',
      text,
      distinct(
        old.map(({ row }) => row),
        (row) => row.source_id,
      ),
    ),
  ]
}

/** That the area is another today. */
function redrawnOf({ profile, words }: Asked): Sentence[] {
  const { valid_from, valid_to } = profile.place
  const date = valid_to ?? valid_from
  if (date === null || profile.reported.length === 0) return []
  const day = sayDay(date, words)
  return [
    sentence(
      'redrawn',
      words.say(valid_to === null ? 'brief.redrawn.since' : 'brief.redrawn.until', { day }),
      [],
    ),
  ]
}

/** What the place itself says that it does not tell, or not yet. */
function untoldOf({ profile, words }: Asked): Sentence[] {
  return profile.untold.map(({ row, indicator }) =>
    sentence(
      'missing',
      words.say('brief.missing', {
        indicator: sayIndicator(indicator, words),
        period: sayPeriod(row, words),
        reason: sayStated(row, indicator, words),
      }),
      [row],
    ),
  )
}

/** What its peers report and it does not, as far as has been collected: no proof of silence. */
function lackingOf({ profile: { disclosure, place }, words }: Asked): Sentence[] {
  const lacking = sorted(disclosure.lacking, (a, b) => b.peers.length - a.peers.length)
  if (lacking.length === 0) return []
  const items = lacking.map(({ indicator, peers }) =>
    words.count('brief.lacking.item', peers.length, { indicator: sayIndicator(indicator, words) }),
  )
  return [
    sentence(
      'lacking',
      words.say('brief.lacking', {
        level: words.say(`level.${place.level}`),
        items: sayNamed(items, words),
        count: Math.min(NAMED, items.length),
      }),
      [],
    ),
  ]
}
