/** JavaScript and CSS that the first figure waits for, in bytes after gzip -9. */
export const FIRST_LOAD = 340_000

/** JavaScript and CSS that a figure embedded in another page waits for, whichever figure: bytes after gzip -9. */
export const EMBED = 240_000

/** The script for pages that embed figures, in bytes as it lies there. */
export const EMBED_SCRIPT = 3_000

/** Ms that `npm run bench` holds its times against; no test and no build does: they depend on the machine. */
export const TIMES = {
  /** From navigation to the mark `fadu:first-figure`; `slow`: 10 Mbit/s with 40 ms round trip. */
  firstFigure: { unthrottled: 300, slow: 600 },
  /** From input to painted, the figures in view. */
  indicator: { p50: 25, p95: 50 },
  places: { p95: 30 },
  /** A set of twenty places in the matrix of the workspace. */
  sets: { p95: 50 },
  /** A frame of scrolling through 200 places × 40 indicators. */
  scrolling: { p95: 33 },
} as const

/**
 * Modules that load when they are asked for, after the first figure; they and what only they import are outside
 * the budget. Any other chunk that is imported dynamically is inside.
 */
export const LATER: readonly string[] = [
  'src/db/engine.ts',
  'src/embed/main.ts',
  'src/embed/show.ts',
  'src/db/files.ts',
  'src/i18n/en.json',
  'src/model/audit.ts',
  'src/pages/audit.tsx',
  'src/figures/distribution/index.ts',
  'src/figures/scatter/index.ts',
  'src/figures/trend/index.ts',
  'src/figures/composition/index.ts',
  'src/figures/funnel/index.ts',
  'src/figures/findings/index.ts',
  'src/i18n/compare.en.json',
  'src/i18n/compare.zh.json',
  'src/i18n/diagnose.en.json',
  'src/i18n/diagnose.zh.json',
  'src/i18n/maker.en.json',
  'src/i18n/maker.zh.json',
  'src/i18n/method.en.json',
  'src/i18n/method.zh.json',
  'src/i18n/records.en.json',
  'src/i18n/records.zh.json',
  'src/pages/compare.tsx',
  'src/pages/diagnose.tsx',
  'src/pages/embed-maker.tsx',
  'src/pages/indicator.tsx',
  'src/pages/method.tsx',
  'src/i18n/sql.en.json',
  'src/i18n/sql.zh.json',
  'src/pages/sql.tsx',
  'src/pages/sql/editor.ts',
  'src/ui/QueryBehind.tsx',
  'src/pages/sources.tsx',
  'src/i18n/taken.en.json',
  'src/i18n/taken.zh.json',
  'src/ui/Citation.tsx',
  'src/figures/spine/index.ts',
  'src/i18n/place.en.json',
  'src/i18n/place.zh.json',
  'src/pages/place.tsx',
  'src/db/bundle.ts',
  'src/i18n/package.en.json',
  'src/i18n/package.zh.json',
  'src/pages/data.tsx',
  'src/pages/data/makezip.ts',
  'src/ui/download.ts',
  'src/ui/pickers.tsx',
  'src/ui/xlsx.ts',
]
