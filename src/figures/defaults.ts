import type { Params } from '../db/query.ts'

/**
 * What each page shows where nothing is chosen: what most places report, or what is broken down best. `lead` is the
 * period that the first page's ranking leads with.
 */
export const DEFAULTS = {
  cases: {
    indicator: 'reconsideration.accepted',
    lead: '2019',
    total: 'petition.accepted',
    funnel: 'reconsideration.acceptance_rate',
  },
  compliance: { indicator: 'normative.legality_review_rate' },
  outcomes: { indicator: 'litigation.appearance_rate', funnel: 'litigation.loss_rate' },
  compare: { x: 'disclosure.reconsideration_cases', y: 'disclosure.litigation_cases' },
  reform: { indicator: 'reform.staff_in_towns_share', total: 'reform.enforcement_matters' },
} as const

/** The place that the range chart shows where none is asked for: one that reports much of what others report. */
export const USUAL_PLACE = '370000'

/** The funnel plot's parameters: of the chosen indicator, or of `otherwise` where too few places give that one. */
export function funnelParams(indicator: string | null, otherwise: string): Params {
  return indicator === null ? { i: otherwise } : { i: indicator, otherwise }
}
