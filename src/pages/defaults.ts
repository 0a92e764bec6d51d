/** What each page shows where nothing is chosen: what most places report, or what is broken down best. */
export const DEFAULTS = {
  cases: { indicator: 'reconsideration.accepted', total: 'petition.accepted' },
  compliance: { indicator: 'enforcement.certified_rate' },
  outcomes: { indicator: 'litigation.appearance_rate' },
  reform: { indicator: 'reform.frontline_staff_moved_down_share', total: 'reform.enforcement_matters' },
} as const
