import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { EACH } from '../src/figures/each.ts'
import { EMBED, EMBED_SCRIPT, FIRST_LOAD, LATER } from './budgets.ts'
import { isRunAs } from './files.ts'

/** Vite's manifest of a build: its chunks, by the module that each was made from. */
const viteManifest = v.record(
  v.string(),
  v.object({
    file: v.string(),
    name: v.optional(v.string(), ''),
    imports: v.optional(v.array(v.string()), []),
    dynamicImports: v.optional(v.array(v.string()), []),
    css: v.optional(v.array(v.string()), []),
  }),
)
type ViteManifest = v.InferOutput<typeof viteManifest>

/** The other entry is the script for pages that embed figures. */
function isPage(module: string): boolean {
  return module.endsWith('.html')
}

/** Scripts and styles that the first figure waits for: the entry and all that it imports, but what is for later. */
export function firstFiles(manifest: ViteManifest, later: readonly string[]): string[] {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (module: string) => {
    const chunk = manifest[module]
    if (!chunk || seen.has(module)) return
    seen.add(module)
    if (/\.(js|css)$/.test(chunk.file)) files.add(chunk.file)
    for (const css of chunk.css) files.add(css)
    for (const imported of chunk.imports) visit(imported)
    for (const imported of chunk.dynamicImports) if (!later.includes(imported)) visit(imported)
  }
  for (const module of Object.keys(manifest)) if (isPage(module)) visit(module)
  return [...files].sort()
}

/** What React calls its elements, in any bundle that holds it. */
const REACT = /react\.(transitional\.)?element/

/** What an embed asks for by itself: its program, what draws, the words of one language. */
const EMBED_MODULES = ['src/embed/main.ts', 'src/embed/show.ts', 'src/i18n/zh.json']

/**
 * Scripts and styles that an embed of one figure waits for: the entry, the embed's modules, the figure's chunk. The
 * manifest does not say what lies in a chunk that figures share, so one without its own is taken to need all such.
 */
export function embedFiles(manifest: ViteManifest, figure: string, figures: readonly string[]): string[] {
  const files = new Set<string>()
  const seen = new Set<string>()
  const later = new Set<string>()
  const visit = (module: string) => {
    const chunk = manifest[module]
    if (!chunk || seen.has(module)) return
    seen.add(module)
    if (/\.(js|css)$/.test(chunk.file)) files.add(chunk.file)
    for (const css of chunk.css) files.add(css)
    for (const imported of chunk.dynamicImports) later.add(imported)
    for (const imported of chunk.imports) visit(imported)
  }
  const figureOf = (module: string) =>
    figures.find((id) => module === `src/figures/${id}/index.ts` || manifest[module]?.name === id)
  for (const module of Object.keys(manifest))
    if (isPage(module) || EMBED_MODULES.includes(module)) visit(module)
  const fetched = [...later].filter((module) => module.startsWith('_') || figureOf(module) !== undefined)
  const own = fetched.filter((module) => figureOf(module) === figure)
  const shared = fetched.filter((module) => figureOf(module) === undefined)
  for (const module of own.length > 0 ? own : shared) visit(module)
  return [...files].sort()
}

/** Scripts and styles that index.html names for who has JavaScript, whatever the manifest says. */
export function namedIn(html: string): string[] {
  const named = [
    ...html
      .replace(/<noscript>[\s\S]*?<\/noscript>/g, '')
      .matchAll(/(?:src|href)="(?:\.\/)?([^"]+\.(?:js|css))"/g),
  ]
  return named.flatMap(([, file]) => file ?? [])
}

function main(folder: string): void {
  const path = join(folder, '.vite', 'manifest.json')
  if (!existsSync(path)) throw new Error(`${path} is not there: build with build.manifest`)
  const manifest = v.parse(viteManifest, JSON.parse(readFileSync(path, 'utf8')))
  const unknown = LATER.filter((module) => !manifest[module])
  if (unknown.length > 0) console.log(`scripts/budgets.ts: no chunk of its own: ${unknown.join(', ')}`)

  const named = namedIn(readFileSync(join(folder, 'index.html'), 'utf8'))
  const files = [...new Set([...firstFiles(manifest, LATER), ...named])]
  const sizeOf = (file: string) => {
    const bytes = readFileSync(join(folder, file))
    return { file, raw: bytes.length, packed: gzipSync(bytes, { level: 9 }).length }
  }
  const packedSum = (all: readonly { packed: number }[]) => all.reduce((sum, { packed }) => sum + packed, 0)
  const sizes = files.map(sizeOf).sort((a, b) => b.packed - a.packed)
  const line = (file: string, raw: string, packed: string) =>
    console.log(`${file.padEnd(44)} ${raw.padStart(9)} ${packed.padStart(9)}`)
  line('first load', 'raw kB', 'gzip kB')
  for (const { file, raw, packed } of sizes) line(file, kilobytes(raw), kilobytes(packed))
  const within = (what: string, bytes: number, budget: number) => {
    line(`${what}, of ${kilobytes(budget)} kB`, '', kilobytes(bytes))
    if (bytes <= budget) return
    console.error(`${what}: ${kilobytes(bytes - budget)} kB above its budget (scripts/budgets.ts).`)
    process.exitCode = 1
  }
  within('first load', packedSum(sizes), FIRST_LOAD)

  const ids = EACH.map(({ id }) => id)
  for (const id of ids) {
    const embedded = embedFiles(manifest, id, ids)
    const react = embedded.filter((file) => REACT.test(readFileSync(join(folder, file), 'utf8')))
    if (react.length > 0) {
      console.error(`An embed of ${id} loads React: ${react.join(', ')}`)
      process.exitCode = 1
    }
    within(`embedded ${id}`, packedSum([...new Set([...embedded, ...named])].map(sizeOf)), EMBED)
  }
  const script = join(folder, 'embed.js')
  if (existsSync(script)) within('embed.js as it lies there', readFileSync(script).length, EMBED_SCRIPT)
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

if (isRunAs(import.meta.url)) main(process.argv[2] ?? 'dist')
