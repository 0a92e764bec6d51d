import type { ChartOption } from '../figures/echarts.ts'
import type { Tip } from '../figures/figure.ts'

/** A mark that can be pointed at: which series, where on its axes, and what it tells. */
export interface Hit {
  readonly series: number
  readonly x: number | string
  readonly y: number | string
  /** From where to where it reaches along each axis, where it is longer than a point. */
  readonly spanX: Span | null
  readonly spanY: Span | null
  readonly tip: Tip
  readonly href: string | null
}

type Span = readonly [number, number]

/** A mark in pixels of the picture; `across` and `down` are its spans. */
export interface PlacedHit {
  readonly hit: Hit
  readonly left: number
  readonly top: number
  readonly across?: Span
  readonly down?: Span
}

/** How a picture is pointed at: by rows, by cells of a size in CSS pixels, or near each mark. */
export type Pointing =
  | { readonly by: 'rows' }
  | { readonly by: 'cells'; readonly width: number; readonly height: number }
  | { readonly by: 'marks' }

/** The marks of an option that tell something, in reading order: each tip of a place on the axes once. */
export function hitsOf(option: ChartOption): Hit[] {
  const hits: Hit[] = []
  const seen = new Set<string>()
  for (const [series, { data, encode }] of seriesOf(option).entries()) {
    const atX = dimensions(encode, 'x', 0)
    const atY = dimensions(encode, 'y', 1)
    for (const item of data) {
      if (!isRecord(item) || !isTip(item.tip)) continue
      const value = Array.isArray(item.value) ? item.value : []
      const x: unknown = value[atX[0] ?? 0]
      const y: unknown = value[atY[0] ?? 1]
      if (!isPlace(x) || !isPlace(y)) continue
      const key = JSON.stringify([y, item.tip])
      if (seen.has(key)) continue
      seen.add(key)
      hits.push({
        series,
        x,
        y,
        spanX: spanOf(atX, value),
        spanY: spanOf(atY, value),
        tip: item.tip,
        href: typeof item.href === 'string' ? item.href : null,
      })
    }
  }
  return hits
}

/**
 * How a picture of this size is pointed at: names down the side and one scale across make rows, names on both
 * axes make cells.
 */
export function pointingOf(option: ChartOption, width: number, height: number): Pointing {
  const x = first(option.xAxis)
  const y = first(option.yAxis)
  if (!isCategory(y)) return { by: 'marks' }
  const grid = first(option.grid)
  if (!isCategory(x) || !isRecord(grid)) return { by: 'rows' }
  const edge = (side: string): number => (typeof grid[side] === 'number' ? grid[side] : 0)
  return {
    by: 'cells',
    width: (width - edge('left') - edge('right')) / Math.max(1, x.data.length),
    height: (height - edge('top') - edge('bottom')) / Math.max(1, y.data.length),
  }
}

/** An instance of ECharts, as far as it tells where on its picture a place on the axes is. */
export interface Pictured {
  convertToPixel(of: { seriesIndex: number }, place: (number | string)[]): unknown
}

/** The marks in pixels of the picture; what the picture does not place is left out. */
export function placeHits(hits: readonly Hit[], pictured: Pictured): PlacedHit[] {
  const pixelOf = (series: number, x: number | string, y: number | string): Span | null => {
    const pixel = pictured.convertToPixel({ seriesIndex: series }, [x, y])
    const [left, top]: readonly unknown[] = Array.isArray(pixel) ? pixel : []
    return typeof left === 'number' && typeof top === 'number' ? [left, top] : null
  }
  return hits.flatMap((hit): PlacedHit[] => {
    const { series, x, y, spanX, spanY } = hit
    const point = pixelOf(series, x, y)
    const from = pixelOf(series, spanX?.[0] ?? x, spanY?.[0] ?? y)
    const to = pixelOf(series, spanX?.[1] ?? x, spanY?.[1] ?? y)
    if (point === null || from === null || to === null) return []
    const across = inOrder(from[0], to[0])
    return [{ hit, left: (across[0] + across[1]) / 2, top: point[1], across, down: inOrder(from[1], to[1]) }]
  })
}

/** The mark that a key leads to, of so many; `null`: away from all; `undefined`: the key means nothing here. */
export function stepTo(key: string, current: number | null, count: number): number | null | undefined {
  const last = count - 1
  if (key === 'Escape' && current !== null) return null
  if (last < 0) return undefined
  const to: Readonly<Record<string, number>> = {
    ArrowDown: current === null ? 0 : Math.min(current + 1, last),
    ArrowRight: current === null ? 0 : Math.min(current + 1, last),
    ArrowUp: current === null ? last : Math.max(current - 1, 0),
    ArrowLeft: current === null ? last : Math.max(current - 1, 0),
    Home: 0,
    End: last,
  }
  return to[key]
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Where the left upper corner of a tip stands: beside its mark, inside the picture. CSS pixels. */
export function tipCorner({ left, top }: PlacedHit, tip: Size, picture: Size): { left: number; top: number } {
  const beside = left + 14 + tip.width <= picture.width ? left + 14 : left - 14 - tip.width
  const below = top + 14 + tip.height <= picture.height ? top + 14 : top - 14 - tip.height
  return {
    left: Math.max(0, Math.min(beside, picture.width - tip.width)),
    top: Math.max(-8, below),
  }
}

/** How near the pointer has to be, in CSS pixels. */
const REACH = 26
const ROW_REACH = 16

/**
 * The mark that the pointer means: in rows any of its row, the nearest first; of cells the one it is on; else
 * the nearest within reach, measured from the whole length of the mark.
 */
export function nearest(
  hits: readonly PlacedHit[],
  left: number,
  top: number,
  pointing: Pointing,
): PlacedHit | null {
  let best: PlacedHit | null = null
  let least = Number.POSITIVE_INFINITY
  for (const placed of hits) {
    const across = away(left, placed.across ?? [placed.left, placed.left])
    const down = away(top, placed.down ?? [placed.top, placed.top])
    if (!isWithin(across, down, pointing)) continue
    const distance = pointing.by === 'rows' ? down * 1e4 + across : Math.hypot(across, down)
    if (distance < least) {
      best = placed
      least = distance
    }
  }
  return best
}

function isWithin(across: number, down: number, pointing: Pointing): boolean {
  if (pointing.by === 'rows') return down <= ROW_REACH
  if (pointing.by === 'cells') return across <= pointing.width / 2 && down <= pointing.height / 2
  return Math.hypot(across, down) <= REACH
}

function away(at: number, [from, to]: Span): number {
  return Math.max(0, from - at, at - to)
}

function inOrder(a: number, b: number): Span {
  return a <= b ? [a, b] : [b, a]
}

function seriesOf(option: ChartOption): { readonly data: readonly unknown[]; readonly encode: unknown }[] {
  const given: unknown = option.series
  const list: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given]
  return list.map((series) => ({
    data: isRecord(series) && Array.isArray(series.data) ? series.data : [],
    encode: isRecord(series) ? series.encode : undefined,
  }))
}

/** The dimensions that an axis reads; the first is where the mark stands. */
function dimensions(encode: unknown, name: 'x' | 'y', otherwise: number): number[] {
  const given: unknown = isRecord(encode) ? encode[name] : undefined
  const list: readonly unknown[] = Array.isArray(given) ? given : [given]
  const numbers = list.filter((one): one is number => typeof one === 'number')
  return numbers.length === 0 ? [otherwise] : numbers
}

function spanOf(dimensions: readonly number[], value: readonly unknown[]): Span | null {
  const ends = dimensions
    .map((at) => value[at])
    .filter((end): end is number => typeof end === 'number' && Number.isFinite(end))
  const from = Math.min(...ends)
  const to = Math.max(...ends)
  return from < to ? [from, to] : null
}

function isCategory(axis: unknown): axis is { readonly data: readonly unknown[] } {
  return isRecord(axis) && axis.type === 'category' && Array.isArray(axis.data)
}

function first(given: unknown): unknown {
  return Array.isArray(given) ? given[0] : given
}

function isPlace(value: unknown): value is number | string {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}

function isTip(tip: unknown): tip is Tip {
  return isRecord(tip) && typeof tip.title === 'string' && Array.isArray(tip.lines)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
