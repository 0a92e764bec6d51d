import { ENGINE_FLOOR, type Floor, PAGE_FLOOR, POLICY, TYPES } from '../../db/needs.ts'
import { type Refusal, refusals } from '../../db/policy.ts'
import type { DataFacts, FileFacts, PageFacts, WorkerFacts } from '../../db/probe.ts'

/** What was found out; null: not yet. */
export interface Facts {
  /** `https://host:port` of the page, and its folder as an address for people. */
  readonly origin: string
  readonly folder: string
  readonly secure: boolean
  readonly page: PageFacts | null
  readonly files: readonly FileFacts[] | null
  readonly worker: WorkerFacts | null
  readonly data: DataFacts | null
  readonly browser: BrowserFacts | null
  readonly engine: EngineFacts
}

/** What this browser has. */
export interface BrowserFacts {
  readonly wasm: 'none' | 'without exceptions' | 'full'
  readonly storage: boolean
  /** Whether Chinese is drawn; null where the browser does not let it be seen. */
  readonly chinese: boolean | null
  /** Of the machine, as the browser rounds it; null where it does not say. */
  readonly gigabytes: number | null
}

/** How the engine stands, and after how many milliseconds since the page was opened it was ready. */
export interface EngineFacts {
  readonly step: 'resting' | 'starting' | 'ready' | 'failed' | 'unsupported'
  readonly readyAt: number | null
}

/** A sentence: key and blanks; a list is joined as the language does. */
export interface Sentence {
  readonly key: string
  readonly fill: Readonly<Record<string, string | number | readonly string[]>>
}

/** All is as it should be; it works, but slower or without something; something does not work. */
export type Verdict = 'fine' | 'works' | 'wrong'

/** What was looked at, what was found, and what to do about it. */
export interface Check {
  readonly id: string
  /** Null: still being looked at. */
  readonly verdict: Verdict | null
  readonly found: readonly Sentence[]
  readonly todo: readonly Sentence[]
}

/** The checks of a part of the whole. */
export interface Group {
  readonly id: 'server' | 'data' | 'browser'
  readonly checks: readonly Check[]
}

type Judgement = Omit<Check, 'id'>

const PENDING: Judgement = { verdict: null, found: [], todo: [] }

function say(key: string, fill: Sentence['fill'] = {}): Sentence {
  return { key, fill }
}

function fine(...found: Sentence[]): Judgement {
  return { verdict: 'fine', found, todo: [] }
}

/** All checks, in the order in which they are read. Pure. */
export function judge(facts: Facts): Group[] {
  const { page, files, worker, data, browser } = facts
  const checks = (all: Readonly<Record<string, Judgement>>): Check[] =>
    Object.entries(all).map(([id, judgement]) => ({ id, ...judgement }))
  return [
    {
      id: 'server',
      checks: checks({
        path: page === null ? PENDING : judgePath(page, facts.folder),
        files: files === null ? PENDING : judgeFiles(files),
        types: files === null ? PENDING : judgeTypes(files),
        charset: page === null || files === null ? PENDING : judgeCharset(page, files),
        compression: files === null ? PENDING : judgeCompression(files),
        policy: page === null ? PENDING : judgePolicy(page, facts.origin),
        worker_policy: worker === null ? PENDING : judgeWorkerPolicy(worker, facts.origin),
        embedding: page === null ? PENDING : judgeEmbedding(page),
        ranges: files === null ? PENDING : judgeRanges(files),
        secure: fine(facts.secure ? say('diagnose.secure.yes') : say('diagnose.secure.no')),
      }),
    },
    {
      id: 'data',
      checks: checks({
        data: data === null ? PENDING : judgeData(data),
        engine: judgeEngine(facts.engine),
      }),
    },
    {
      id: 'browser',
      checks: checks({
        browser: browser === null || worker === null ? PENDING : judgeFloors(browser, worker),
        wasm: browser === null || worker === null ? PENDING : judgeWasm(browser, worker),
        worker: worker === null ? PENDING : judgeWorker(worker),
        memory: browser === null || worker === null ? PENDING : judgeMemory(browser, worker),
        storage:
          browser === null
            ? PENDING
            : browser.storage
              ? fine(say('diagnose.storage.yes'))
              : works([say('diagnose.storage.no')], [say('diagnose.storage.todo')]),
        fonts: browser === null ? PENDING : judgeFonts(browser),
      }),
    },
  ]
}

function works(found: readonly Sentence[], todo: readonly Sentence[]): Judgement {
  return { verdict: 'works', found, todo }
}

function wrong(found: readonly Sentence[], todo: readonly Sentence[]): Judgement {
  return { verdict: 'wrong', found, todo }
}

function judgePath({ byFolder }: PageFacts, folder: string): Judgement {
  return byFolder
    ? fine(say('diagnose.path.folder', { folder }))
    : works([say('diagnose.path.named', { folder })], [say('diagnose.path.todo')])
}

const isEngine = ({ kind }: FileFacts) => kind === '.wasm' || kind === '.gz'
const came = (file: FileFacts) => file.status !== null && file.status < 400 && !file.isPage && file.isItself

function judgeFiles(files: readonly FileFacts[]): Judgement {
  const lost = files.filter((file) => !came(file))
  if (lost.length === 0) return fine(say('diagnose.files.all', { kinds: files.map(nameOf) }))
  const engines = files.filter(isEngine)
  const engineLost = lost.filter(isEngine).length === engines.length
  // What comes with an error is no other content in the file's place, whatever it looks like.
  const isOther = ({ status }: FileFacts) => status !== null && status < 400
  const found = [
    ...sayOf(lost.filter(isOther), 'diagnose.files.page'),
    ...sayOf(
      lost.filter((file) => !isOther(file)),
      'diagnose.files.none',
    ),
    ...(engineLost ? [say('diagnose.files.engine')] : lost.some(isEngine) ? [say('diagnose.files.one')] : []),
  ]
  const isWrong = lost.some((file) => !isEngine(file))
  return (isWrong ? wrong : works)(found, [say('diagnose.files.todo')])
}

function sayOf(files: readonly FileFacts[], key: 'diagnose.files.page' | 'diagnose.files.none'): Sentence[] {
  if (files.length === 0) return []
  return [
    say(key, {
      kinds: files.map((file) => (file.status === null ? nameOf(file) : `${nameOf(file)} (${file.status})`)),
    }),
  ]
}

function judgeRanges(files: readonly FileFacts[]): Judgement {
  return fine(files.some(({ ranges }) => ranges) ? say('diagnose.ranges.yes') : say('diagnose.ranges.no'))
}

/** `.gz` is the engine, packed. */
function nameOf({ kind }: FileFacts): string {
  return kind === '.gz' ? '.wasm.gz' : kind
}

const SCRIPT_TYPE = /^(text|application)\/(x-)?(java|ecma)script$/
/** Without the right one browsers refuse these: scripts of modules, style sheets, pictures. */
const STRICT = new Set(['.js', '.css', '.svg'])

function judgeTypes(files: readonly FileFacts[]): Judgement {
  const there = files.filter(came)
  const off = there.filter(({ kind, type }) =>
    kind === '.js' ? !SCRIPT_TYPE.test(type) : !isType(kind, type),
  )
  if (off.length === 0)
    return fine(say('diagnose.types.all', { types: there.map((file) => `${nameOf(file)} ${file.type}`) }))
  const found = [
    say('diagnose.types.some', {
      types: off.map((file) => `${nameOf(file)} ${file.type || '—'} → ${TYPES[file.kind] ?? ''}`),
    }),
  ]
  return off.some(({ kind }) => STRICT.has(kind))
    ? wrong(found, [say('diagnose.types.wrong'), say('diagnose.lines')])
    : works(found, [say('diagnose.types.works'), say('diagnose.lines')])
}

function isType(kind: string, type: string): boolean {
  if (kind === '.gz') return type === '' || /gzip|octet-stream|wasm/.test(type)
  return type === TYPES[kind]
}

/** Read by their header's character set where they are opened by themselves; all else is in ASCII, or always UTF-8. */
const OPENED = new Set(['.csv', '.json'])

function judgeCharset(page: PageFacts, files: readonly FileFacts[]): Judgement {
  const others = [
    { kind: '.html', charset: page.charset },
    ...files.filter((file) => came(file) && !isEngine(file)),
  ].filter(({ charset }) => charset !== '' && !/^utf-?8$/.test(charset))
  if (others.length === 0) return fine(say('diagnose.charset.none'))
  const found = say('diagnose.charset.other', {
    files: others.map(({ kind, charset }) => `${kind} ${charset}`),
  })
  return others.some(({ kind }) => OPENED.has(kind))
    ? works([found, say('diagnose.charset.opened')], [say('diagnose.charset.todo'), say('diagnose.lines')])
    : fine(found, say('diagnose.charset.safe'))
}

function judgeCompression(files: readonly FileFacts[]): Judgement {
  const texts = files.filter((file) => came(file) && ['.js', '.css', '.json', '.csv'].includes(file.kind))
  const plain = texts.filter(({ encoding }) => encoding === '' || encoding === 'identity')
  const packed = texts.filter((file) => !plain.includes(file))
  const engine = files.some((file) => file.kind === '.gz' && came(file))
    ? [say('diagnose.compression.engine')]
    : []
  const found = [
    ...(packed.length === 0 ? [] : [say('diagnose.compression.packed', { files: packed.map(sizes) })]),
    ...(plain.length === 0 ? [] : [say('diagnose.compression.plain', { files: plain.map(sizes) })]),
    ...engine,
  ]
  if (plain.length === 0) return fine(...found)
  return works(found, [say('diagnose.compression.todo'), say('diagnose.lines')])
}

/** `.csv 17.6 → 4.1 kB (gzip)` */
function sizes({ kind, bytes, wire, encoding }: FileFacts): string {
  const kilobytes = (size: number) => (size / 1000).toFixed(1)
  if (bytes === null) return kind
  if (encoding === '') return `${kind} ${kilobytes(bytes)} kB`
  return `${kind} ${kilobytes(bytes)}${wire === null ? '' : ` → ${kilobytes(wire)}`} kB (${encoding})`
}

function judgePolicy({ header, metas }: PageFacts, origin: string): Judgement {
  const refused = refusals([header, ...metas], 'page', origin)
  const found =
    header !== ''
      ? say('diagnose.policy.header', { policy: header })
      : metas.length > 0
        ? say('diagnose.policy.meta')
        : say('diagnose.policy.none')
  if (refused.length > 0)
    return wrong([found, ...refused.map(sayRefusal)], [say('diagnose.policy.todo', { policy: POLICY })])
  return header === '' && metas.length === 0 ? works([found], [say('diagnose.policy.add')]) : fine(found)
}

function judgeWorkerPolicy(worker: WorkerFacts, origin: string): Judgement {
  const refused = refusals([worker.policy], 'worker', origin)
  const found =
    worker.policy === ''
      ? say('diagnose.worker_policy.none')
      : say('diagnose.worker_policy.header', { policy: worker.policy })
  if (refused.length === 0) return fine(found)
  return works([found, ...refused.map(sayRefusal)], [say('diagnose.worker_policy.todo', { policy: POLICY })])
}

/** What does not work for a policy, by what it refuses. */
const STOPS: Readonly<Record<string, string>> = {
  'script-src': 'diagnose.stops.script',
  "'wasm-unsafe-eval'": 'diagnose.stops.wasm',
  'style-src': 'diagnose.stops.style',
  'img-src': 'diagnose.stops.img',
  'connect-src': 'diagnose.stops.connect',
  'worker-src': 'diagnose.stops.worker',
  sandbox: 'diagnose.stops.sandbox',
  'require-trusted-types-for': 'diagnose.stops.trusted',
}

function sayRefusal({ need, directive, source }: Refusal): Sentence {
  return say(STOPS[source] ?? STOPS[need] ?? 'diagnose.stops.script', { directive, source })
}

function judgeEmbedding({ header, frameOptions }: PageFacts): Judgement {
  const ancestors = [...header.matchAll(/(?:^|[;,])\s*frame-ancestors(?=[\s;,]|$)([^;,]*)/gi)].map(
    ([, sources = '']) => sources.trim(),
  )
  // Where both are there, browsers heed frame-ancestors.
  const rule = ancestors.length > 0 ? ancestors.join(', ') : frameOptions
  const told = (who: 'none' | 'own') =>
    works([say(`diagnose.embedding.${who}`, { rule })], [say('diagnose.embedding.todo')])
  if (ancestors.length > 0) {
    if (ancestors.some((sources) => sources === '' || /^'none'$/i.test(sources))) return told('none')
    if (ancestors.some((sources) => /^'self'$/i.test(sources))) return told('own')
    return fine(say('diagnose.embedding.some', { rule }))
  }
  // As the HTML standard reads it: values that contradict each other refuse all, what else is said counts for nothing.
  const options = new Set(
    frameOptions
      .toLowerCase()
      .split(',')
      .map((option) => option.trim()),
  )
  const counts = ['deny', 'sameorigin', 'allowall'].some((option) => options.has(option))
  if (options.has('deny') || (options.size > 1 && counts)) return told('none')
  return options.has('sameorigin') ? told('own') : fine(say('diagnose.embedding.any'))
}

function judgeData({ named, found, missing, files }: DataFacts): Judgement {
  if (named === null) return wrong([say('diagnose.data.none')], [say('diagnose.data.none.todo')])
  if (missing.length > 0)
    return wrong([say('diagnose.data.missing', { files: missing })], [say('diagnose.data.missing.todo')])
  if (found !== named)
    return works(
      [say('diagnose.data.replaced', { named, found: found ?? '' })],
      [say('diagnose.data.replaced.todo')],
    )
  return fine(say('diagnose.data.same', { version: named, files }))
}

function judgeEngine({ step, readyAt }: EngineFacts): Judgement {
  switch (step) {
    case 'ready':
      return fine(
        readyAt === null
          ? say('diagnose.engine.ready')
          : say('diagnose.engine.ready_at', { seconds: (readyAt / 1000).toFixed(1) }),
      )
    case 'starting':
      return { verdict: null, found: [say('diagnose.engine.starting')], todo: [] }
    case 'resting':
      return fine(say('diagnose.engine.resting'))
    case 'failed':
      return works([say('diagnose.engine.failed')], [say('diagnose.engine.failed.todo')])
    case 'unsupported':
      return works([say('diagnose.engine.unsupported')], [say('diagnose.engine.unsupported.todo')])
  }
}

function judgeFloors({ wasm }: BrowserFacts, worker: WorkerFacts): Judgement {
  const floors = { page: floorOf(PAGE_FLOOR), engine: floorOf(ENGINE_FLOOR) }
  const unpacks = !worker.starts || worker.unpacks
  return wasm === 'full' && unpacks
    ? fine(say('diagnose.browser.both', floors))
    : works([say('diagnose.browser.page', floors)], [say('diagnose.browser.todo')])
}

function floorOf(floor: Floor): string[] {
  const name = (browser: string) => browser.slice(0, 1).toUpperCase() + browser.slice(1)
  return Object.entries(floor).map(([browser, version]) => `${name(browser)} ${version}`)
}

function judgeWasm({ wasm }: BrowserFacts, worker: WorkerFacts): Judgement {
  if (wasm === 'none') return works([say('diagnose.wasm.none')], [say('diagnose.wasm.todo')])
  if (wasm === 'without exceptions') return works([say('diagnose.wasm.old')], [say('diagnose.wasm.todo')])
  if (!worker.starts) return fine(say('diagnose.wasm.yes'))
  if (worker.compiles !== null)
    return works(
      [say('diagnose.wasm.refused', { why: worker.compiles })],
      [say('diagnose.wasm.refused.todo')],
    )
  return worker.unpacks
    ? fine(say('diagnose.wasm.yes'))
    : works([say('diagnose.wasm.packed')], [say('diagnose.wasm.todo')])
}

function judgeWorker(worker: WorkerFacts): Judgement {
  if (!worker.starts) {
    const { fault, why } = worker
    const no =
      fault === 'refused' && why !== '' ? say('diagnose.worker.no', { why }) : say(`diagnose.worker.${fault}`)
    return works([no], [say('diagnose.worker.todo')])
  }
  const found = [say('diagnose.worker.yes', { ms: Math.round(worker.ms) })]
  const stopped = [worker.fetches, worker.imports].filter((why): why is string => why !== null)
  return stopped.length === 0
    ? fine(...found)
    : works([...found, say('diagnose.worker.stopped', { why: stopped })], [say('diagnose.worker.todo')])
}

/** The engine and the data of today take about so much. */
const ENOUGH_MB = 512

function judgeMemory({ gigabytes }: BrowserFacts, worker: WorkerFacts): Judgement {
  const machine = gigabytes === null ? [] : [say('diagnose.memory.machine', { gigabytes })]
  if (!worker.starts) return fine(say('diagnose.memory.unknown'), ...machine)
  const { megabytes } = worker
  return megabytes >= ENOUGH_MB
    ? fine(say('diagnose.memory.enough', { megabytes }), ...machine)
    : works([say('diagnose.memory.little', { megabytes }), ...machine], [say('diagnose.memory.todo')])
}

function judgeFonts({ chinese }: BrowserFacts): Judgement {
  if (chinese === null) return fine(say('diagnose.fonts.unknown'))
  return chinese
    ? fine(say('diagnose.fonts.yes'))
    : wrong([say('diagnose.fonts.no')], [say('diagnose.fonts.todo')])
}

/** How many checks came to which verdict. */
export function tally(groups: readonly Group[]): Readonly<Record<Verdict | 'pending' | 'total', number>> {
  const verdicts = groups.flatMap(({ checks }) => checks.map(({ verdict }) => verdict))
  const count = (of: Verdict | null) => verdicts.filter((verdict) => verdict === of).length
  return {
    fine: count('fine'),
    works: count('works'),
    wrong: count('wrong'),
    pending: count(null),
    total: verdicts.length,
  }
}
