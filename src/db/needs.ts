/** A browser's first version that will do, by browser. */
export type Floor = Readonly<Record<'chrome' | 'edge' | 'firefox' | 'safari', number>>

/** Pages and figures, drawn from prebuilt answers. scripts/check-floors.ts holds what is built to both floors. */
export const PAGE_FLOOR: Floor = { chrome: 87, edge: 88, firefox: 78, safari: 14 }

/** DuckDB in the page: exceptions in WebAssembly, its policy keyword, and unpacking gzip. */
export const ENGINE_FLOOR: Floor = { chrome: 97, edge: 97, firefox: 113, safari: 16.4 }
