import type { LegendItem } from '../figures/figure.ts'

/** The mark of a legend item as a path in a box of 22 by 12, drawn as the picture draws it. */
export interface GlyphPath {
  readonly d: string
  /** How much of the colour fills it; the rest is its line. */
  readonly fill: 'all' | 'pale' | 'none'
}

const circle = (radius: number) =>
  `M${11 - radius} 6a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`

const PATHS: Readonly<Record<Exclude<LegendItem['glyph'], 'text'>, GlyphPath>> = {
  square: { d: 'M5 0H17V12H5Z', fill: 'all' },
  line: { d: 'M1 6H21', fill: 'none' },
  dot: { d: circle(5), fill: 'all' },
  pale: { d: circle(4.5), fill: 'pale' },
  hollow: { d: circle(4.5), fill: 'none' },
  open: { d: 'M2 6H19M14.5 2L19 6L14.5 10', fill: 'none' },
  open_left: { d: 'M20 6H3M7.5 2L3 6L7.5 10', fill: 'none' },
  range: { d: 'M3 6H19M3 1V11M19 1V11', fill: 'none' },
  tick: { d: 'M11 0V12', fill: 'none' },
  diamond: { d: 'M11 0.5L16.5 6L11 11.5L5.5 6Z', fill: 'none' },
}

/** The path of a glyph; null for one that is only words. */
export function glyphPath(glyph: LegendItem['glyph']): GlyphPath | null {
  return glyph === 'text' ? null : PATHS[glyph]
}

/** What is set on the path, in SVG's own names. */
export function glyphAttributes(path: GlyphPath, colour: string): Readonly<Record<string, string>> {
  if (path.fill === 'all') return { d: path.d, fill: colour }
  if (path.fill === 'none') return { d: path.d, fill: 'none', stroke: colour, 'stroke-width': '1.75' }
  return { d: path.d, fill: colour, 'fill-opacity': '0.4', stroke: colour, 'stroke-width': '0.75' }
}
