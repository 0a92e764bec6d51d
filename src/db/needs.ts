/** A browser's first version that will do, by browser. */
export type Floor = Readonly<Record<'chrome' | 'edge' | 'firefox' | 'safari', number>>

/** Pages and figures, drawn from prebuilt answers. scripts/check-floors.ts holds what is built to both floors. */
export const PAGE_FLOOR: Floor = { chrome: 87, edge: 88, firefox: 78, safari: 14 }

/** DuckDB in the page: exceptions in WebAssembly, its policy keyword, and unpacking gzip. */
export const ENGINE_FLOOR: Floor = { chrome: 97, edge: 97, firefox: 113, safari: 16.4 }

/** The strictest content security policy under which all of Fadu works, by directive. */
export const POLICY_NEEDS: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  // For these two no other directive stands in.
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
}

/** That policy as a header or a `<meta>` says it. */
export const POLICY = Object.entries(POLICY_NEEDS)
  .map(([directive, sources]) => [directive, ...sources].join(' '))
  .join('; ')

/** The type of each kind of file that Fadu consists of, without a character set. */
export const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
}
