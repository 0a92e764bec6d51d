import type { Indicator, Observation } from '../../model/types.ts'
import { niceMax } from '../rowplot.ts'
import { yearsOf } from '../timeplot.ts'
import {
  canBeFollowed,
  levelsOf,
  type TrendPlace,
  type TrendPoint,
  type TrendSeries,
  type TrendShown,
} from './show.ts'

/** The scale follows the places in front where others are more than so many times greater. */
const OUT_OF_SCALE = 3
/** The years follow the places in front where all together stretch over so many times more. */
const OUT_OF_TIME = 1.8
const LEAST_YEARS = 5
const A_DAY = 1 / 365

/** What of the grey places lies in the picture, so that those in front can be read. */
interface Frame {
  readonly highest: number
  readonly from: number
  readonly to: number
}

/**
 * The frame of the picture: it follows the places in front where others would press them flat, being much
 * greater or lying many years away.
 */
export function frameOf(shown: TrendShown, indicator: Indicator): Frame {
  const pointsOf = (places: readonly TrendPlace[]) => places.flatMap(({ series }) => series.flatMap(levelsOf))
  const front = pointsOf(shown.front)
  const behind = pointsOf(shown.behind)
  const top = niceMax(front.map(topOf))
  const tooHigh = indicator.measure !== 'proportion' && Math.max(0, ...behind.map(topOf)) > OUT_OF_SCALE * top
  const years = (points: readonly TrendPoint[]) => {
    const ends = points.flatMap(({ row }) => [middle(row) - halfLength(row), yearsOf(row).to])
    return { from: Math.min(...ends), to: Math.max(...ends) }
  }
  const near = years(front)
  const all = years([...front, ...behind])
  const tooLong = all.to - all.from > OUT_OF_TIME * Math.max(LEAST_YEARS, near.to - near.from)
  return { highest: tooHigh ? top : Number.POSITIVE_INFINITY, ...(tooLong ? widened(near, all) : all) }
}

/** A stretch of years made at least `LEAST_YEARS` long, within the years that there are. */
function widened(near: { from: number; to: number }, all: { from: number; to: number }) {
  const missing = Math.max(0, LEAST_YEARS - (near.to - near.from)) / 2
  return { from: Math.max(all.from, near.from - missing), to: Math.min(all.to, near.to + missing) }
}

function isIn(point: TrendPoint, frame: Frame): boolean {
  return (
    topOf(point) <= frame.highest &&
    middle(point.row) - halfLength(point.row) >= frame.from - A_DAY &&
    yearsOf(point.row).to <= frame.to + A_DAY
  )
}

/** A series with only its values that lie in the frame. */
export function within(series: TrendSeries, frame: Frame): TrendSeries {
  return { ...series, points: series.points.filter((point) => point.at !== null && isIn(point, frame)) }
}

/** Grey places with values outside the frame. */
export function beyond(shown: TrendShown, indicator: Indicator): TrendPlace[] {
  if (shown.layout === 'multiples' || !canBeFollowed(shown)) return []
  const frame = frameOf(shown, indicator)
  return shown.behind.filter(({ series }) =>
    series.some((one) => levelsOf(one).some((point) => !isIn(point, frame))),
  )
}

/** Where a value stands on the scale. */
export function topOf({ at }: TrendPoint): number {
  return at ?? 0
}

/** Where a period stands: its middle; a stock, and a total since an unknown start, at its day. */
export function middle(row: Observation): number {
  return yearsOf(row).to - halfLength(row)
}

function halfLength(row: Observation): number {
  const { from, to } = yearsOf(row)
  return from === null ? 0 : (to - from) / 2
}
