import {
  isMove,
  sayBase,
  sayBody,
  sayIndicator,
  sayMoved,
  sayNote,
  sayPer10k,
  sayPeriod,
  sayUnit,
  sayValue,
} from '../../../figures/say.ts'
import { isDepartment } from '../../../figures/who.ts'
import type { Words } from '../../../i18n/words.ts'
import { formatNumber, withUnit } from '../../../model/formats.ts'
import { perTenThousand } from '../../../model/perhead.ts'
import type { Profile, Reported } from '../../../model/profile.ts'
import { rateInterval } from '../../../model/statistics.ts'
import type { Indicator, Observation, Quality } from '../../../model/types.ts'
import { isRate } from '../../../model/values.ts'

/** One computed sentence of a brief, and the observations that it rests on: their publications are its sources. */
export interface Sentence {
  /** Which rule made it. */
  readonly rule: string
  readonly text: string
  readonly rests: readonly Observation[]
}

/** What every rule may need. */
export interface Asked {
  readonly profile: Profile
  /** What the place is held against: one of model/benchmark's `GROUPS`, `own`, or a place’s id. */
  readonly benchmark: string
  /** The name of the place that is the benchmark; empty otherwise. */
  readonly other: string
  /** The day of the newest publication of all data; null where none is dated. */
  readonly newest: string | null
  readonly words: Words
}

/** Makes a sentence of a text of the brief. */
export function sentence(rule: string, text: string, rests: readonly Observation[]): Sentence {
  return { rule, text, rests }
}

/** A value as stated, with its unit; a change with its way. */
export function sayStated(row: Observation, indicator: Indicator, words: Words): string {
  if (isMove(row, indicator)) return sayMoved(row, indicator, words)
  // A rank is a number of its own in English: rank 4, not 4 ranks.
  return sayValue(row, indicator.measure === 'rank' ? { ...indicator, unit_en: '' } : indicator, words)
}

/**
 * An indicator with its value and all that tells how firm it is: whose it is where that is one body, when, n/d with
 * what one case weighs, the 95 % interval: “loss rate 12.3 % (2021; 8/65; 95 % interval 6.4 % to 22.5 %)”.
 */
export function sayNumber(row: Observation, indicator: Indicator, words: Words): string {
  return words.say('brief.number', {
    indicator: sayIndicator(indicator, words),
    value: sayStated(row, indicator, words),
    more: [...sayWhose(row, words), sayPeriod(row, words), ...sayFirmness(row, indicator, words)].join(
      words.say('brief.with'),
    ),
  })
}

/** An indicator with its value alone, for lists. */
export function sayBriefly(row: Observation, indicator: Indicator, words: Words): string {
  return words.say('brief.item', {
    indicator: sayIndicator(indicator, words),
    value: sayStated(row, indicator, words),
    period: sayPeriod(row, words),
  })
}

/** Whose number it is, where it is not the whole area’s. */
function sayWhose(row: Observation, words: Words): string[] {
  if (isDepartment(row) || row.body_kind === 'court') return [sayBody(row, words)]
  return row.scope === 'own_office' ? [words.say('scope.own_office')] : []
}

function sayFirmness(row: Observation, indicator: Indicator, words: Words): string[] {
  if (!isRate(indicator) || isMove(row, indicator) || !(indicator.unit_zh.startsWith('%') || row.d !== null))
    return []
  const interval = rateInterval(row, indicator)
  return [
    sayBase(row, words),
    ...(interval === null
      ? []
      : [
          words.say('rate.interval', {
            low: formatNumber(interval.low, words.lang, 1, true),
            high: formatNumber(interval.high, words.lang, 1, true),
          }),
        ]),
  ]
}

/** A number of an indicator’s unit that nobody stated: a benchmark, an end of its interval. */
export function sayComputed(value: number, indicator: Indicator, words: Words): string {
  const decimals = isRate(indicator) ? 1 : Number.isInteger(value) ? 0 : 1
  return withUnit(
    formatNumber(value, words.lang, decimals, isRate(indicator)),
    sayUnit(indicator, words),
    words.lang,
  )
}

/** A number once more, per 10,000 residents, as a clause behind it. */
export function sayDivided(row: Observation, indicator: Indicator, words: Words): string {
  return words.say('brief.per_head', { value: sayPer10k(perTenThousand(row) ?? 0, indicator, words) })
}

/**
 * The note of a number, as a sentence behind another; nothing where there is none. Ids of observations are those of
 * the data package: on paper the name of what is meant stands for them. `but`: sentences that are said elsewhere.
 */
export function sayRemark(
  row: Observation,
  { words, profile }: Pick<Asked, 'words' | 'profile'>,
  but: readonly string[] = [],
): string {
  const said = noteSentences(row, words).filter((one) => !but.includes(one))
  const note = namesFor(said.join(words.say('sentence.space')), profile, words)
  return note === '' ? '' : `${words.say('sentence.space')}${words.say('brief.remark', { note })}`
}

/** The sentences of a number’s note, each with its full stop. */
export function noteSentences(row: Observation, words: Words): string[] {
  const note = sayNote(row, words)
  if (note === null) return []
  const stop = words.say('brief.stop')
  const ended = /[。.！!？?]$/.test(note) ? note : `${note}${stop}`
  return words.lang === 'zh'
    ? (ended.match(/[^。]+。?/g) ?? [])
    : ended.split(/ (?=[A-Z“])/).reduce(joinHalves, [])
}

/** Sentences of a text that was split before every capital: what does not follow a full stop goes back to the last one. */
function joinHalves(sentences: readonly string[], half: string): string[] {
  const last = sentences[sentences.length - 1]
  return last === undefined || /[.!?”]$/.test(last)
    ? [...sentences, half]
    : [...sentences.slice(0, -1), `${last} ${half}`]
}

/** Names for ids of the place’s own observations: in brackets they go, elsewhere the indicator’s name stands for them. */
function namesFor(note: string, { reported }: Asked['profile'], words: Words): string {
  return note
    .replace(/ ?[（(][a-z0-9_-]+:\d+[)）]/g, '')
    .replace(/ ?([a-z0-9_-]+:\d{3}) ?/g, (whole, id: string) => {
      const found = reported.find(({ series }) => series.some((row) => row.id === id))
      return found === undefined
        ? whole
        : words.say('brief.meant', { indicator: sayIndicator(found.indicator, words) })
    })
    .replace(/ +([.,;:)])/g, '$1')
}

/** Of lists so many are named; the others are counted. */
export const NAMED = 6

/** Things named, the first `NAMED` of them; how many there are where they are more. */
export function sayNamed(items: readonly string[], words: Words): string {
  const shown = items.slice(0, NAMED).join(words.say('brief.between'))
  return items.length > NAMED ? words.say('brief.several', { items: shown, count: items.length }) : shown
}

/** What most places report first: what readers know, and can look up elsewhere. */
export function byCommonness(a: Reported, b: Reported): number {
  return b.reporters - a.reporters || a.row.id.localeCompare(b.row.id)
}

/** Publications that are not the authority’s own, nor a copy of it. */
export const SECOND_HAND: readonly Quality[] = ['media', 'academic', 'book', 'compiled']

/** Whether a number is one body’s own, and not the area’s; courts are named by what they are asked. */
export function isOfOneBody({ scope, body_kind }: Observation): boolean {
  return scope !== 'whole_area' && body_kind !== 'court' && body_kind !== 'area_total'
}
