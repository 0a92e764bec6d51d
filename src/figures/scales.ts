import { distinct } from '../model/collect.ts'
import { formatAxis } from '../model/formats.ts'
import type { Lang } from '../model/types.ts'
import { FONT, type Palette, SIZE } from './look.ts'
import { axisLabels, percentLabels, textWidth } from './rowplot.ts'

/** Where values stand on an axis: as they are, or each so many times the last where they differ that much. */
export interface ValueScale {
  /** A value on the axis. */
  along(value: number): number
  /** The ends, on the axis. */
  readonly from: number
  readonly to: number
  readonly isLog: boolean
  /** Where lines and numbers stand, on the axis. */
  readonly ticks: readonly number[]
}

/** From here on values are on a scale of powers: the greatest is so many times the least. */
const WIDE = 30

/** A scale that holds all values; per cent end at 0 and 100 unless some pass them. */
export function valueScale(
  values: readonly number[],
  { percent, narrow }: { readonly percent: boolean; readonly narrow: boolean },
): ValueScale {
  const finite = values.filter(Number.isFinite)
  const [low, high] = [Math.min(...finite), Math.max(...finite)]
  if (finite.length === 0) return evenScale(0, 1, percent, narrow)
  return !percent && low > 0 && high / low > WIDE
    ? powerScale(low, high, narrow)
    : evenScale(low, high, percent, narrow)
}

function evenScale(low: number, high: number, percent: boolean, narrow: boolean): ValueScale {
  const nearZero = low > 0 && low < high * 0.6 ? 0 : low
  const least = percent ? low : nearZero
  const spread = high - least || Math.abs(high) || 1
  const power = 10 ** Math.floor(Math.log10(spread / 2))
  const most = narrow ? 5 : 7
  const step = power * ([1, 2, 5, 10, 20].find((size) => spread / (size * power) <= most) ?? 50)
  const edge = step * 0.12
  const down = Math.floor((least - (least === 0 ? 0 : edge)) / step) * step
  const up = Math.ceil((high + edge) / step) * step
  const from = percent && low >= 0 ? Math.max(0, down) : least >= 0 ? Math.max(0, down) : down
  const to = percent && high <= 100 ? Math.min(100, up) : up
  const count = Math.round((to - from) / step)
  return {
    along: (value) => value,
    from,
    to,
    isLog: false,
    ticks: Array.from({ length: count + 1 }, (_, at) => Number((from + at * step).toPrecision(12))),
  }
}

function powerScale(low: number, high: number, narrow: boolean): ValueScale {
  const [from, to] = [Math.log10(low / 1.3), Math.log10(high * 1.3)]
  const digits = to - from > (narrow ? 2 : 3.5) ? [1] : [1, 2, 5]
  const first = Math.floor(from)
  const powers = Array.from({ length: Math.ceil(to) - first + 1 }, (_, at) => first + at)
  const ticks = powers
    .flatMap((power) => digits.map((digit) => Math.log10(digit * 10 ** power)))
    .filter((tick) => tick >= from && tick <= to)
  return { along: Math.log10, from, to, isLog: true, ticks: distinct(ticks) }
}

const powerLabels: Readonly<Record<Lang, (value: number) => string>> = {
  zh: (value) => formatAxis(Number((10 ** value).toPrecision(3)), 'zh'),
  en: (value) => formatAxis(Number((10 ** value).toPrecision(3)), 'en'),
}

function labels(scale: ValueScale, percent: boolean, lang: Lang): (value: number) => string {
  return scale.isLog ? powerLabels[lang] : (percent ? percentLabels : axisLabels)[lang]
}

/** How wide the numbers of an axis are, CSS pixels. */
export function tickWidth(scale: ValueScale, percent: boolean, lang: Lang): number {
  const say = labels(scale, percent, lang)
  return Math.ceil(Math.max(0, ...scale.ticks.map((tick) => textWidth(say(tick), SIZE.small))))
}

/** An axis of that scale: hairlines, quiet numbers. */
export function scaleAxis(scale: ValueScale, percent: boolean, lang: Lang, colours: Palette) {
  const ticks = [...scale.ticks]
  return {
    type: 'value' as const,
    min: scale.from,
    max: scale.to,
    axisLine: { show: false },
    axisTick: { show: false, customValues: ticks },
    splitLine: { show: true, lineStyle: { color: colours.line } },
    axisLabel: {
      fontFamily: FONT,
      fontSize: SIZE.small,
      color: colours.quiet,
      hideOverlap: true,
      customValues: ticks,
      formatter: labels(scale, percent, lang),
    },
  }
}
