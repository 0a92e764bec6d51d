import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeAnswer } from '../db/answers.ts'
import type { Engine } from '../db/database.ts'
import type { Query } from '../db/query.ts'
import { definitionQuestion } from '../figures/questions.ts'
import { openSite } from './site.ts'

/** What the server has: the version of its answers, by question, and of its files; what its engine is. */
const server = {
  answers: 'aaaaaaaa',
  odd: {} as Record<string, string>,
  files: 'aaaaaaaa' as string | Error,
  engine: null as Partial<Engine> | null,
  fetched: 0,
}

vi.mock('../db/files.ts', () => ({
  fetchPackage: async () => {
    server.fetched += 1
    if (server.files instanceof Error) throw server.files
    return { pack: null, files: new Map(), version: server.files }
  },
}))
vi.mock('../db/engine.ts', () => ({
  startEngine: async ({ files }: { files: () => Promise<{ version: string }> }): Promise<Engine> => {
    const { version } = await files()
    if (server.engine === null) throw new Error('no engine')
    const all = async <Row>({ row, name }: Query<Row>) =>
      name === 'definition'
        ? [v.parse(row, { id: 'a', definition_zh: version, definition_en: 'engine' })]
        : []
    return { leftOut: [], flawed: [], hollow: [], version, all, close: async () => {}, ...server.engine }
  },
}))

beforeEach(() => {
  Object.assign(server, { answers: 'aaaaaaaa', odd: {}, files: 'aaaaaaaa', engine: {}, fetched: 0 })
  vi.stubGlobal('Worker', class {})
  vi.stubGlobal('fetch', async (url: string) => {
    const [, name = ''] = url.match(/answers\/(\w+)\//) ?? []
    if (name === '') return new Response('{"v":"mmmmmmmm"}')
    const version = server.odd[name] ?? server.answers
    const rows = name === 'definition' ? [{ id: 'a', definition_zh: version, definition_en: 'prebuilt' }] : []
    return new Response(writeAnswer(rows, version))
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A page that has been looked at until nothing more comes of it. */
async function visit({ engine = false } = {}) {
  const site = openSite('https://example.org/data/')
  await vi.waitFor(() => expect(site.state().catalogue).not.toBeNull())
  site.checkData()
  if (engine) site.startEngine()
  await quiet()
  return site
}

/** Until what has begun has ended: nothing here waits for anything but promises. */
async function quiet() {
  for (let at = 0; at < 20; at += 1) await new Promise((done) => setImmediate(done))
}

/** What is shown of one figure: which data, from where; null: no answer. */
async function shown(site: ReturnType<typeof openSite>) {
  try {
    const { rows, origin } = await site.state().ask(definitionQuestion.ask({ i: 'a' }))
    return [rows[0]?.definition_zh, origin]
  } catch {
    return null
  }
}

describe('prebuilt answers and data files', () => {
  test('that agree: the answers stand, and no engine is needed', async () => {
    const site = await visit()
    expect(site.state()).toMatchObject({
      data: 'built',
      version: 'aaaaaaaa',
      turn: 0,
      engine: { step: 'resting' },
    })
    expect(await shown(site)).toEqual(['aaaaaaaa', 'prebuilt'])
    expect(server.fetched).toBe(1)
  })

  test('whose manifest alone is another: nothing changes', async () => {
    const site = await visit()
    expect(site.state().manifest?.v).toBe('mmmmmmmm')
    expect(site.state()).toMatchObject({ data: 'built', version: 'aaaaaaaa' })
  })

  test.each(['new files beside old answers', 'new answers beside old files'])(
    '%s: the engine answers all',
    async (case_) => {
      if (case_.startsWith('new files')) server.files = 'bbbbbbbb'
      else server.answers = 'bbbbbbbb'
      const site = await visit()
      expect(site.state()).toMatchObject({
        data: 'replaced',
        version: server.files,
        engine: { step: 'ready' },
      })
      expect(await shown(site)).toEqual([server.files, 'engine'])
      expect(server.fetched).toBe(1)
    },
  )

  test('that differ, without an engine: no answer, never an old one; the names stay', async () => {
    Object.assign(server, { files: 'bbbbbbbb', engine: null })
    const site = await visit()
    expect(site.state()).toMatchObject({ data: 'replaced', version: 'bbbbbbbb', engine: { step: 'failed' } })
    expect(site.state().catalogue).not.toBe('none')
    expect(await shown(site)).toBeNull()
  })

  test('that differ where WebAssembly is off: the same, and the reason is known', async () => {
    server.files = 'bbbbbbbb'
    vi.stubGlobal('WebAssembly', undefined)
    const site = await visit()
    expect(site.state()).toMatchObject({ data: 'replaced', engine: { step: 'unsupported' } })
    expect(await shown(site)).toBeNull()
  })

  test('of which half the answers are old: those of the files stand, the others are computed', async () => {
    server.odd = { definition: 'bbbbbbbb' }
    const site = await visit()
    expect(site.state()).toMatchObject({ data: 'built', version: 'aaaaaaaa' })
    expect(await shown(site)).toEqual(['aaaaaaaa', 'engine'])
    expect(site.state().data).toBe('replaced')
  })

  test('both renewed while the page is open: it follows, and is quiet', async () => {
    Object.assign(server, { engine: null })
    const site = await visit()
    Object.assign(server, { answers: 'bbbbbbbb', files: 'bbbbbbbb' })
    expect(await shown(site)).toEqual(['bbbbbbbb', 'prebuilt'])
    await quiet()
    expect(site.state()).toMatchObject({ data: 'built', version: 'bbbbbbbb', turn: 1, forget: true })
    expect(site.state().engine.step).toBe('resting')
  })

  test('whose files are at fault: the former answers stay, named as such', async () => {
    const leftOut = [{ path: 'indicators.csv', table: 'indicators', faults: [] }]
    Object.assign(server, { files: 'bbbbbbbb', engine: { hollow: ['indicators'], leftOut } })
    const site = await visit()
    expect(site.state()).toMatchObject({
      data: 'former',
      version: 'aaaaaaaa',
      leftOut,
      engine: { step: 'ready' },
    })
    expect(await shown(site)).toEqual(['aaaaaaaa', 'prebuilt'])
  })

  test.each([true, false])(
    'that can’t be compared, as the network is gone: the answers stand (engine: %s)',
    async (engine) => {
      server.files = new Error('offline')
      const site = await visit({ engine })
      expect(site.state()).toMatchObject({ data: 'built', version: 'aaaaaaaa', turn: 0 })
      expect(site.state().engine.step).toBe(engine ? 'failed' : 'resting')
      server.files = 'bbbbbbbb'
      site.tryAgain()
      await quiet()
      expect(site.state()).toMatchObject({ data: 'replaced', version: 'bbbbbbbb', engine: { step: 'ready' } })
    },
  )

  test('checked while the engine starts: the files are fetched once', async () => {
    server.files = 'bbbbbbbb'
    const site = await visit({ engine: true })
    expect(site.state()).toMatchObject({ data: 'replaced', version: 'bbbbbbbb', engine: { step: 'ready' } })
    expect(server.fetched).toBe(1)
  })

  test('an engine that is started for nothing takes over without a word', async () => {
    const site = await visit({ engine: true })
    expect(site.state()).toMatchObject({ data: 'built', turn: 1, forget: false, engine: { step: 'ready' } })
    expect(await shown(site)).toEqual(['aaaaaaaa', 'engine'])
  })
})
