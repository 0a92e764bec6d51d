import type { Lang } from './types.ts'

/** A no-break space for between a number and its unit: thin, where Chinese text is set. */
const THIN_SPACE = '\u202f'

/** A number with its separators, at most `decimals` digits after the point (kept, where `fixed`); no zero has a sign. */
export function formatNumber(value: number, lang: Lang, decimals = 0, fixed = false): string {
  const isZero = value <= 0 && value > -0.5 / 10 ** decimals
  return formatter(lang, decimals, fixed).format(isZero ? 0 : value)
}

/**
 * A number per 10,000 residents: from 10 up one digit after the point, below two; below 0.01 two significant digits,
 * as one case among many residents is little, not nothing.
 */
export function formatPerHead(value: number, lang: Lang): string {
  const size = Math.abs(value)
  return formatNumber(value, lang, size >= 10 ? 1 : size < 0.01 ? Math.max(2, decimalsOfTwo(size)) : 2, true)
}

/** How many digits after the point two significant ones take below 1; 0 for none. */
function decimalsOfTwo(size: number): number {
  return size > 0 && size < 1 ? Math.min(MOST_DECIMALS, 1 - Math.floor(Math.log10(size))) : 0
}

/** A computed number to hundredths; below 0.01 to two significant digits, as above. */
export function roundedShort(value: number): number {
  return Math.abs(value) < 0.01 ? Number(value.toPrecision(2)) : Math.round(value * 100) / 100
}

/** A number as a table shows it: four digits after the point at most, or two significant ones where those show none. */
export function formatCell(value: number, lang: Lang): string {
  return formatNumber(value, lang, Math.max(4, decimalsOfTwo(Math.abs(value))))
}

/** A number with its unit behind it: 6 cases, 92.3 %; the per cent sign closes up in Chinese (92.3%). */
export function withUnit(number: string, unit: string, lang: Lang): string {
  if (unit === '') return number
  return lang === 'zh' && unit.startsWith('%') ? `${number}${unit}` : `${number}${THIN_SPACE}${unit}`
}

/**
 * A number for an axis: 万 and 亿 in Chinese (2.5万), thousands separators in English (25,000).
 * At most two digits after the point.
 */
export function formatAxis(value: number, lang: Lang): string {
  if (lang === 'zh') {
    const size = Math.abs(value)
    if (size >= 1e8) return `${formatNumber(value / 1e8, lang, 2)}亿`
    if (size >= 1e4) return `${formatNumber(value / 1e4, lang, 2)}万`
  }
  return formatNumber(value, lang, 2)
}

/** A double tells no more digits apart, and no browser prints more than twenty. */
const MOST_DECIMALS = 15

/** How many digits after the point a number rounded to `unit` was printed with: 0.1 gives 1; 100 gives 0; fifteen at most. */
export function decimalsOf(unit: number): number {
  return unit >= 1 || !(unit > 0) ? 0 : Math.min(MOST_DECIMALS, Math.round(-Math.log10(unit)))
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(lang: Lang, decimals: number, fixed: boolean): Intl.NumberFormat {
  const key = `${lang} ${decimals} ${fixed}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    minimumFractionDigits: fixed ? decimals : 0,
    maximumFractionDigits: decimals,
  })
  formatters.set(key, made)
  return made
}
