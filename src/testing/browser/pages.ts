/** All pages with figures that the browser tests open, by the path of their address; `routes.test.ts` holds it to the routes. */
export const PAGES = ['', 'cases', 'compliance', 'outcomes', 'reform', 'audit', 'method'] as const

/** Pages without figures in their usual frame, each with tests of its own. */
export const PAGES_WITHOUT_FIGURES = [
  'diagnose',
  'embed-maker',
  'place',
  'compare',
  'indicator',
  'sources',
  'sql',
  'data',
] as const
