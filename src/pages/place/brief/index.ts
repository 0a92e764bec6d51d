import type { SourceRef } from '../../../figures/figure.ts'
import { sayBody, sayDay, sourcesOf } from '../../../figures/say.ts'
import { sayTitle } from '../../../figures/titles.ts'
import type { Words } from '../../../i18n/words.ts'
import { nameIn } from '../../../model/catalogue.ts'
import { groupBy, sorted } from '../../../model/collect.ts'
import { attentionOf } from './attention.ts'
import { keep } from './fit.ts'
import { numbersOf } from './numbers.ts'
import { type Asked, isOfOneBody, type Sentence } from './sentence.ts'
import { standsOf, untoldOf } from './stands.ts'
import { unquotableOf } from './unquotable.ts'

export const SECTIONS = ['numbers', 'stands', 'attention', 'unquotable'] as const
export type SectionId = (typeof SECTIONS)[number]

/** A sentence as it is printed, with the numbers of its sources. */
export interface Printed extends Sentence {
  readonly cites: readonly number[]
}

export interface BriefSection {
  readonly id: SectionId
  readonly title: string
  readonly sentences: readonly Printed[]
  /** Said where the rules find nothing; null otherwise. */
  readonly opening: string | null
  /** That sentences are left out, for want of room; null otherwise. */
  readonly closing: string | null
}

/** A source with its number, by first use. */
export interface Numbered {
  readonly number: number
  readonly source: SourceRef
  readonly text: string
}

/** A brief of a place for a meeting, on two pages of A4 at most. */
export interface Brief {
  readonly title: string
  readonly lead: string
  readonly sections: readonly BriefSection[]
  readonly sources: readonly Numbered[]
}

/** Makes the brief of a place: every sentence is computed from the data by a rule. */
export function briefOf(asked: Asked): Brief {
  const { words, profile } = asked
  const all: readonly (readonly Sentence[])[] = [
    numbersOf(asked),
    standsOf(asked),
    attentionOf(asked),
    unquotableOf(asked),
  ]
  const untold = untoldOf(asked)
  const lead = leadOf(asked)
  const made = (kept: readonly number[]) => {
    const sentences = all.map((list, at) => [
      ...list.slice(0, kept[at]),
      ...(SECTIONS[at] === 'stands' ? untold : []),
    ])
    const sources = sourcesOf(sentences.flat().flatMap(({ rests }) => rests))
    const numbers = new Map(sources.map(({ id }, at) => [id, at + 1]))
    const sections = SECTIONS.map(
      (id, at): BriefSection => ({
        id,
        title: words.say(`brief.section.${id}`),
        opening: all[at]?.length === 0 ? words.say(`brief.nothing.${id}`) : null,
        sentences: (sentences[at] ?? []).map((one) => ({ ...one, cites: citesOf(one, numbers) })),
        closing: closingOf((all[at]?.length ?? 0) - (kept[at] ?? 0), asked),
      }),
    )
    return {
      sections,
      sources: sources.map((source, at) => ({ number: at + 1, source, text: saySource(source, asked) })),
    }
  }
  const kept = keep(
    all.map(({ length }) => length),
    (tried) => {
      const { sections, sources } = made(tried)
      return {
        lead,
        sections: sections.map(({ opening, sentences, closing }) => [
          ...(opening === null ? [] : [opening]),
          ...sentences.map(({ text, cites }) => `${text}${cites.map((one) => `[${one}]`).join('')}`),
          ...(closing === null ? [] : [closing]),
        ]),
        small: sources.map(({ text }) => text),
      }
    },
  )
  return {
    title: words.say('brief.title', { place: nameIn(profile.place, words.lang) }),
    lead,
    ...made(kept),
  }
}

/** What has been collected, from when to when, and what it is held against. */
function leadOf({ profile, benchmark, other, words }: Asked): string {
  const { reported, place } = profile
  const fill = { place: nameIn(place, words.lang) }
  if (reported.length === 0) return words.say('brief.lead.nothing', fill)
  const rows = reported.flatMap(({ series }) => series)
  const days = sorted(
    rows.map(({ period_end }) => period_end),
    (a, b) => a.localeCompare(b),
  )
  const [from = ''] = sorted(
    rows.map(({ period_start, period_end }) => period_start ?? period_end),
    (a, b) => a.localeCompare(b),
  )
  const [most] = sorted(
    [...groupBy(rows.filter(isOfOneBody), ({ body_id }) => body_id).values()],
    (one, other) => other.length - one.length,
  )
  const [first] = most ?? []
  const lead = words.say('brief.lead', {
    ...fill,
    numbers: rows.length,
    indicators: new Set(reported.map(({ indicator }) => indicator.id)).size,
    sources: sourcesOf(rows).length,
    when: saySpan(from.slice(0, 4), (days[days.length - 1] ?? from).slice(0, 4), words),
    against: sayBenchmark(benchmark, other, { profile, words }),
  })
  if (most === undefined || first === undefined || 2 * most.length < rows.length) return lead
  const whose = { body: sayBody(first, words), ...fill }
  const body =
    most.length === rows.length && rows.length > 1
      ? words.say('brief.lead.body.all', whose)
      : words.count('brief.lead.body', most.length, whose)
  return `${lead}${words.say('sentence.space')}${body}`
}

function saySpan(from: string, to: string, words: Words): string {
  return from === to ? words.say('period.year', { year: from }) : words.say('period.years', { from, to })
}

/** What the place is held against, in words. */
export function sayBenchmark(
  benchmark: string,
  other: string,
  { profile: { place }, words }: Pick<Asked, 'profile' | 'words'>,
): string {
  const key = `place.benchmark.${benchmark}`
  return words.has(key)
    ? words.say(key, { level: words.say(`level.${place.level}`) })
    : words.say('place.benchmark.place', { place: other })
}

function citesOf({ rests }: Sentence, numbers: ReadonlyMap<string, number>): number[] {
  const found = new Set(rests.flatMap(({ source_id }) => numbers.get(source_id) ?? []))
  return sorted([...found], (a, b) => a - b)
}

function closingOf(left: number, { words }: Asked): string | null {
  return left > 0 ? words.count('brief.left', left) : null
}

function saySource({ title, publisher, published, url }: SourceRef, { words }: Asked): string {
  return [
    sayTitle(title, words),
    ...(publisher === null ? [] : [publisher]),
    ...(published === null ? [] : [sayDay(published, words)]),
    ...(url === null ? [] : [url]),
  ].join(words.say('brief.source.between'))
}
