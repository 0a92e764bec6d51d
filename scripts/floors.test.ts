import { expect, test } from 'vitest'
import { ENGINE_FLOOR, type Floor, PAGE_FLOOR } from '../src/db/needs.ts'
import { engineFilesOf } from './check-floors.ts'
import { compatData, knownAt, lackingAt, readScript, scriptLacks, styleLacks } from './floors.ts'

const data = compatData()
const page = knownAt(PAGE_FLOOR, data)

/** Names of what a script lacks at the page's floor. */
function scriptSays(code: string): string[] {
  const script = readScript(code, 2020)
  return 'lacking' in script ? [script.feature] : scriptLacks(script, page).map(({ feature }) => feature)
}

test.each([
  ['a ??= b', 'syntax'],
  ['class A { #x = 1 }', 'syntax'],
  ['export * as all from "./a.js"', 'export * as'],
  ['structuredClone(a)', 'api.structuredClone'],
  ['window.requestIdleCallback(f)', 'api.Window.requestIdleCallback'],
  ['Object.hasOwn(a, "b")', 'javascript.builtins.Object.hasOwn'],
  ['Promise.any(all)', 'javascript.builtins.Promise.any'],
  ['new DecompressionStream("gzip")', 'api.DecompressionStream'],
  ['WebAssembly.compileStreaming(a)', 'webassembly.api.compileStreaming'],
  ['list.at(-1)', 'javascript.builtins.Array.at'],
  ['view.setBigUint64(0, n)', 'javascript.builtins.DataView.setBigUint64'],
  ['list.findLast(f)', 'javascript.builtins.Array.findLast'],
  ['canvas.transferControlToOffscreen()', 'api.HTMLCanvasElement.transferControlToOffscreen'],
  ['new Intl.Segmenter("zh")', 'javascript.builtins.Intl.Segmenter'],
  ['/(?<=a)b/.test(c)', 'lookbehind'],
  ['/a/d.test(c)', 'syntax'],
])('%s is above the floor of the page: %s', (code, feature) => {
  expect(scriptSays(code)).toContain(feature)
})

test.each([
  ['a?.b ?? c; import("./d.js"); 10n'],
  ['typeof structuredClone === "function" && structuredClone(a)'],
  ['if (typeof window.requestIdleCallback === "function") window.requestIdleCallback(f)'],
  ['if ("DecompressionStream" in self) new DecompressionStream("gzip")'],
  ['if (typeof view.setBigUint64 === "function") view.setBigUint64(0, n)'],
  ['const structuredClone = (a) => a; structuredClone(b)'],
  ['"a".replaceAll("a", "b"); [1].flatMap(f); Object.fromEntries(a); new ResizeObserver(f)'],
  ['URL.createObjectURL(a); a.createObjectURL(b)'],
  ['/(?<name>a)\\p{L}/u.test(b)'],
  ['const o = { at: 1, findLast: [] }; o.at; o.findLast'],
])('%s is not', (code) => {
  expect(scriptSays(code)).toEqual([])
})

test('a method of ours that is called like one of the browser’s is ours', () => {
  const script = readScript('a.getState()', 2020)
  if ('lacking' in script) throw new Error(script.feature)
  expect(scriptLacks(script, page)).toHaveLength(1)
  expect(scriptLacks(script, page, new Set(['getState']))).toEqual([])
})

test.each([
  ['a { inset: 0 }', 'css.properties.inset'],
  ['a { aspect-ratio: 1 }', 'css.properties.aspect-ratio'],
  ['a { display: flex; gap: 1px }', 'css.properties.gap.flex_context'],
  ['a { overflow: clip }', 'css.properties.overflow.clip'],
  ['a { height: 100dvh }', 'css.types.length.dvh'],
  ['a { color: color-mix(in srgb, red, blue) }', 'css.types.color-mix'],
  ['a:has(b) { color: red }', 'css.selectors.has'],
  ['a:focus-visible { color: red }', 'css.selectors.focus-visible'],
  ['@container (width > 1px) { a { color: red } }', 'css.at-rules.container'],
  ['@layer a { b { color: red } }', 'css.at-rules.layer'],
  ['@media (width >= 1px) { a { color: red } }', 'css.at-rules.media.range_syntax'],
  ['a { b { color: red } }', 'css.selectors.nesting'],
])('%s is above the floor of the page: %s', (css, feature) => {
  expect(styleLacks(css, page).map((lack) => lack.feature)).toContain(feature)
})

test('what every style sheet has is not', () => {
  const css = `@media (max-width: 40rem) { a:hover::before { display: grid; gap: 1px; width: min(1px, 2em) } }
    @media print { b { display: flex; position: sticky; columns: 2; color: var(--ink) } }`
  expect(styleLacks(css, page)).toEqual([])
})

test('the engine’s floor is the first version of each browser that has all that it needs', () => {
  const { webassembly, api, http } = data
  const policy = http.headers?.['Content-Security-Policy']
  const needs = [
    webassembly['exception-handling'],
    webassembly.api?.compileStreaming_static,
    api.DecompressionStream,
    policy?.['script-src']?.['wasm-unsafe-eval'] ?? policy?.['wasm-unsafe-eval'],
  ]
  expect(needs).not.toContain(undefined)
  const lacking = (floor: Floor) => needs.flatMap((need) => lackingAt(floor, need))
  expect(lacking(ENGINE_FLOOR)).toEqual([])
  for (const browser of ['chrome', 'edge', 'firefox', 'safari'] as const) {
    const below = { ...ENGINE_FLOOR, [browser]: ENGINE_FLOOR[browser] - (browser === 'safari' ? 0.1 : 1) }
    expect(lacking(below), browser).not.toEqual([])
  }
})

test('only what nothing but the engine loads is the engine’s', () => {
  const chunk = (file: string, more: object = {}) => ({
    file,
    imports: [],
    dynamicImports: [],
    assets: [],
    ...more,
  })
  const files = engineFilesOf({
    'index.html': chunk('index.js', { imports: ['_shared'], dynamicImports: ['src/db/engine.ts', 'later'] }),
    _shared: chunk('shared.js'),
    later: chunk('later.js', { imports: ['_csv'] }),
    _csv: chunk('csv.js'),
    'src/db/engine.ts': chunk('engine.js', {
      imports: ['_csv', '_arrow', 'index.html'],
      assets: ['worker.js'],
    }),
    _arrow: chunk('arrow.js'),
  })
  expect([...files].sort()).toEqual(['arrow.js', 'engine.js', 'worker.js'])
})
