import type { Words } from '../../i18n/words.ts'
import { formatNumber } from '../../model/formats.ts'
import { hasFewCases, oneCaseWeighs } from '../../model/statistics.ts'
import { remainder, shareSpan } from '../../model/sums.ts'
import type { Indicator, Lang } from '../../model/types.ts'
import { position, type Span, span } from '../../model/values.ts'
import type { Tip, View } from '../figure.ts'
import { openOf, sayBetween, sayShareSpan } from '../leftover.ts'
import { flagged, sayUnlike } from '../notes.ts'
import { sayIndicator, sayPeriod, sayTip, sayValue } from '../say.ts'
import { sayWho } from '../who.ts'
import type { CompositionGroup, Cut, Part } from './show.ts'

/** What stands between a total's name and its part's, by language. */
const PREFIX: Readonly<Record<Lang, string>> = { zh: '\uff1a', en: ': ' }

/** The part's own name where it carries its total's before a colon. */
export function sayPartName(indicator: Indicator, words: Words): string {
  const name = sayIndicator(indicator, words)
  const [last = name] = name.split(PREFIX[words.lang]).slice(-1)
  return last
}

/** By which cut, and why the totals below stand apart; a cut that the dictionary does not know is "another cut". */
export function sayGroup({ partition, reason, cuts }: CompositionGroup, words: Words): string {
  const key = `partition.${partition}`
  const named = words.say(words.has(key) ? key : 'partition.other')
  const [first] = cuts
  if (reason === null || first === undefined) return named
  return words.say('composition.apart', {
    partition: named,
    reason: sayUnlike({ ...first.total, reason }, words),
  })
}

/** Per cent as an interval; null where either states no level, or the whole may be 0. */
function shareOf(part: Part, whole: Part): Span | null {
  const n = span(part.row, part.indicator.measure)
  const d = span(whole.row, whole.indicator.measure)
  return n === null || d === null ? null : shareSpan(n, d)
}

/** Per cent, two digits after the point, of the numbers as printed; null where either is a bound or not stated. */
export function roundedShare(part: Part, whole: Part): number | null {
  const firm = ({ row }: Part) =>
    row.value_kind === 'exact' || row.value_kind === 'about' ? row.value : null
  const [n, d] = [firm(part), firm(whole)]
  return n === null || d === null || d === 0 ? null : Math.round((n / d) * 10_000) / 100
}

/** The part's share of the whole in words; null where there is none. */
export function sayShare(part: Part, whole: Part, words: Words): string | null {
  const share = shareOf(part, whole)
  return share === null ? null : sayShareSpan(share, words)
}

/** What one case weighs in shares of a total of few cases, in points; null where they are more, or no cases. */
export function weightIn({ row, indicator }: Part): number | null {
  const d = position(row)
  const few = d !== null && isCases(indicator) && hasFewCases({ d, value_kind: row.value_kind })
  return few ? oneCaseWeighs(d) : null
}

function isCases({ measure, unit_zh }: Indicator): boolean {
  return measure === 'count' && unit_zh === '件'
}

/** What one case weighs, in words; nothing where a total has cases enough. */
export function sayWeightIn(whole: Part, words: Words): string[] {
  const weight = weightIn(whole)
  return weight === null ? [] : [words.say('rate.one_case', { points: formatNumber(weight, words.lang, 1) })]
}

/** Total less parts as placed: what a picture leaves open, negative where the parts exceed the total. */
export function remainderOf(cut: Cut): number {
  return remainder(
    cut.total.row,
    cut.exhaustive.map(({ row }) => row),
  )
}

/** What parts and total leave open or exceed, in small ink; nothing where they agree. */
export function sayVerdict({ check }: Cut, words: Words): string {
  if (check === null || check.verdict === 'closes') return ''
  if (check.verdict === 'over')
    return words.say('composition.over', { rest: sayBetween(positive(check.rest), words) })
  const open = openOf(check.rest)
  if (check.verdict === 'short' && open !== null)
    return words.say('composition.rest', { rest: sayBetween(open, words) })
  return open === null || !Number.isFinite(open.high)
    ? words.say('composition.open')
    : words.say('composition.open.rest', { rest: sayBetween(open, words) })
}

/** Sum and total against each other, for a note or a sentence. */
export function sumFill({ check }: Cut, words: Words): { readonly sum: string; readonly rest: string } {
  if (check === null) return { sum: '', rest: '' }
  const sum = sayBetween(check.sum, words)
  if (check.verdict !== 'open') return { sum, rest: sayBetween(positive(check.rest), words) }
  const open = openOf(check.rest)
  const known = open !== null && Number.isFinite(open.high)
  return {
    sum,
    rest: known ? words.say('composition.rest_clause', { rest: sayBetween(open, words) }) : '',
  }
}

/** One total in a sentence: how much, what most of it is, and whether its parts add up. */
export function saySummary(cut: Cut, words: Words): string {
  const { total, check } = cut
  const parts = cut.exhaustive.length > 0 ? cut.exhaustive : cut.ofWhich
  const size = (part: Part) => position(part.row) ?? -1
  const [greatest] = [...parts].sort((a, b) => size(b) - size(a))
  const fill = {
    who: sayWho(total.row, words),
    period: sayPeriod(total.row, words),
    indicator: sayIndicator(total.indicator, words),
    total: sayValue(total.row, total.indicator, words),
  }
  if (greatest === undefined) return words.say('composition.summary.plain', fill)
  const share = sayShare(greatest, total, words)
  const part = {
    part: sayPartName(greatest.indicator, words),
    value: sayValue(greatest.row, greatest.indicator, words),
    share: share === null ? '' : words.say('composition.share_paren', { share }),
  }
  if (check === null) return words.say('composition.summary.of_which', { ...fill, ...part })
  return words.say(`composition.summary.${check.verdict}`, {
    ...fill,
    ...part,
    ...sumFill(cut, words),
    count: cut.exhaustive.length,
  })
}

/** What the mark of a part tells. */
export function tipOf(part: Part, whole: Part, view: View, words: Words): Tip {
  const share = sayShare(part, whole, words)
  const number = ({ row }: Part) => formatNumber(row.value ?? 0, words.lang, 4)
  return sayTip(part.row, part.indicator, words, [
    ...(share === null
      ? []
      : [
          words.say('tip.share', {
            share,
            n: number(part),
            d: number(whole),
            whole: sayIndicator(whole.indicator, words),
          }),
          ...sayWeightIn(whole, words),
        ]),
    ...flagged(part.row, view, words).lines,
  ])
}

/** What the marks of a total's sum tell beside its own. */
export function sumLines(cut: Cut, words: Words): string[] {
  const { total, check } = cut
  return check === null
    ? []
    : [
        words.say('composition.sum', {
          sum: sayBetween(check.sum, words),
          total: sayValue(total.row, total.indicator, words),
        }),
      ]
}

function positive({ low, high }: Span): Span {
  return low < 0 ? { low: -high, high: -low } : { low, high }
}
