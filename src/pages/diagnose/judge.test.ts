import { expect, test } from 'vitest'
import { POLICY, TYPES } from '../../db/needs.ts'
import type { FileFacts, WorkerFacts } from '../../db/probe.ts'
import en from '../../i18n/diagnose.en.json'
import zh from '../../i18n/diagnose.zh.json'
import base from '../../i18n/en.json'
import { withTexts, wordsOf } from '../../i18n/words.ts'
import baseZh from '../../i18n/zh.json'
import { type Facts, judge, tally } from './judge.ts'
import { reportText } from './report.ts'

const file = (kind: string, changed: Partial<FileFacts> = {}): FileFacts => ({
  kind,
  status: 200,
  type: TYPES[kind] ?? '',
  charset: '',
  encoding: ['.js', '.css', '.json', '.csv'].includes(kind) ? 'gzip' : '',
  isPage: false,
  isItself: true,
  ranges: true,
  bytes: 17_600,
  wire: 4_100,
  ...changed,
})
const KINDS = ['.js', '.css', '.json', '.csv', '.svg', '.wasm', '.gz']
const files = (changed: Readonly<Record<string, Partial<FileFacts>>> = {}) =>
  KINDS.map((kind) => file(kind, changed[kind]))

const WORKER: WorkerFacts = {
  starts: true,
  ms: 31.4,
  policy: '',
  compiles: null,
  fetches: null,
  imports: null,
  unpacks: true,
  megabytes: 1024,
}
const PAGE = { byFolder: true, header: '', metas: [POLICY], frameOptions: '', charset: 'utf-8', server: '' }
const FINE: Facts = {
  origin: 'https://site.example',
  folder: 'https://site.example/a/',
  secure: true,
  page: PAGE,
  files: files(),
  worker: WORKER,
  data: { named: '61a9ca66', found: '61a9ca66', missing: [], files: 9 },
  browser: { wasm: 'full', storage: true, chinese: true, gigabytes: 8 },
  engine: { step: 'ready', readyAt: 1840 },
}

/** Verdict and keys of one check. */
function found(id: string, changed: Partial<Facts>): string[] {
  const check = judge({ ...FINE, ...changed })
    .flatMap(({ checks }) => checks)
    .find((one) => one.id === id)
  return [
    check?.verdict ?? 'pending',
    ...(check?.found ?? []).map(({ key }) => key.replace(`diagnose.${id}.`, '')),
  ]
}

test('where all is as it should be, all is fine', () => {
  expect(tally(judge(FINE))).toEqual({ fine: 18, works: 0, wrong: 0, pending: 0, total: 18 })
})

test('what is not known yet is pending, not fine', () => {
  const nothing = { page: null, files: null, worker: null, data: null, browser: null }
  const groups = judge({ ...FINE, ...nothing, engine: { step: 'starting', readyAt: null } })
  // Only whether the address is a secure one is known at once.
  expect(tally(groups)).toEqual({ fine: 1, works: 0, wrong: 0, pending: 17, total: 18 })
})

const under = (header: string) => ({ page: { ...PAGE, header } })
const cases: [string, Partial<Facts>, string[]][] = [
  ['path', { page: { ...PAGE, byFolder: false } }, ['works', 'named']],
  ['files', { files: files({ '.gz': { status: 404 } }) }, ['works', 'none', 'one']],
  [
    'files',
    { files: files({ '.gz': { status: 404 }, '.wasm': { status: null } }) },
    ['works', 'none', 'engine'],
  ],
  ['files', { files: files({ '.csv': { status: null, isItself: false } }) }, ['wrong', 'none']],
  [
    'files',
    { files: files({ '.gz': { status: 404, isPage: true, isItself: false } }) },
    ['works', 'none', 'one'],
  ],
  [
    'files',
    { files: files({ '.wasm': { isItself: false }, '.gz': { isItself: false } }) },
    ['works', 'page', 'engine'],
  ],
  ['files', { files: files({ '.csv': { isPage: true, type: 'text/html' } }) }, ['wrong', 'page']],
  ['types', { files: files({ '.js': { type: 'application/javascript' } }) }, ['fine', 'all']],
  ['types', { files: files({ '.wasm': { type: 'text/plain' }, '.csv': { type: '' } }) }, ['works', 'some']],
  ['types', { files: files({ '.svg': { type: 'application/octet-stream' } }) }, ['wrong', 'some']],
  ['types', { files: files({ '.wasm': { status: 404, type: 'text/html' } }) }, ['fine', 'all']],
  ['charset', { files: files({ '.js': { charset: 'utf8' }, '.gz': { charset: 'gbk' } }) }, ['fine', 'none']],
  ['charset', { page: { ...PAGE, charset: 'gb2312' } }, ['fine', 'other', 'safe']],
  ['charset', { files: files({ '.csv': { charset: 'gbk' } }) }, ['works', 'other', 'opened']],
  ['compression', { files: files({ '.csv': { encoding: '' } }) }, ['works', 'packed', 'plain', 'engine']],
  ['compression', { files: files({ '.gz': { status: 404 } }) }, ['fine', 'packed']],
  ['policy', under(POLICY), ['fine', 'header']],
  ['policy', { page: { ...PAGE, metas: [] } }, ['works', 'none']],
  ['policy', under("default-src 'self'"), ['wrong', 'header', 'diagnose.stops.img', 'diagnose.stops.img']],
  ['policy', under("worker-src 'none'"), ['wrong', 'header', 'diagnose.stops.worker']],
  ['worker_policy', { worker: { ...WORKER, policy: POLICY } }, ['fine', 'header']],
  [
    'worker_policy',
    { worker: { ...WORKER, policy: "default-src 'self'" } },
    ['works', 'header', 'diagnose.stops.wasm'],
  ],
  ['embedding', { page: { ...PAGE, frameOptions: 'DENY' } }, ['works', 'none']],
  ['embedding', under("default-src 'none'; frame-ancestors https://a.example"), ['fine', 'some']],
  [
    'embedding',
    { page: { ...PAGE, header: "frame-ancestors 'self'", frameOptions: 'DENY' } },
    ['works', 'own'],
  ],
  ['embedding', under('frame-ancestors;'), ['works', 'none']],
  ['embedding', under("frame-ancestors https://a.example, frame-ancestors 'self'"), ['works', 'own']],
  ['embedding', { page: { ...PAGE, frameOptions: 'SAMEORIGIN, SAMEORIGIN' } }, ['works', 'own']],
  ['embedding', { page: { ...PAGE, frameOptions: 'SAMEORIGIN, DENY' } }, ['works', 'none']],
  ['embedding', { page: { ...PAGE, frameOptions: 'SAMEORIGIN, ALLOWALL' } }, ['works', 'none']],
  ['embedding', { page: { ...PAGE, frameOptions: 'ALLOW-FROM https://a.example' } }, ['fine', 'any']],
  ['ranges', { files: files() }, ['fine', 'yes']],
  ['ranges', { files: [file('.js', { ranges: false })] }, ['fine', 'no']],
  ['secure', { secure: false }, ['fine', 'no']],
  ['data', { data: { named: null, found: null, missing: [], files: 0 } }, ['wrong', 'none']],
  ['data', { data: { named: 'a', found: 'b', missing: [], files: 2 } }, ['works', 'replaced']],
  ['data', { data: { named: 'a', found: null, missing: ['bodies.csv'], files: 2 } }, ['wrong', 'missing']],
  ['engine', { engine: { step: 'failed', readyAt: null } }, ['works', 'failed']],
  ['engine', { engine: { step: 'resting', readyAt: null } }, ['fine', 'resting']],
  ['wasm', { browser: { wasm: 'none', storage: true, chinese: true, gigabytes: null } }, ['works', 'none']],
  [
    'browser',
    { browser: { wasm: 'none', storage: true, chinese: true, gigabytes: null } },
    ['works', 'page'],
  ],
  ['wasm', { worker: { ...WORKER, compiles: 'refused' } }, ['works', 'refused']],
  ['wasm', { worker: { ...WORKER, unpacks: false } }, ['works', 'packed']],
  ['worker', { worker: { starts: false, fault: 'refused', why: 'Refused.', policy: '' } }, ['works', 'no']],
  ['worker', { worker: { starts: false, fault: 'refused', why: '', policy: '' } }, ['works', 'refused']],
  ['worker', { worker: { starts: false, fault: 'silent', why: '', policy: '' } }, ['works', 'silent']],
  ['worker', { worker: { starts: false, fault: 'strange', why: '', policy: '' } }, ['works', 'strange']],
  ['worker', { worker: { ...WORKER, fetches: 'refused' } }, ['works', 'yes', 'stopped']],
  ['memory', { worker: { ...WORKER, megabytes: 256 } }, ['works', 'little', 'machine']],
  ['storage', { browser: { wasm: 'full', storage: false, chinese: true, gigabytes: 8 } }, ['works', 'no']],
  ['fonts', { browser: { wasm: 'full', storage: true, chinese: false, gigabytes: 8 } }, ['wrong', 'no']],
  ['fonts', { browser: { wasm: 'full', storage: true, chinese: null, gigabytes: 8 } }, ['fine', 'unknown']],
]
test.each(cases)('%s of %j', (id, changed, expected) => {
  expect(found(id, changed)).toEqual(expected)
})

test.each([withTexts(wordsOf('zh', baseZh), zh), withTexts(wordsOf('en', base), en)])(
  'every sentence can be said in $lang, and no blank stays open',
  (words) => {
    const texts = cases.map(([, changed]) => reportText(judge({ ...FINE, ...changed }), words, ['head']))
    expect(texts.filter((text) => /\{\w+\}|undefined|diagnose\./.test(text))).toEqual([])
    expect(texts[0]?.startsWith('head\n')).toBe(true)
  },
)

test('the report says what is wrong and what to do', () => {
  const words = withTexts(wordsOf('en', base), en)
  const text = reportText(
    judge({ ...FINE, files: files({ '.csv': { type: 'application/octet-stream', encoding: '' } }) }),
    words,
    [],
  )
  expect(text).toContain('△ works, with a drawback  File types (MIME)')
  expect(text).toContain('.csv application/octet-stream → text/csv')
  expect(text).toContain('.csv 17.6 kB')
  expect(text).toContain('.js 17.6 → 4.1 kB (gzip)')
})
