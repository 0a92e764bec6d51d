import type { Words } from '../i18n/words.ts'
import { hasFewCases } from '../model/statistics.ts'
import type { Indicator, Observation } from '../model/types.ts'
import { hasLevel, isRate, type Span } from '../model/values.ts'
import type { Tip } from './figure.ts'
import type { Palette } from './look.ts'
import type { PlotRow, RowMark } from './rowplot.ts'
import { isMove, sayBase, sayMove, sayValue } from './say.ts'

export interface MarkStyle {
  readonly form: 'bar' | 'dot'
  readonly colour: string
  /** Unlike the others: outlined instead of filled. */
  readonly apart: boolean
  readonly interval: Span | null
  /** What stated values are multiplied with to stand on the axis (per head); 1 otherwise. */
  readonly scale: number
  readonly colours: Palette
  readonly tip: Tip
  /** Hash address that the marks lead to. */
  readonly href?: string
  /** Whether it rests on few cases; absent: by its denominator. */
  readonly few?: boolean
}

/**
 * The marks of one value, drawn as what it is: exact, at least, at most, about, a range, a reported zero.
 * Nothing for a value without a level: it stands in words, never on the scale.
 */
export function valueMarks(row: Observation, at: number | null, style: MarkStyle): RowMark[] {
  if (at === null || row.value === null || !hasLevel(row)) return []
  const { form, colour, apart, interval, scale, colours, few } = style
  const fill = apart ? colours.paper : colour
  const told = { tip: style.tip, ...(style.href === undefined ? {} : { href: style.href }) }
  const pale = (few ?? hasFewCases(row)) ? ({ pale: true } as const) : {}
  const base = { fill, stroke: colour, ...pale, ...told }
  // A bound's free side is said by its arrow; on a bar the line has to be told from the bar.
  const open = row.value_kind === 'at_least' || row.value_kind === 'at_most'
  const whisker: RowMark[] =
    interval === null || open
      ? []
      : [
          {
            kind: 'whisker',
            x: interval.low,
            x2: interval.high,
            fill: form === 'bar' ? colours.ink : colour,
            ...told,
          },
        ]
  if (row.value_kind === 'range' && row.value_high !== null)
    return [...whisker, { ...base, kind: 'range', x: row.value * scale, x2: row.value_high * scale }]
  if (at === 0 && row.value_kind === 'exact')
    return [...whisker, { kind: 'zero', x: 0, fill: colour, stroke: colour, ...told }]
  if (form === 'dot') {
    const kind = { at_least: 'dotAtLeast', at_most: 'dotAtMost', about: 'hollowDot' } as const
    return [...whisker, { ...base, kind: kindOf(row.value_kind, kind, 'dot'), x: at }]
  }
  const kind = { at_least: 'barAtLeast', at_most: 'barAtMost', about: 'barAbout' } as const
  return [{ ...base, kind: kindOf(row.value_kind, kind, 'bar'), x: 0, x2: at }, ...whisker]
}

function kindOf<K extends string, D extends string>(
  value: Observation['value_kind'],
  kinds: Readonly<Record<'at_least' | 'at_most' | 'about', K>>,
  otherwise: D,
): K | D {
  return value === 'at_least' || value === 'at_most' || value === 'about' ? kinds[value] : otherwise
}

/**
 * The words behind the marks of one value: the value in the author's words with what it rests on in small
 * ink, which way it moved, or why it is missing.
 */
export function valueWords(
  row: Observation,
  indicator: Indicator,
  words: Words,
): Pick<PlotRow, 'text' | 'small' | 'missing'> {
  if (row.value_kind === 'missing' || row.value === null)
    return { text: sayValue(row, indicator, words), missing: row.missing_reason ?? 'not_stated' }
  if (isMove(row, indicator)) return { text: sayMove(row, indicator, words) }
  // What is counted per thing (times a month, persons a station) has a base that its unit names.
  const rests = isRate(indicator) && (indicator.unit_zh.startsWith('%') || row.d !== null)
  return {
    text: sayValue(row, indicator, words),
    ...(rests ? { small: sayBase(row, words) } : {}),
  }
}
