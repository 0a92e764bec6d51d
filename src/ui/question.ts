import type { Params } from '../db/query.ts'
import { familyPage } from '../figures/addresses.ts'
import { DEFAULTS, funnelParams } from '../figures/defaults.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { NOTHING_CHOSEN, type Selection } from './selection.ts'

/** What a figure is asked when an address shows it by itself. */
export function paramsOf(figure: string, selection: Selection, catalogue: Catalogue | null): Params {
  const { indicator, total, axes } = selection
  switch (figure) {
    case 'ranking':
    case 'distribution':
      return { i: indicator ?? DEFAULTS.cases.indicator }
    case 'trend':
      return { i: indicator ?? DEFAULTS.outcomes.indicator }
    case 'composition':
      return { i: total ?? DEFAULTS.cases.total }
    case 'scatter':
      return axes === null ? DEFAULTS.compare : { x: axes[0], y: axes[1] }
    case 'funnel': {
      const family = catalogue?.indicators.get(indicator ?? '')?.family
      const page = family === 'litigation_outcome' ? DEFAULTS.outcomes : DEFAULTS.cases
      return funnelParams(indicator, page.funnel)
    }
    default:
      return {}
  }
}

/** Figures that follow the choices of the coverage matrix and of the audit. */
const NARROWED: readonly string[] = ['coverage', 'findings']

/**
 * What of a page's choices goes with one of its figures when it is shown by itself: the page's own defaults are
 * said, what the figure does not ask is left out.
 */
export function questionOf(figure: string, params: Params, selection: Selection): Selection {
  const { search, family, all, kinds, observation } = NARROWED.includes(figure) ? selection : NOTHING_CHOSEN
  const asked = params.i ?? null
  return {
    ...selection,
    ...{ search, family, all, kinds, observation },
    page: '',
    subject: null,
    section: null,
    version: null,
    indicator: figure === 'composition' ? null : asked,
    total: figure === 'composition' ? asked : null,
    axes: params.x === undefined || params.y === undefined ? null : [params.x, params.y],
  }
}

/** Whether a figure is narrowed down by words, family and kinds. */
export function isNarrowed(figure: string): boolean {
  return NARROWED.includes(figure)
}

/** Where each figure that may be embedded stands among others, if it is asked of no indicator that is known. */
const PAGES: Readonly<Record<string, string>> = {
  coverage: '',
  ranking: 'cases',
  compliance: 'compliance',
  outcomes: 'outcomes',
  progress: 'reform',
  reform_counts: 'reform',
  trend: 'outcomes',
  composition: 'cases',
  funnel: 'cases',
  distribution: 'indicator',
  scatter: 'compare',
  findings: 'audit',
}

/** The page that shows a figure among others, with all its notes, and what that page is about. */
export function pageOf(
  figure: string,
  params: Params,
  catalogue: Catalogue | null,
): Pick<Selection, 'page' | 'subject'> {
  const indicator = catalogue?.indicators.get(params.i ?? '')
  const page = PAGES[figure] ?? ''
  if (indicator === undefined) return { page, subject: null }
  return page === 'indicator'
    ? { page, subject: indicator.id }
    : { page: familyPage(indicator.family), subject: null }
}
