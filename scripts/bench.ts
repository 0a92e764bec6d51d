import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { TIMES } from './budgets.ts'
import { chromiumArguments, findChromium } from './chromium.ts'
import { isRunAs } from './files.ts'
import {
  type Line,
  type Load,
  type Moment,
  measureChanges,
  measureLoads,
  measureScrolling,
} from './measure.ts'
import { serve } from './serve.ts'

/** What is asked for on the command line. */
export interface BenchOptions {
  /** Each word has to be in the name of a series; none: all series. */
  readonly words: readonly string[]
  readonly loads: number
  readonly changes: number
  readonly folder: string
}

/** `[WORD…] [--loads N] [--changes N] [--folder DIR]`; throws on what is none of these. */
export function readOptions(given: readonly string[]): BenchOptions {
  const options = { loads: 5, changes: 30, folder: 'dist' }
  const words: string[] = []
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? ''
    const value = given[at + 1] ?? ''
    if (!word.startsWith('--')) words.push(word)
    else {
      at += 1
      if (word === '--folder' && value !== '') options.folder = value
      else if (word === '--loads' && Number(value) >= 1) options.loads = Math.floor(Number(value))
      else if (word === '--changes' && Number(value) >= 1) options.changes = Math.floor(Number(value))
      else throw new Error(`bench [WORD…] [--loads N] [--changes N] [--folder DIR], not ${word} ${value}`)
    }
  }
  return { ...options, words }
}

/** The value below which a share `p` (0–1) of all lies, by nearest rank; NaN where there are none. */
export function quantile(values: readonly number[], p: number): number {
  const rising = [...values].sort((a, b) => a - b)
  return rising[Math.max(0, Math.ceil(p * rising.length) - 1)] ?? Number.NaN
}

/** A line of the table: a number, and the budget that it is held against, in the same unit. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'MB'
  readonly more?: string
  readonly budget?: number
}

/** The row as it is printed; whole ms, tenths of MB. */
export function rowText({ name, value, unit, more = '', budget }: Row): string {
  const number = Number.isNaN(value) ? '–' : value.toFixed(unit === 'ms' ? 0 : 1)
  const verdict = budget === undefined ? '' : `${value <= budget ? 'met' : 'MISSED'} (${budget} ${unit})`
  return `  ${name.padEnd(24)}${number.padStart(8)} ${unit}  ${more.padEnd(42)}${verdict}`.trimEnd()
}

const LINES: readonly Line[] = [
  { name: 'unthrottled', limit: null },
  { name: '10 Mbit/s', limit: { bits: 10_000_000, roundTrip: 40 } },
]
const PAGES = { home: '#/?lang=zh', cases: '#/cases?lang=zh', outcomes: '#/outcomes?lang=zh' } as const

/** A series of measurements, and what is printed of it. */
interface Series {
  readonly name: string
  run(browser: Browser, url: string, options: BenchOptions): Promise<readonly Row[]>
}

const loads = Object.entries(PAGES).flatMap(([page, hash]) =>
  LINES.map(
    (line): Series => ({
      name: `load ${page}, ${line.name}`,
      async run(browser, url, options) {
        const measured: Awaited<ReturnType<typeof measureLoads>>[] = []
        for (let turn = 0; turn < options.loads; turn += 1)
          measured.push(await measureLoads(browser, url + hash, line))
        const budget = line.limit === null ? TIMES.firstFigure.unthrottled : TIMES.firstFigure.slow
        return (['cold', 'warm'] as const).flatMap((state) =>
          loadRows(
            state,
            measured.map((one) => one[state]),
            budget,
          ),
        )
      },
    }),
  ),
)

function loadRows(state: string, all: readonly Load[], budget: number): Row[] {
  const moments = (name: 'firstFigure' | 'liveFigure' | 'allFigures' | 'engineReady') =>
    all.flatMap((load) => load[name] ?? [])
  return [
    { ...momentRow(`${state}: first figure`, moments('firstFigure')), budget },
    momentRow(`${state}: live figure`, moments('liveFigure')),
    momentRow(`${state}: all figures`, moments('allFigures')),
    momentRow(`${state}: engine ready`, moments('engineReady')),
    {
      name: `${state}: JS heap`,
      unit: 'MB',
      value:
        quantile(
          all.map(({ heap }) => heap),
          0.5,
        ) / 1e6,
    },
  ]
}

function momentRow(name: string, moments: readonly Moment[]): Row {
  const half = (of: (moment: Moment) => number) => quantile(moments.map(of), 0.5)
  const times = moments.map(({ at }) => at)
  return {
    name,
    unit: 'ms',
    value: half(({ at }) => at),
    more: `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}, after ${(half(({ bytes }) => bytes) / 1000).toFixed(0)} kB in ${half(({ requests }) => requests)} requests`,
  }
}

const changes = (['indicator', 'places'] as const).flatMap((what) =>
  [true, false].map(
    (withEngine): Series => ({
      name: `change ${what}, ${withEngine ? 'engine' : 'answers alone'}`,
      async run(browser, url, options) {
        const hashes = (what === 'indicator' ? indicatorHashes : placesHashes)(options.folder)
        const series = Array.from(
          { length: options.changes },
          (_, at) => hashes[at % Math.max(1, hashes.length)] ?? '',
        )
        const { seen, all, heap } = await measureChanges(browser, url + PAGES.cases, series, withEngine)
        const budget: { p50?: number; p95: number } = TIMES[what]
        return [
          paintedRow('figures in view, p50', seen, 0.5, budget.p50),
          paintedRow('figures in view, p95', seen, 0.95, budget.p95),
          paintedRow('all figures, p50', all, 0.5),
          paintedRow('all figures, p95', all, 0.95),
          { name: 'JS heap', unit: 'MB', value: heap / 1e6, more: `after ${all.length} changes` },
        ]
      },
    }),
  ),
)

/** Sets of twenty places in the matrix, each of other places than the last. */
const sets = [true, false].map(
  (withEngine): Series => ({
    name: `change set, ${withEngine ? 'engine' : 'answers alone'}`,
    async run(browser, url, options) {
      const [first = '', ...hashes] = setHashes(options.folder, options.changes)
      const { seen, heap } = await measureChanges(browser, url + first, hashes, withEngine)
      return [
        paintedRow('figures in view, p50', seen, 0.5),
        paintedRow('figures in view, p95', seen, 0.95, TIMES.sets.p95),
        { name: 'JS heap', unit: 'MB', value: heap / 1e6, more: `after ${seen.length} changes` },
      ]
    },
  }),
)

const scrolling: Series = {
  name: 'scroll matrix, 200 × 40',
  async run(browser, url, options) {
    const frames = await measureScrolling(browser, url + matrixHash(options.folder), '.matrix-grid')
    return [
      paintedRow('frame, p50', frames, 0.5),
      { ...paintedRow('frame, p95', frames, 0.95, TIMES.scrolling.p95), more: `of ${frames.length} frames` },
      paintedRow('frame, longest', frames, 1),
    ]
  },
}

function paintedRow(name: string, times: readonly number[], p: number, budget?: number): Row {
  return { name, unit: 'ms', value: quantile(times, p), ...(budget === undefined ? {} : { budget }) }
}

/** The cells of an answer's columns, row by row. */
function answerRows(folder: string, answer: string): Record<string, unknown>[] {
  const path = join(folder, 'data', 'answers', answer)
  const { columns, rows }: { columns: string[]; rows: unknown[][] } = JSON.parse(readFileSync(path, 'utf8'))
  return rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at]])))
}

/** Who reports what, by indicator. */
function reporting(folder: string): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>()
  for (const { indicator_id, jurisdiction_id } of answerRows(folder, 'coverage/all.json')) {
    const id = String(indicator_id)
    places.set(id, (places.get(id) ?? new Set()).add(String(jurisdiction_id)))
  }
  return places
}

/** The case volumes, each asked for the first time, those first that most places report. */
function indicatorHashes(folder: string): string[] {
  const places = reporting(folder)
  const count = (id: string) => places.get(id)?.size ?? 0
  return answerRows(folder, 'indicators/all.json')
    .filter(({ family }) => family === 'case_volume')
    .map(({ id }) => String(id))
    .filter((id) => count(id) > 0 && id !== 'reconsideration.accepted')
    .sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))
    .map((id) => `#/cases?i=${encodeURIComponent(id)}&lang=zh`)
}

/** One place more, up to eight, and again. */
function placesHashes(folder: string): string[] {
  const places = [...(reporting(folder).get('reconsideration.accepted') ?? [])].sort()
  return places.map((_, at) => {
    const from = at - (at % 8)
    return `#/cases?p=${places.slice(from, at + 1).join(',')}&lang=zh`
  })
}

/** Places and indicators, those first that report, or are reported, most; ids of equals in order. */
function busiest(folder: string): {
  readonly places: readonly string[]
  readonly indicators: readonly string[]
} {
  const indicators = reporting(folder)
  const places = new Map<string, number>()
  for (const some of indicators.values())
    for (const place of some) places.set(place, (places.get(place) ?? 0) + 1)
  const order = (counts: readonly (readonly [string, number])[]) =>
    [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id)
  return {
    places: order([...places]),
    indicators: order([...indicators].map(([id, some]) => [id, some.size])),
  }
}

function setHashes(folder: string, changes: number): string[] {
  const { places, indicators } = busiest(folder)
  const most = Math.min(places.length, 200) - 20
  return Array.from({ length: changes + 1 }, (_, at) => {
    const from = (at * 7) % Math.max(1, most)
    return `#/compare?p=${places.slice(from, from + 20).join(',')}&is=${indicators.slice(0, 20).join(',')}&lang=zh`
  })
}

function matrixHash(folder: string): string {
  const { places, indicators } = busiest(folder)
  return `#/compare?p=${places.slice(0, 200).join(',')}&is=${indicators.slice(0, 40).join(',')}&lang=zh`
}

async function main(words: readonly string[]): Promise<void> {
  const options = readOptions(words)
  if (!existsSync(join(options.folder, 'index.html')))
    throw new Error(`${options.folder} holds no built site: npm run build`)
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium is to be had: npm test says how to get one')
  const chosen = [...loads, ...changes, ...sets, scrolling].filter(({ name }) =>
    options.words.every((word) => name.includes(word)),
  )
  const served = await serve({ folder: options.folder })
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() })
  console.log(`${options.folder}, served with gzip to Chromium ${browser.version()}; ${machine()}`)
  console.log(
    'loads: medians, and the least and the most; kB as they travelled. changes: from input to painted',
  )
  try {
    for (const { name, run } of chosen) {
      console.log(`\n${name}`)
      for (const row of await run(browser, served.url, options)) console.log(rowText(row))
    }
  } finally {
    await browser.close()
    await served.close()
  }
  console.log(`\n${machine()}`)
}

/** What else the machine does makes every time longer. */
function machine(): string {
  return `${cpus().length} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}`
}

if (isRunAs(import.meta.url)) await main(process.argv.slice(2))
