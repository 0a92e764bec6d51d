import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { ENGINE_FLOOR, PAGE_FLOOR } from '../src/db/needs.ts'
import { isRunAs } from './files.ts'
import { compatData, knownAt, type Lack, readScript, type Script, scriptLacks, styleLacks } from './floors.ts'

/** A use that does no harm below the version that has it, and why. */
interface Allowed {
  readonly feature: RegExp
  /** The files that may use it, by name. */
  readonly file: RegExp
  readonly why: string
}

/** An entry that nothing needs any more is a fault, too. */
const ALLOWED: readonly Allowed[] = [
  {
    feature:
      /^javascript\.builtins\.(DisposableStack\.dispose|AsyncDisposableStack\.use|ArrayBuffer\.resize|Set\.union)$/,
    file: /\.js$/,
    why: 'methods that ECharts and React define themselves',
  },
  {
    feature: /^api\.(Document\.startViewTransition|ViewTransition\.skipTransition)$/,
    file: /\.js$/,
    why: 'React tries it for a component that is not used',
  },
  {
    feature: /^css\.properties\.(color-scheme|accent-color|text-size-adjust|forced-color-adjust|cursor)\b/,
    file: /\.css$/,
    why: 'without it form fields, text sizes and forced colours are the browser’s own',
  },
  {
    feature: /^css\.properties\.break-(inside|before|after)\./,
    file: /\.css$/,
    why: 'without it a row may be parted between two columns or sheets',
  },
  {
    feature: /^css\.(at-rules\.page|properties\.size)$/,
    file: /^place-/,
    why: 'without it the sheet is the one that the printer has',
  },
  {
    feature: /^css\.properties\.overflow-wrap\.anywhere$/,
    file: /\.css$/,
    why: 'without it a word that is too long stands out of its column',
  },
  {
    feature: /^css\.at-rules\.media\.(prefers-contrast|forced-colors)$/,
    file: /\.css$/,
    why: 'without it the theme is light or dark',
  },
  {
    feature: /^css\.selectors\.focus-visible$/,
    file: /\.css$/,
    why: 'without it the focus has the browser’s own ring',
  },
  {
    feature:
      /^(api\.(EditContext|IdleDeadline|InputEvent|Scheduling|Selection|TextFormatUpdateEvent|Window)\b|javascript\.builtins\.AsyncDisposableStack\.move$)/,
    file: /^editor-/,
    why: 'the editor stands only where style sheets can be constructed, and asks before it uses these',
  },
  {
    feature: /^javascript\.builtins\.Iterator\.toArray$/,
    file: /^(engine|duckdb)/,
    why: 'a method of Arrow’s vectors',
  },
  {
    feature: /^javascript\.builtins\.Error\.captureStackTrace$/,
    file: /^zip-/,
    why: 'fflate asks first whether there is one',
  },
  {
    feature: /^javascript\.builtins\.SharedArrayBuffer\.grow$/,
    file: /^duckdb/,
    why: 'grow() is asked of WebAssembly.Memory',
  },
  {
    feature: /^api\.(EXT|WEBGL|FileSystem|NavigatorLogin|Element|Navigator|Screen|Window)(_\w+|\w*Handle)?\b/,
    file: /^duckdb/,
    why: 'Emscripten’s glue for screens, private files and timers, which DuckDB calls for none of our questions',
  },
]

/** A chunk of Vite's manifest, as far as it tells what loads what. */
const viteManifest = v.record(
  v.string(),
  v.object({
    file: v.string(),
    imports: v.optional(v.array(v.string()), []),
    dynamicImports: v.optional(v.array(v.string()), []),
    assets: v.optional(v.array(v.string()), []),
  }),
)

/** The files that only the engine loads; all others are the page's. */
export function engineFilesOf(manifest: v.InferOutput<typeof viteManifest>): Set<string> {
  const reached = (from: readonly string[], not: string): Set<string> => {
    const seen = new Set<string>()
    const open = [...from]
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name) || name === not) continue
      seen.add(name)
      open.push(...(manifest[name]?.imports ?? []), ...(manifest[name]?.dynamicImports ?? []))
    }
    return seen
  }
  const filesOf = (names: Iterable<string>) =>
    [...names].flatMap((name) => [manifest[name]?.file ?? '', ...(manifest[name]?.assets ?? [])])
  const engine = 'src/db/engine.ts'
  const page = new Set(filesOf(reached(['index.html'], engine)))
  return new Set(filesOf(reached([engine], 'index.html')).filter((file) => !page.has(file)))
}

/** What runs before anything is known of the browser, and is therefore written as of old. */
const OLDEST = /^old\.js$/

/** Every fault of the scripts and style sheets below a folder, a line each. */
export function floorFaults(folder: string): { readonly faults: string[]; readonly files: number } {
  const manifest = v.parse(
    viteManifest,
    JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')),
  )
  const engineOnly = engineFilesOf(manifest)
  const data = compatData()
  const page = knownAt(PAGE_FLOOR, data)
  const engine = knownAt(ENGINE_FLOOR, data)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replace(/\\/g, '/'))
    .filter((path) => /\.(js|css)$/.test(path))
    .sort()
  const lacks: { readonly path: string; readonly lack: Lack }[] = []
  const say = (path: string, found: readonly Lack[]) => {
    for (const lack of found) lacks.push({ path, lack })
  }
  const scripts = new Map<string, Script>()
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8')
    if (path.endsWith('.css')) say(path, styleLacks(text, page))
    else {
      const script = readScript(text, OLDEST.test(path) ? 5 : engineOnly.has(path) ? 2022 : 2020)
      if ('lacking' in script) say(path, [script])
      else scripts.set(path, script)
    }
  }
  const defined = new Set([...scripts.values()].flatMap(({ defines }) => [...defines]))
  for (const [path, script] of scripts)
    say(path, scriptLacks(script, engineOnly.has(path) ? engine : page, defined))

  const nameOf = (path: string) => path.split('/').pop() ?? path
  const isAllowed = (one: Allowed, { path, lack }: (typeof lacks)[number]) =>
    one.feature.test(lack.feature) && one.file.test(nameOf(path))
  return {
    files: paths.length,
    faults: [
      ...lacks
        .filter((found) => !ALLOWED.some((one) => isAllowed(one, found)))
        .map(({ path, lack }) => `${path}:${lack.at}: ${lack.feature}: not in ${lack.lacking.join(', ')}`),
      ...ALLOWED.filter((one) => !lacks.some((found) => isAllowed(one, found))).map(
        ({ feature, why }) =>
          `scripts/check-floors.ts: nothing needs this allowance any more: ${feature} (${why})`,
      ),
    ],
  }
}

function main(folder: string): void {
  const { faults, files } = floorFaults(folder)
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
  const said = (floor: typeof PAGE_FLOOR) =>
    Object.entries(floor)
      .map(([browser, version]) => `${browser} ${version}`)
      .join(', ')
  console.log(
    `${files} scripts and style sheets against ${said(PAGE_FLOOR)} (engine: ${said(ENGINE_FLOOR)}): ${faults.length} faults`,
  )
}

if (isRunAs(import.meta.url)) main(process.argv[2] ?? 'dist')
