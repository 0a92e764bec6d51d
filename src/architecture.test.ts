import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EACH } from './figures/each.ts'

const root = join(import.meta.dirname, '..')
const files = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|js)$/.test(path))
    .map((path) => join(folder, path)),
)
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith(join('src', 'testing'))
const importsOf = (path: string) =>
  [
    ...readFileSync(join(root, path), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'|^import '([^']+)'/gm),
  ].map((match) => match[1] ?? match[2] ?? '')
/** The folder below src that a file belongs to; `app` for what lies in src itself. */
const folderOf = (path: string) => {
  const [top, folder, rest] = path.split('/')
  return top === 'scripts' ? 'scripts' : rest === undefined ? 'app' : (folder ?? 'app')
}

const arrows: Readonly<Record<string, readonly string[]>> = {
  model: ['model'],
  i18n: ['model', 'i18n'],
  db: ['model', 'db'],
  figures: ['model', 'i18n', 'db', 'figures'],
  ui: ['model', 'i18n', 'db', 'figures', 'ui'],
  embed: ['model', 'i18n', 'db', 'figures', 'ui', 'embed'],
  pages: ['model', 'i18n', 'db', 'figures', 'ui', 'embed', 'pages'],
  app: ['model', 'i18n', 'db', 'figures', 'ui', 'embed', 'pages', 'app'],
  // The app for the first page's top, which is written as React makes it.
  scripts: ['model', 'i18n', 'db', 'figures', 'app', 'scripts'],
}

describe('a folder imports only from folders above it', () => {
  test.each(files.filter((path) => !isTest(path)))('%s', (path) => {
    const allowed = arrows[folderOf(path)]
    const reached = importsOf(path)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(root, join(root, path, '..', name)))
      .filter((target) => target.startsWith('src/') || target.startsWith('scripts/'))
      .map(folderOf)
    expect(allowed).toBeDefined()
    expect(reached.filter((folder) => !allowed?.includes(folder))).toEqual([])
  })
})

describe('each outside library is imported in one place', () => {
  const EDITOR = /^src\/pages\/sql\/editor\.ts$/
  const importers: Readonly<Record<string, RegExp>> = {
    '@codemirror/autocomplete': EDITOR,
    '@codemirror/commands': EDITOR,
    '@codemirror/lang-sql': EDITOR,
    '@codemirror/language': EDITOR,
    '@codemirror/state': EDITOR,
    '@codemirror/view': EDITOR,
    '@lezer/highlight': EDITOR,
    '@noble/hashes': /^src\/db\/version\.ts$/,
    papaparse: /^src\/db\/csv\.ts$/,
    fflate: /^src\/ui\/zip\.ts$/,
    'write-excel-file': /^src\/ui\/xlsx\.ts$/,
    '@duckdb/duckdb-wasm': /^src\/db\/(engine(\.node)?|probe)\.ts$/,
    echarts: /^src\/figures\/echarts(\.paper)?\.ts$/,
    'echarts-for-react': /^src\/ui\/Chart\.tsx$/,
    react: /^src\/(ui|pages)\/|^src\/\w+\.tsx?$/,
    'react-dom': /^src\/(start|firstsight)\.tsx$/,
    // At the edges, where what comes from outside is checked.
    valibot: /^src\/(db|figures\/questions|ui\/site)|^scripts\//,
  }
  const dependencies: object = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies

  test('and has its place here', () => {
    expect(Object.keys(importers).sort()).toEqual(Object.keys(dependencies).sort())
  })
  test('Node itself in the engine that runs there', () => {
    const users = files.filter(
      (path) =>
        path.startsWith('src') && !isTest(path) && importsOf(path).some((name) => name.startsWith('node:')),
    )
    expect(users).toEqual([join('src', 'db', 'engine.node.ts')])
  })
  test.each(Object.entries(importers))('%s', (library, allowed) => {
    const users = files.filter(
      (path) =>
        !isTest(path) && importsOf(path).some((name) => name === library || name.startsWith(`${library}/`)),
    )
    expect(users.length).toBeGreaterThan(0)
    expect(users.filter((path) => !allowed.test(path))).toEqual([])
  })
})

test('an embed reaches no file that imports React', () => {
  const reached = new Set<string>()
  const visit = (path: string) => {
    if (reached.has(path) || !files.includes(path)) return
    reached.add(path)
    for (const name of importsOf(path)) if (name.startsWith('.')) visit(join(path, '..', name))
  }
  visit(join('src', 'embed', 'main.ts'))
  expect(reached).toContain(join('src', 'embed', 'show.ts'))
  expect(reached).toContain(join('src', 'ui', 'hits.ts'))
  expect([...reached].filter((path) => importsOf(path).some((name) => /^react\b/.test(name)))).toEqual([])
})

test('the tree in README names what is there', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const tree = readme.match(/```text\n([\s\S]*?)```/)?.[1] ?? ''
  const named = [...tree.matchAll(/^([├└]─ )?(\S+?)\/(?=\s|$)/gm)].map(([, below, folder]) =>
    below ? `src/${folder}` : folder,
  )
  const there = ['.', 'src'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => (folder === '.' ? entry.name : `${folder}/${entry.name}`))
      .filter((name) => !/^(\.|node_modules|dist|test-results|playwright-report)/.test(name)),
  )
  expect([...named].sort()).toEqual(there.sort())
})

test('the lock file holds what every system needs, and names no host', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }> =
    JSON.parse(text).packages
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
    ),
  )
  expect(missing).toEqual([])
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
})

describe.each(['', 'method.', 'diagnose.', 'maker.', 'compare.', 'taken.', 'package.', 'sql.'])(
  'the words (%s…json)',
  (dictionary) => {
    const read = (lang: string): Record<string, string> =>
      JSON.parse(readFileSync(join(root, 'src', 'i18n', `${dictionary}${lang}.json`), 'utf8'))
    const zh = read('zh')
    const en = read('en')

    test('have the same keys and the same blanks in both languages', () => {
      const blanks = (words: Record<string, string>) =>
        Object.fromEntries(
          Object.entries(words).map(([key, text]) => [
            key,
            [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort(),
          ]),
        )
      expect(blanks(en)).toEqual(blanks(zh))
    })

    test('are all used: each key is named in the code, or fits a template in it', () => {
      const code = files
        .filter((path) => !isTest(path))
        .map((path) => readFileSync(join(root, path), 'utf8'))
        .join('\n')
      const templates = [...code.matchAll(/`([\w.]+\.(?:\$\{[^`]*?\}[\w.]*)+)`/g)].map(
        (match) =>
          new RegExp(`^${(match[1] ?? '').replace(/\./g, '\\.').replace(/\$\{.*?\}(?=[\w.$\\]|$)/g, '.*')}$`),
      )
      // By these a figure is called in lists.
      const names = EACH.map(({ id }) => `${id}.title.unknown`)
      const unused = Object.keys(zh).filter((key) => {
        const stem = key.replace(/\.(one|other)$/, '')
        return ![key, stem].some(
          (name) =>
            code.includes(`'${name}'`) || names.includes(name) || templates.some((one) => one.test(name)),
        )
      })
      expect(unused).toEqual([])
    })
  },
)
