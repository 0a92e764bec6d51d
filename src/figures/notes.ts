import type { Words } from '../i18n/words.ts'
import type { Flags } from '../model/catalogue.ts'
import { distinct, groupBy } from '../model/collect.ts'
import { type Stated, takeOne, takingRule, type UnlikeReason } from '../model/comparability.ts'
import type { Finding } from '../model/findings.ts'
import { canJoin } from '../model/likeness.ts'
import { comparePeriods } from '../model/periods.ts'
import type { Indicator, Observation } from '../model/types.ts'
import { findingsAddress } from './addresses.ts'
import type { Note, View } from './figure.ts'
import { sayFinding } from './findings/say.ts'
import { sayIndicator, sayList, sayNote, sayPeriod, sayPlace, sayValue } from './say.ts'
import { titleWithin } from './titles.ts'

/**
 * What a careful statistician would want to know of the rows: each note once, with the places it is about;
 * what is about chosen places comes first.
 */
export function cautions(rows: readonly Observation[], words: Words, chosen: readonly string[] = []): Note[] {
  const places = new Map<string, string[]>()
  const behind = ({ jurisdiction_id }: Observation) => (chosen.includes(jurisdiction_id) ? 0 : 1)
  for (const row of [...rows].sort((a, b) => behind(a) - behind(b) || comparePeriods(a, b))) {
    const note = sayNote(row, words)
    if (note === null) continue
    const place = sayPlace(row, words)
    const known = places.get(note) ?? []
    if (!known.includes(place)) places.set(note, [...known, place])
  }
  return [...places].map(([note, known]) => ({
    kind: 'caution',
    text: words.say('figure.note', { places: sayList(known, words), note }),
  }))
}

/**
 * What a place states twice with different numbers, of one indicator: both numbers, each with its source, the
 * rule that picked the charted one, and the choice of the other; where the visitor took
 * another than the rule, the way back. `taken`: what the visitor has taken so far.
 */
export function contradictions(
  stated: readonly Stated[],
  indicator: Indicator,
  words: Words,
  taken: readonly string[] = [],
): Note[] {
  return stated.flatMap(({ row, others }) => {
    const all = [row, ...others]
    const [byRule] = takeOne(all)
    const kept = taken.filter((id) => !all.some((one) => one.id === id))
    return others.map((other): Note => {
      const chosen = byRule !== undefined && byRule.row.id !== row.id
      const rule = chosen ? 'taken' : takingRule(row, other)
      const value = sayValue(other, indicator, words)
      return {
        kind: 'flag',
        text: words.say('figure.contradiction', {
          place: sayPlace(row, words),
          period: sayPeriod(row, words),
          value: sayValue(row, indicator, words),
          source: titleWithin(row.source_title, words),
          other: value,
          other_source: titleWithin(other.source_title, words),
          rule: words.say(`taking.${rule}`, {
            quality: words.say(`quality.${row.quality}`),
            other_quality: words.say(`quality.${other.quality}`),
          }),
        }),
        href: findingsAddress(row.id),
        choice: {
          label: words.say('taking.choice', { value }),
          ...(other.id === byRule?.row.id
            ? { taken: kept, back: true as const }
            : { taken: [...kept, other.id] }),
        },
      }
    })
  })
}

/** What the audit has to say against one number, with the stated and the computed number, without full stops. */
export function sayFlags(row: Observation, flags: Flags, words: Words): string[] {
  return distinct((flags.get(row.id) ?? []).map((finding) => sayFinding(finding, words)))
}

/** What a flagged number adds to its row, its marks and its tip; nothing to others. */
export interface Flagged {
  readonly row: { readonly flag?: true }
  readonly mark: { readonly href?: string }
  readonly lines: readonly string[]
}

/** What the audit's findings add to the looks of one number. */
export function flagged(row: Observation, { catalogue }: Pick<View, 'catalogue'>, words: Words): Flagged {
  const against = sayFlags(row, catalogue.flags, words)
  return against.length === 0
    ? { row: {}, mark: {}, lines: [] }
    : {
        row: { flag: true },
        mark: { href: findingsAddress(row.id) },
        lines: against.map((one) => words.say('flag.line', { against: one })),
      }
}

/**
 * Which of the numbers shown the audit speaks against: a note for each kind of finding, with the places, or the
 * finding itself where it is the only one of its kind, leading to the first of them in the audit. A contradiction
 * between rows that are all shown has its own note (`contradictions`).
 */
export function flagNotes(
  rows: readonly Observation[],
  { catalogue: { flags } }: Pick<View, 'catalogue'>,
  words: Words,
): Note[] {
  const shown = new Set(rows.map(({ id }) => id))
  const said = ({ kind, ids }: Finding) => kind === 'contradiction' && ids.every((id) => shown.has(id))
  const pairs = distinct(rows, ({ id }) => id).flatMap((row) =>
    (flags.get(row.id) ?? []).filter((one) => !said(one)).map((finding) => ({ finding, row })),
  )
  return [...groupBy(pairs, ({ finding }) => finding.kind)].map(([kind, list]): Note => {
    const [only, another] = distinct(list.map(({ finding }) => finding))
    const rowsOfKind = list.map(({ row }) => row)
    return {
      kind: 'flag',
      text: words.say('flag.note', {
        places: sayPlaces(rowsOfKind, words),
        against:
          only !== undefined && another === undefined ? sayFinding(only, words) : words.say(`flag.${kind}`),
      }),
      href: findingsAddress(list[0]?.row.id ?? ''),
    }
  })
}

/** Longer lists of places are cut to their first three. */
const LISTED = 4

/** The places of rows, each once; of many the first, and how many they are. */
function sayPlaces(rows: readonly Observation[], words: Words): string {
  const places = distinct(rows.map((row) => sayPlace(row, words)))
  return places.length <= LISTED
    ? sayList(places, words)
    : words.say('list.several', {
        places: sayList(places.slice(0, LISTED - 1), words),
        count: places.length,
      })
}

/** A value that the gate holds to be unlike, with its reason and its indicator. */
export interface Unlike {
  readonly row: Observation
  readonly reason: UnlikeReason
  readonly indicator: Indicator
}

/** In which way a value is unlike the others, in words. */
export function sayUnlike({ row, reason, indicator }: Unlike, words: Words): string {
  return words.say(`unlike.${reason}`, {
    indicator: sayIndicator(indicator, words),
    scope: words.say(`scope.${row.scope}`),
    body: words.say(`body_kind.${row.body_kind}`),
    period: sayPeriod(row, words),
  })
}

/**
 * What is compared all the same, with what makes each unlike and the choice to set it apart again; or what is
 * set apart, with the choice to compare it anyway where any of it can join.
 */
export function anywayNotes(apart: readonly Unlike[], joined: readonly Unlike[], words: Words): Note[] {
  const listed = (values: readonly Unlike[]) =>
    [...groupBy(values, (one) => sayUnlike(one, words))]
      .map(([reason, list]) =>
        words.say('unlike.places', {
          reason,
          places: sayPlaces(
            list.map(({ row }) => row),
            words,
          ),
        }),
      )
      .join(words.say('list.semicolon'))
  const open = apart.some(({ row, reason }) => canJoin(row, reason))
  return [
    ...(joined.length === 0
      ? []
      : [
          {
            kind: 'unlike' as const,
            text: [
              words.say('anyway.joined', { values: listed(joined) }),
              ...(joined.some(({ reason }) => reason === 'whole' || reason === 'inside')
                ? [words.say('anyway.dependent')]
                : []),
            ].join(words.say('sentence.space')),
            choice: { label: words.say('anyway.back'), anyway: false },
          },
        ]),
    ...(apart.length === 0
      ? []
      : [
          {
            kind: 'unlike' as const,
            text: words.say('anyway.apart', { values: listed(apart) }),
            ...(open ? { choice: { label: words.say('anyway.choice'), anyway: true } } : {}),
          },
        ]),
  ]
}

/** Says how many values a brief picture leaves out. */
export function leftOut(count: number, words: Words): Note[] {
  return count === 0 ? [] : [{ kind: 'caution', text: words.count('figure.left', count) }]
}
