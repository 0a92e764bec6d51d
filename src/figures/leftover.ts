import type { Words } from '../i18n/words.ts'
import { formatNumber } from '../model/formats.ts'
import type { Span } from '../model/values.ts'
import type { Tip } from './figure.ts'
import type { Palette } from './look.ts'
import type { RowMark } from './rowplot.ts'

/** Below this share of the total the ends of what is left open are one line. */
const ONE_LINE = 0.01

/** What parts leave open of their total, never less than 0; null where they certainly leave nothing. */
export function openOf({ low, high }: Span): Span | null {
  return high > 0 ? { low: Math.max(0, low), high } : null
}

/** Between which numbers something lies: 7; 3 to 12; at least 3; at most 12. */
export function sayBetween({ low, high }: Span, words: Words, decimals = 4): string {
  const number = (value: number) => formatNumber(value, words.lang, decimals)
  if (low === high) return number(low)
  if (!Number.isFinite(high)) return words.say('value.at_least', { value: number(low) })
  if (!(low > 0)) return words.say('value.at_most', { value: number(high) })
  return words.say('value.range', { value: number(low), high: number(high) })
}

/** A share of a whole, in per cent (0–100), one digit after the point, as an interval where it is one. */
export function sayShareSpan({ low, high }: Span, words: Words): string {
  const digits = low > 0 && low < 1 ? 2 : 1
  const number = (share: number) => formatNumber(share, words.lang, digits, true)
  const full = (text: string) => words.say('share', { share: text })
  if (!Number.isFinite(high)) return words.say('value.at_least', { value: full(number(low)) })
  if (number(low) === number(high)) return full(number(low))
  if (!(low > 0)) return words.say('value.at_most', { value: full(number(high)) })
  return words.say('value.range', {
    // In Chinese both ends carry the per cent sign (GB/T 15835).
    value: words.lang === 'zh' ? full(number(low)) : number(low),
    high: full(number(high)),
  })
}

/** Where and how what is left open is drawn. */
export interface Leftover {
  readonly open: Span
  /** Where the parts end, in the total's unit. */
  readonly from: number
  /** The total as it is placed, in its unit. */
  readonly total: number
  /** From the total's unit to the axis. */
  place(value: number): number
  /** The outline. */
  readonly stroke: string
  readonly colours: Palette
  readonly tip: Tip
}

/**
 * What a stack leaves open: a pale box from the parts to the total, open on its free side where the total is a
 * lower bound; where bounds or roundings make it an interval, two caps show between which ends it lies.
 */
export function leftoverMarks({ open, from, total, place, stroke, colours, tip }: Leftover): RowMark[] {
  const style = { fill: colours.remainder, stroke, tip }
  const endless = !Number.isFinite(open.high)
  const box: RowMark[] =
    total > from
      ? [{ ...style, kind: endless ? 'barAtLeast' : 'remainder', x: place(from), x2: place(total) }]
      : []
  const wide = !endless && open.high - open.low > ONE_LINE * total
  return wide
    ? [...box, { ...style, kind: 'range', x: place(from + open.low), x2: place(from + open.high) }]
    : box
}
