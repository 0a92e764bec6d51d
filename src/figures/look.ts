/** How Fadu looks on a chart: colours, type sizes, the legend of marks. */
import type { Words } from '../i18n/words.ts'
import { hasFewCases } from '../model/statistics.ts'
import { MISSING_REASONS, type MissingReason, type Observation } from '../model/types.ts'
import type { LegendItem } from './figure.ts'

export type Theme = 'light' | 'dark' | 'contrast'

export interface Palette {
  readonly paper: string
  /** Text. */
  readonly ink: string
  /** Quiet text; at least 4.5:1 on paper. */
  readonly quiet: string
  /** Hairlines and axes. */
  readonly line: string
  /** Marks that nobody chose; at least 3:1 on paper. */
  readonly plain: string
  /** The one accent (靛青), for what is chosen and can be acted on. */
  readonly accent: string
  /** Colour-blind-safe, for up to eight chosen places, in order of choosing. */
  readonly chosen: readonly string[]
  /** Parts of a whole, quiet and distinguishable in grey too. */
  readonly parts: readonly string[]
  /** What is not accounted for in a stack. */
  readonly remainder: string
  /** Steps of shade for counts, lightest first. */
  readonly shades: readonly string[]
}

const chosen = ['#2f4b9b', '#d0741c', '#1b8a7a', '#8c4a9e', '#a8871a', '#2a86c7', '#b0476b', '#5f6f2f']

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#ffffff',
    ink: '#1c1f24',
    quiet: '#5c636e',
    line: '#d9dce1',
    plain: '#8b929d',
    accent: '#2f4b9b',
    chosen,
    parts: [
      '#33508f',
      '#8fb3d9',
      '#c9a24b',
      '#6f8f7a',
      '#b58db6',
      '#d9b9a0',
      '#5d6470',
      '#a9c4b4',
      '#e0d28a',
      '#9a7b6b',
    ],
    remainder: '#f0f1f3',
    shades: ['#dbe3f1', '#b5c5e2', '#839ccb', '#5373b2', '#2f4b9b'],
  },
  dark: {
    paper: '#14171c',
    ink: '#eceef1',
    quiet: '#a5adb9',
    line: '#353b45',
    plain: '#7d8693',
    accent: '#9db4f0',
    chosen: ['#9db4f0', '#f0a45c', '#5cc7b5', '#cf97dd', '#dcc05e', '#72bdf0', '#e58aab', '#b0c274'],
    parts: [
      '#6f8fd6',
      '#b7d0ee',
      '#dcbc70',
      '#93b39d',
      '#caa9cb',
      '#e6cdb9',
      '#8c95a3',
      '#c1d8ca',
      '#ece0a4',
      '#b89b8c',
    ],
    remainder: '#232830',
    shades: ['#26324e', '#34497a', '#4a66a6', '#6f8fd6', '#9db4f0'],
  },
  contrast: {
    paper: '#ffffff',
    ink: '#000000',
    quiet: '#000000',
    line: '#000000',
    plain: '#4a4a4a',
    accent: '#00209f',
    chosen: ['#00209f', '#a34700', '#00604f', '#5b0a78', '#6b5200', '#00508c', '#8a0f3d', '#3a4a00'],
    parts: [
      '#00209f',
      '#6f9fd8',
      '#8a6a00',
      '#2f6b45',
      '#7a3f80',
      '#c07f50',
      '#333333',
      '#7fb89a',
      '#b9a21f',
      '#6b3f2a',
    ],
    remainder: '#ffffff',
    shades: ['#c4d0ea', '#93a9d8', '#5f7ec0', '#2f52a5', '#00209f'],
  },
}

/** The colours of a theme. */
export function palette(theme: Theme): Palette {
  return palettes[theme]
}

/** System faces only; also set on text inside pictures. */
export const FONT =
  "system-ui, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"

/** Type sizes inside pictures, CSS pixels. */
export const SIZE = { label: 13, small: 12 } as const

/** For text that scatter points carry: left alone, ECharts draws points, and so their labels, at four fifths ink. */
export const OPAQUE = { opacity: 1 } as const

/** Below this width labels stand above their marks. */
export const NARROW = 560

/** The colour of a place: the accent set in order of choosing for the first eight, else the plain grey. */
export function placeColour(id: string, places: readonly string[], colours: Palette): string {
  const at = places.indexOf(id)
  if (at < 0) return colours.plain
  return colours.chosen[at] ?? colours.accent
}

/** Stands before the words that say why a number is missing: each reason looks its own. */
export const MISSING_SIGNS: Readonly<Record<MissingReason, string>> = {
  not_stated: '?',
  pending: '…',
  not_applicable: '∕',
  withheld: '▪',
}

/** Stands behind a number that the audit speaks against. */
export const FLAG = '△'

/** What else a picture holds: lines of intervals (by Wilson, or Byar's for counts), outlined marks, flags. */
export interface Holds {
  readonly intervals?: boolean
  readonly byar?: boolean
  readonly unlike?: boolean
  readonly target?: boolean
  readonly flags?: boolean
  /** Ranks from–to: every pair tested, or not. */
  readonly ranks?: 'tested' | 'stated'
}

/** Explains the marks and signs that a picture really holds beyond the plain ones. */
export function legendOfKinds(
  values: readonly Pick<Observation, 'value_kind' | 'value' | 'missing_reason' | 'd'>[],
  holds: Holds,
  colours: Palette,
  words: Words,
): LegendItem[] {
  const kinds = new Set(values.map((value) => value.value_kind))
  const missing = new Set(
    values.flatMap((row) => (row.value_kind === 'missing' ? [row.missing_reason ?? 'not_stated'] : [])),
  )
  const item = (key: string, glyph: LegendItem['glyph']): LegendItem => ({
    key,
    label: words.say(`legend.${key}`),
    colour: colours.plain,
    glyph,
    toggles: false,
  })
  return [
    ...(holds.ranks ? [item(`rank.${holds.ranks}`, 'text')] : []),
    ...(holds.intervals ? [item('interval', 'line')] : []),
    ...(holds.byar ? [item('byar', 'line')] : []),
    ...(values.some(hasFewCases) ? [item('few', 'pale')] : []),
    ...(kinds.has('at_least') ? [item('at_least', 'open')] : []),
    ...(kinds.has('at_most') ? [item('at_most', 'open_left')] : []),
    ...(kinds.has('about') ? [item('about', 'hollow')] : []),
    ...(kinds.has('range') ? [item('range', 'range')] : []),
    ...(holds.target ? [item('target', 'diamond')] : []),
    ...(holds.unlike ? [item('unlike', 'hollow')] : []),
    ...(holds.flags ? [item('flag', 'text')] : []),
    ...(values.some(isZero) ? [item('zero', 'tick')] : []),
    ...MISSING_REASONS.filter((reason) => missing.has(reason)).map((reason) => item(reason, 'text')),
  ]
}

function isZero({ value_kind, value }: Pick<Observation, 'value_kind' | 'value'>): boolean {
  return value_kind === 'exact' && value === 0
}
