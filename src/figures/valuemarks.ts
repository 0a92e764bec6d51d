import type { Observation } from '../model/types.ts'
import { hasLevel, type Span } from '../model/values.ts'
import type { Tip } from './figure.ts'
import type { Palette } from './look.ts'
import type { RowMark } from './rowplot.ts'

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
}

/**
 * The marks of one value, drawn as what it is: exact, at least, at most, about, a range, a reported zero.
 * Nothing for a value without a level: it stands in words, never on the scale.
 */
export function valueMarks(row: Observation, at: number | null, style: MarkStyle): RowMark[] {
  if (at === null || row.value === null || !hasLevel(row)) return []
  const { form, colour, apart, interval, scale, colours, tip } = style
  const fill = apart ? colours.paper : colour
  const base = { fill, stroke: colour, tip }
  const whisker: RowMark[] =
    interval === null ? [] : [{ kind: 'whisker', x: interval.low, x2: interval.high, fill: colour, tip }]
  if (row.value_kind === 'range' && row.value_high !== null)
    return [...whisker, { ...base, kind: 'range', x: row.value * scale, x2: row.value_high * scale }]
  if (at === 0 && row.value_kind === 'exact' && form === 'bar')
    return [{ kind: 'zero', x: 0, fill: colour, stroke: colour, tip }]
  if (form === 'dot') {
    const kind = { at_least: 'dotAtLeast', at_most: 'dotAtMost', about: 'hollowDot' } as const
    return [...whisker, { ...base, kind: kindOf(row.value_kind, kind, 'dot'), x: at }]
  }
  const kind = { at_least: 'barAtLeast', at_most: 'barAtMost', about: 'barAbout' } as const
  return [{ ...base, kind: kindOf(row.value_kind, kind, 'bar'), x: 0, x2: at }]
}

function kindOf<K extends string, D extends string>(
  value: Observation['value_kind'],
  kinds: Readonly<Record<'at_least' | 'at_most' | 'about', K>>,
  otherwise: D,
): K | D {
  return value === 'at_least' || value === 'at_most' || value === 'about' ? kinds[value] : otherwise
}
