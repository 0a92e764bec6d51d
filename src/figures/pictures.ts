/** Which pictures are made with the data, without a browser: for readers without script, and for any document. */
import type { Params } from '../db/query.ts'
import type { Lang } from '../model/types.ts'
import { DEFAULTS, USUAL_PLACE } from './defaults.ts'
import type { View } from './figure.ts'

/** A picture of one figure that the build makes in each language. */
export interface StaticPicture {
  /** Stands in file names. */
  readonly name: string
  /** The figure's id. */
  readonly figure: string
  readonly params: Params
  /** What is shown differently from what the figure chooses by itself. */
  readonly view: Partial<Pick<View, 'period' | 'brief'>>
  /** Hash address, without a language, under which a page shows it. */
  readonly address: string
  /** It stands in for the first page, where there is no script: also made as narrow as a telephone. */
  readonly lead: boolean
}

/** Widths of the plots in CSS pixels; the edges of the papers come to them. */
export const PICTURE_WIDTHS = { wide: 920, narrow: 350 } as const
export type PictureWidth = keyof typeof PICTURE_WIDTHS

/** The width of a figure on the page where there is room enough, in CSS pixels: that of `#root` in style.css. */
export const PAGE_WIDTH = 1008

const { cases, compliance, outcomes, reform } = DEFAULTS

/** The first page's figures in its order, then what each page shows of each figure where nothing is chosen. */
export const PICTURES: readonly StaticPicture[] = [
  { ...picture('coverage', ''), lead: true },
  lead('ranking', `cases?i=${cases.indicator}&y=${cases.lead}`, {
    params: { i: cases.indicator },
    period: cases.lead,
  }),
  lead('compliance', 'compliance'),
  lead('outcomes', 'outcomes'),
  lead('progress', 'reform'),
  asked('ranking', 'cases', cases.indicator),
  asked('trend', 'cases', cases.indicator),
  asked('funnel', 'cases', cases.funnel),
  asked('composition', 'cases', cases.total, 'c'),
  picture('compliance', 'compliance'),
  asked('ranking', 'compliance', compliance.indicator),
  asked('trend', 'compliance', compliance.indicator),
  picture('outcomes', 'outcomes'),
  asked('ranking', 'outcomes', outcomes.indicator),
  asked('trend', 'outcomes', outcomes.indicator),
  asked('funnel', 'outcomes', outcomes.funnel),
  picture('progress', 'reform'),
  asked('composition', 'reform', reform.total, 'c'),
  picture('reform_counts', 'reform'),
  asked('ranking', 'reform', reform.indicator),
  picture('findings', 'audit'),
  {
    ...picture('spine', `place/${USUAL_PLACE}`),
    params: { p: USUAL_PLACE, vs: 'level' },
  },
  { ...picture('scatter', 'compare'), params: DEFAULTS.compare },
  {
    ...picture('distribution', `indicator/${cases.indicator}`),
    params: { i: cases.indicator },
  },
]

/** Where a picture lies, below the data folder: `pictures/trend-litigation.loss_rate.zh.svg`. */
export function pictureFile(name: string, lang: Lang, width: PictureWidth = 'wide'): string {
  return `pictures/${name}.${width === 'wide' ? '' : `${width}.`}${lang}.svg`
}

/** Where a page's top with its first picture lies, below the data folder: see public/first.js. */
export function firstSightFile(page: string, lang: Lang): string {
  return `pictures/${page || 'home'}.${lang}.html`
}

/**
 * The picture of a figure with exactly these parameters and nothing else chosen, below the data folder; null where
 * none is made. A data package that has no rows for it has no picture either: see `pictures/pictures.json`.
 */
export function picturePath(figure: string, params: Params, lang: Lang): string | null {
  const found = PICTURES.find(
    (one) => one.figure === figure && Object.keys(one.view).length === 0 && sameParams(one.params, params),
  )
  return found === undefined ? null : pictureFile(found.name, lang)
}

function picture(figure: string, page: string): StaticPicture {
  return { name: figure, figure, params: {}, view: {}, address: `#/${page}`, lead: false }
}

function asked(figure: string, page: string, i: string, key = 'i'): StaticPicture {
  const address = `#/${page}?${key}=${encodeURIComponent(i)}`
  return { name: `${figure}-${i}`, figure, params: { i }, view: {}, address, lead: false }
}

function lead(
  figure: string,
  page: string,
  { params = {}, period = null }: { readonly params?: Params; readonly period?: string | null } = {},
): StaticPicture {
  return {
    name: `lead-${figure}`,
    figure,
    params,
    view: { period, brief: true },
    address: `#/${page}`,
    lead: true,
  }
}

function sameParams(one: Params, other: Params): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => one[key] === other[key])
}
