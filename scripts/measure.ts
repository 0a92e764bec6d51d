import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'

/** The line between browser and server: bits per second each way and round trip in ms; null: none but the machine's. */
export interface Line {
  readonly name: string
  readonly limit: { readonly bits: number; readonly roundTrip: number } | null
}

/** A moment of a page load, in ms from its beginning, and what had come over the network by then. */
export interface Moment {
  readonly at: number
  /** As they travelled: packed, and with their heads once a file is whole. */
  readonly bytes: number
  readonly requests: number
}

/** One load of a page; null: the moment did not come. */
export interface Load {
  /** A first figure or its prebuilt picture can be seen. */
  readonly firstFigure: Moment | null
  /** A first figure stands that can be asked, not a picture in its place. */
  readonly liveFigure: Moment | null
  /** All figures of the page have left `loading`. */
  readonly allFigures: Moment | null
  readonly engineReady: Moment | null
  /** JavaScript heap of the page after a collection, in bytes; the engine's memory is its worker's. */
  readonly heap: number
}

/** No moment is waited for longer, in ms: an unpacked engine takes 29 s at 10 Mbit/s. */
const PATIENCE = 60_000

/** The window in which all is measured. */
const WINDOW = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' } as const

const PAGE_SCRIPT = fileURLToPath(new URL('bench.page.js', import.meta.url))

/** Loads a page twice, in a browser that has nothing of it and then in the same. */
export async function measureLoads(
  browser: Browser,
  address: string,
  line: Line,
): Promise<{ readonly cold: Load; readonly warm: Load }> {
  const context = await browser.newContext(WINDOW)
  try {
    return {
      cold: await measureLoad(context, address, line),
      warm: await measureLoad(context, address, line),
    }
  } finally {
    await context.close()
  }
}

async function measureLoad(context: BrowserContext, address: string, line: Line): Promise<Load> {
  const page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    const network = await listen(session, line)
    await page.addInitScript({ path: PAGE_SCRIPT })
    await page.goto(address)
    await marked(page, 'bench:all-figures')
    await marked(page, 'fadu:engine-ready')
    const moment = async (mark: string): Promise<Moment | null> => {
      const at = await page.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? null, mark)
      const origin = await page.evaluate(() => performance.timeOrigin)
      return at === null ? null : { at, ...network.by(origin + at) }
    }
    return {
      firstFigure: await moment('fadu:first-figure'),
      liveFigure: await moment('bench:live-figure'),
      allFigures: await moment('bench:all-figures'),
      engineReady: await moment('fadu:engine-ready'),
      heap: await heapOf(session),
    }
  } finally {
    await page.close()
  }
}

/** What a series of changes took. */
export interface Changes {
  /** Ms from input to painted, one a change: the figures in view. */
  readonly seen: readonly number[]
  /** All figures of the page. */
  readonly all: readonly number[]
  /** As of `Load`, after the last. */
  readonly heap: number
}

/** Opens a page and goes through hash addresses in it, one after another. */
export async function measureChanges(
  browser: Browser,
  address: string,
  hashes: readonly string[],
  withEngine: boolean,
): Promise<Changes> {
  const context = await browser.newContext(WINDOW)
  try {
    const page = await context.newPage()
    if (!withEngine) await context.route(/\.wasm(\.gz)?$/, (route) => route.abort())
    await page.addInitScript({ path: PAGE_SCRIPT })
    await page.goto(address)
    await marked(page, withEngine ? 'fadu:engine-ready' : 'bench:all-figures')
    // The engine takes over, or fails, a moment later.
    await page.waitForTimeout(2000)
    const times: { seen: number; all: number }[] = []
    for (const hash of hashes) {
      const took = await page.evaluate<{ seen: number; all: number } | null>(
        `benchChange(${JSON.stringify(hash)})`,
      )
      if (took !== null) times.push(took)
      else console.error(`${hash}: nothing came of it`)
      // What one change leaves to be done is not the next one's.
      await page.evaluate('new Promise((done) => requestIdleCallback(done, { timeout: 1000 }))')
    }
    return {
      seen: times.map(({ seen }) => seen),
      all: times.map(({ all }) => all),
      heap: await heapOf(await context.newCDPSession(page)),
    }
  } finally {
    await context.close()
  }
}

/** Opens a page and scrolls an element down and across to its ends and back: ms from frame to frame. */
export async function measureScrolling(
  browser: Browser,
  address: string,
  selector: string,
): Promise<readonly number[]> {
  const context = await browser.newContext(WINDOW)
  try {
    const page = await context.newPage()
    await page.addInitScript({ path: PAGE_SCRIPT })
    await page.goto(address)
    await marked(page, 'fadu:engine-ready')
    await page.waitForSelector(selector)
    await page.waitForTimeout(2000)
    return await page.evaluate<number[]>(`benchScroll(${JSON.stringify(selector)})`)
  } finally {
    await context.close()
  }
}

/** Waits for a performance mark; goes on without it where it does not come. */
async function marked(page: Page, mark: string): Promise<void> {
  await page
    .waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { timeout: PATIENCE })
    .catch(() => console.error(`${mark}: did not come`))
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

interface NetworkEvent {
  readonly requestId: string
  /** Seconds, from some beginning. */
  readonly timestamp?: number
  /** Seconds since 1970. */
  readonly wallTime?: number
  readonly encodedDataLength?: number
}

interface Request {
  readonly sent: number
  readonly parts: { readonly at: number; readonly bytes: number }[]
  whole?: { readonly at: number; readonly bytes: number }
}

/** Listens to what a page and its workers fetch, and slows them down to the line. */
async function listen(session: CDPSession, line: Line) {
  const requests = new Map<string, Request>()
  /** The second 0 of their times, in seconds since 1970. */
  let zero = 0
  const hear = (from: string, method: string, event: NetworkEvent) => {
    const { requestId, timestamp: at, wallTime, encodedDataLength: bytes = 0 } = event
    if (requestId === undefined || at === undefined) return
    if (wallTime !== undefined) zero = wallTime - at
    const id = `${from} ${requestId}`
    // A worker's first request may have been sent before it was listened to.
    const request = requests.get(id) ?? { sent: at, parts: [] }
    requests.set(id, request)
    if (method === 'Network.dataReceived') request.parts.push({ at, bytes })
    if (method === 'Network.loadingFinished') request.whole = { at, bytes }
  }
  for (const method of HEARD) session.on(method, (event) => hear('page', method, event))
  const throughput = line.limit === null ? -1 : line.limit.bits / 8
  const conditions = {
    offline: false,
    latency: line.limit?.roundTrip ?? 0,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  }
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', conditions)
  await listenToWorkers(session, conditions, hear)
  return {
    /** What had come by a moment, in ms since 1970. */
    by(moment: number): Omit<Moment, 'at'> {
      const until = moment / 1000 - zero
      const sent = [...requests.values()].filter((request) => request.sent <= until)
      const bytes = sent.map(({ parts, whole }) =>
        whole !== undefined && whole.at <= until
          ? whole.bytes
          : parts.reduce((sum, part) => sum + (part.at <= until ? part.bytes : 0), 0),
      )
      return { requests: sent.length, bytes: bytes.reduce((sum, one) => sum + one, 0) }
    },
  }
}

const HEARD = ['Network.requestWillBeSent', 'Network.dataReceived', 'Network.loadingFinished'] as const

/** A worker has a network of its own, which is reached through the page's session. */
async function listenToWorkers(
  session: CDPSession,
  conditions: object,
  hear: (from: string, method: string, event: NetworkEvent) => void,
): Promise<void> {
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const tell = (id: number, method: string, params: object = {}) =>
      session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      })
    // A worker that is gone by now needs no telling.
    Promise.all([
      tell(1, 'Network.enable'),
      tell(2, 'Network.emulateNetworkConditions', conditions),
      tell(3, 'Runtime.runIfWaitingForDebugger'),
    ]).catch(() => undefined)
  })
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const told: { method?: string; params?: NetworkEvent } = JSON.parse(message)
    if (told.method?.startsWith('Network.') && told.params) hear(sessionId, told.method, told.params)
  })
  const options = { autoAttach: true, waitForDebuggerOnStart: true, flatten: false }
  await session.send('Target.setAutoAttach', options)
}
