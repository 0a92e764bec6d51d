import { sayFinding } from '../../../figures/findings/say.ts'
import { sayBody, sayIndicator, sayPeriod } from '../../../figures/say.ts'
import { nameIn } from '../../../model/catalogue.ts'
import { distinct, groupBy, sorted } from '../../../model/collect.ts'
import { FLAGS } from '../../../model/findings.ts'
import { formatNumber } from '../../../model/formats.ts'
import { isFullYear } from '../../../model/periods.ts'
import type { Reported } from '../../../model/profile.ts'
import { hasFewCases, oneCaseWeighs } from '../../../model/statistics.ts'
import type { Observation } from '../../../model/types.ts'
import { isRate } from '../../../model/values.ts'
import {
  type Asked,
  byCommonness,
  isOfOneBody,
  NAMED,
  SECOND_HAND,
  type Sentence,
  sayBriefly,
  sayNamed,
  sayStated,
  sentence,
} from './sentence.ts'

/** What should not be quoted as it stands, and why: the weightiest reason first. */
export function unquotableOf(asked: Asked): Sentence[] {
  const list = sorted(asked.profile.reported, byCommonness)
  const { words } = asked
  const whose = (rule: string, has: (one: Reported) => boolean) => listed(rule, list.filter(has), asked)
  return [
    ...faultsOf(asked),
    ...ofBodies(list, asked),
    ...list
      .filter(({ row, indicator }) => isRate(indicator) && hasFewCases(row))
      .map((one) => fewOf(one, asked)),
    ...whose(
      'no_denominator',
      ({ row, rest, indicator, findings }) =>
        rest?.denominator === 'not_stated' &&
        findings.length === 0 &&
        indicator.unit_zh.startsWith('%') &&
        row.value_kind !== 'direction',
    ),
    ...whose('denominator_inferred', ({ rest }) => rest?.denominator === 'inferred'),
    ...whose('bounds', ({ row }) => ['at_least', 'at_most', 'about', 'range'].includes(row.value_kind)),
    ...whose('direction', ({ row }) => row.value_kind === 'direction'),
    ...SECOND_HAND.flatMap((quality) =>
      listed(
        'second_hand',
        list.filter(({ row }) => row.quality === quality),
        asked,
        {
          quality: words.say(`quality.${quality}`),
        },
      ),
    ),
    ...whose('cumulative', ({ row }) => row.period_kind === 'cumulative'),
    ...whose('odd_length', ({ row }) => row.period_kind === 'span' && !isFullYear(row)),
  ]
}

/** What the audit found against numbers of the place, each finding a sentence. */
function faultsOf({ profile, words }: Asked): Sentence[] {
  const ordered = sorted(
    profile.faults,
    (a, b) => FLAGS.indexOf(a.finding.kind) - FLAGS.indexOf(b.finding.kind),
  )
  return ordered.map(({ finding, row, indicator }) =>
    sentence(
      `fault.${finding.kind}`,
      words.say('brief.fault', {
        indicator: sayIndicator(indicator, words),
        period: sayPeriod(row, words),
        finding: sayFinding(finding, words),
      }),
      [row],
    ),
  )
}

/** That numbers are of single bodies and not of the place, those of most numbers first. */
function ofBodies(list: readonly Reported[], { words, profile }: Asked): Sentence[] {
  const own = list.filter(({ row }) => isOfOneBody(row))
  if (own.length === 0) return []
  const bodies = sorted(
    [...groupBy(own, ({ row }) => row.body_id).values()],
    (a, b) => b.length - a.length,
  ).flatMap((group) => {
    const [first] = group
    return first === undefined
      ? []
      : [words.count('brief.own_office.item', group.length, { body: sayBody(first.row, words) })]
  })
  return [
    sentence(
      'own_office',
      words.say('brief.own_office', {
        items: bodies.join(words.say('list.semicolon')),
        place: nameIn(profile.place, words.lang),
      }),
      oneOfEachSource(own.map(({ row }) => row)),
    ),
  ]
}

function fewOf({ row, indicator }: Reported, { words }: Asked): Sentence {
  return sentence(
    'few',
    words.count('brief.few', row.d ?? 0, {
      indicator: sayIndicator(indicator, words),
      value: sayStated(row, indicator, words),
      period: sayPeriod(row, words),
      points: formatNumber(oneCaseWeighs(row.d ?? 1), words.lang, 1),
    }),
    [row],
  )
}

/** One reason that several numbers share: the first of them named, the others counted. */
function listed(
  rule: string,
  list: readonly Reported[],
  { words }: Asked,
  fill: Readonly<Record<string, string>> = {},
): Sentence[] {
  if (list.length === 0) return []
  const items = list.map(({ row, indicator }) => sayBriefly(row, indicator, words))
  return [
    sentence(
      rule,
      words.say(`brief.${rule}`, { ...fill, items: sayNamed(items, words) }),
      list.slice(0, NAMED).map(({ row }) => row),
    ),
  ]
}

function oneOfEachSource(rows: readonly Observation[]): Observation[] {
  return distinct(rows, (row) => row.source_id)
}
