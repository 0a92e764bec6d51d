import { textWidth } from '../../../figures/rowplot.ts'

/**
 * The sheet as `place.css` sets it, in CSS pixels: two pages of A4 within their margins, text of 10 pt, small print of
 * 8 pt; less what the foot of the first page may leave empty, as no sentence is broken there.
 */
const SHEET = { width: 650, height: 2 * 1015 - 140 } as const
/** Latin letters are narrower than `textWidth` thinks, which rather keeps room. */
const LATIN = 0.88
const TEXT = { size: 13.4, line: 20.5, gap: 3 } as const
const SMALL = { size: 10.7, line: 15.5, gap: 1 } as const
const HEADING = 40
/** Title, what it is held against, foot. */
const FRAME = 115
const INDENT = 24

/** What is asked for room: sections of texts, and texts in small print. */
export interface Asking {
  readonly lead: string
  readonly sections: readonly (readonly string[])[]
  readonly small: readonly string[]
}

/** About how high that is on paper, in CSS pixels. */
export function heightOf({ lead, sections, small }: Asking): number {
  const block = (text: string, { size, line, gap }: typeof TEXT | typeof SMALL) =>
    Math.ceil(widthOf(text, size) / (SHEET.width - INDENT)) * line + gap
  const sum = (texts: readonly string[], look: typeof TEXT | typeof SMALL) =>
    texts.reduce((all, text) => all + block(text, look), 0)
  return (
    FRAME +
    block(lead, TEXT) +
    sections.reduce((all, texts) => all + HEADING + sum(texts, TEXT), 0) +
    (small.length === 0 ? 0 : HEADING + sum(small, SMALL))
  )
}

/** About how wide a text is on one line, CSS pixels. */
function widthOf(text: string, size: number): number {
  const latin = text.replace(/[\u2e80-\uffef]/g, '')
  return (text.length - latin.length) * size + LATIN * textWidth(latin, size)
}

/** Whether that fits on the two pages. */
export function fits(asking: Asking): boolean {
  return heightOf(asking) <= SHEET.height
}

/**
 * How many texts each section keeps: all, or so many that the whole fits. The longest section gives first, from its
 * end; none gives its last one. `askingOf` says what is asked for with so many kept, as sources go with sentences.
 */
export function keep(counts: readonly number[], askingOf: (kept: readonly number[]) => Asking): number[] {
  const kept = [...counts]
  while (!fits(askingOf(kept))) {
    const most = Math.max(...kept)
    if (most <= 1) break
    const at = kept.lastIndexOf(most)
    kept[at] = most - 1
  }
  return kept
}
