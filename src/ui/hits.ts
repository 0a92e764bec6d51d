import type { ChartOption } from '../figures/echarts.ts'
import type { Tip } from '../figures/figure.ts'

/** A mark that can be pointed at: which series, where on its axes, and what it tells. */
export interface Hit {
  readonly series: number
  readonly x: number | string
  readonly y: number | string
  readonly tip: Tip
  readonly href: string | null
}

/** A mark in pixels of the picture. */
export interface PlacedHit {
  readonly hit: Hit
  readonly left: number
  readonly top: number
}

/** The marks of an option that tell something, in reading order: each tip of a place on the axes once. */
export function hitsOf(option: ChartOption): Hit[] {
  const hits: Hit[] = []
  const seen = new Set<string>()
  for (const [series, { data, encode }] of seriesOf(option).entries()) {
    const [atX, atY] = dimensions(encode)
    for (const item of data) {
      if (!isRecord(item) || !isTip(item.tip)) continue
      const value = Array.isArray(item.value) ? item.value : []
      const x: unknown = value[atX]
      const y: unknown = value[atY]
      if (!isPlace(x) || !isPlace(y)) continue
      const key = JSON.stringify([y, item.tip])
      if (seen.has(key)) continue
      seen.add(key)
      hits.push({ series, x, y, tip: item.tip, href: typeof item.href === 'string' ? item.href : null })
    }
  }
  return hits
}

/** Whether the picture is read row by row: names down the side, one scale across. */
export function isRowPlot(option: ChartOption): boolean {
  const y = first(option.yAxis)
  const x = first(option.xAxis)
  return isRecord(y) && y.type === 'category' && !(isRecord(x) && x.type === 'category')
}

/** How near the pointer has to be, in CSS pixels. */
const REACH = 26
const ROW_REACH = 16

/** The mark that the pointer means: in a row plot any of its row, the nearest first; else the nearest within reach. */
export function nearest(
  hits: readonly PlacedHit[],
  left: number,
  top: number,
  rows: boolean,
): PlacedHit | null {
  let best: PlacedHit | null = null
  let least = Number.POSITIVE_INFINITY
  for (const placed of hits) {
    const across = Math.abs(placed.left - left)
    const down = Math.abs(placed.top - top)
    if (rows ? down > ROW_REACH : Math.hypot(across, down) > REACH) continue
    const distance = rows ? down * 1e4 + across : Math.hypot(across, down)
    if (distance < least) {
      best = placed
      least = distance
    }
  }
  return best
}

function seriesOf(option: ChartOption): { readonly data: readonly unknown[]; readonly encode: unknown }[] {
  const given: unknown = option.series
  const list: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given]
  return list.map((series) => ({
    data: isRecord(series) && Array.isArray(series.data) ? series.data : [],
    encode: isRecord(series) ? series.encode : undefined,
  }))
}

function dimensions(encode: unknown): [number, number] {
  const at = (name: 'x' | 'y', otherwise: number): number => {
    const given = isRecord(encode) ? first(encode[name]) : undefined
    return typeof given === 'number' ? given : otherwise
  }
  return [at('x', 0), at('y', 1)]
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
