import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { writeAnswer } from './answers.ts'
import { lazyEngine, makeAsk, Unsupported } from './ask.ts'
import type { Engine } from './database.ts'
import { NoAnswer, type Query } from './query.ts'
import { sql } from './sql.ts'

const query: Query<{ i: string; n: number | null }> = {
  name: 'counts',
  params: { i: 'a' },
  sql: sql`SELECT 1`,
  row: v.object({ i: v.string(), n: v.nullable(v.number()) }),
}
const prebuilt: unknown = JSON.parse(writeAnswer([{ i: 'a', n: null }], 'abcdef01'))
const live: Engine = {
  leftOut: [],
  flawed: [],
  hollow: [],
  version: '00000000',
  all: async (asked) => [v.parse(asked.row, { i: 'a', n: 2 })],
  close: async () => {},
}
const noEngine = () => Promise.reject(new Error('no wasm'))
const asking = (files: Record<string, unknown>, engine: () => Promise<Engine>) =>
  makeAsk({ answersUrl: './', engine, fetchJson: async (path) => files[path] ?? null })

describe('ask', () => {
  test('an answer that never comes is none: the engine answers', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: RequestInit) =>
        new Promise((_done, failed) => signal?.addEventListener('abort', () => failed(new Error('aborted')))),
    )
    try {
      const answer = makeAsk({ answersUrl: './', engine: async () => live })(query)
      await vi.runAllTimersAsync()
      expect((await answer).origin).toBe('engine')
    } finally {
      vi.unstubAllGlobals()
      vi.useRealTimers()
    }
  })

  test('a prebuilt answer needs no engine', async () => {
    const ask = asking({ 'counts/a.json': prebuilt }, noEngine)
    expect(await ask(query)).toEqual({ rows: [{ i: 'a', n: null }], origin: 'prebuilt' })
  })

  test('without one the engine answers', async () => {
    expect(await asking({}, async () => live)(query)).toEqual({ rows: [{ i: 'a', n: 2 }], origin: 'engine' })
  })

  test.each([
    ['rows of another program', { v: 'abcdef01', columns: ['i'], rows: [['a']] }],
    ['rows of no version', { columns: ['i', 'n'], rows: [['a', 1]] }],
    ['something else', ['a']],
  ])('an answer that does not fit (%s) is none', async (_, file) => {
    const { origin } = await asking({ 'counts/a.json': file }, async () => live)(query)
    expect(origin).toBe('engine')
  })

  test('an answer of data that is not on show is none', async () => {
    const asked: string[] = []
    const ask = makeAsk({
      answersUrl: './',
      engine: async () => live,
      accepts: async (version) => {
        asked.push(version)
        return false
      },
      fetchJson: async () => prebuilt,
    })
    expect(await ask(query)).toEqual({ rows: [{ i: 'a', n: 2 }], origin: 'engine' })
    expect(asked).toEqual(['abcdef01'])
  })

  test('where the browser can’t run the engine, that is said before anything of it is fetched', async () => {
    vi.stubGlobal('WebAssembly', undefined)
    try {
      const engine = lazyEngine({ files: () => Promise.reject(new Error('not asked for')) })
      await expect(engine()).rejects.toBeInstanceOf(Unsupported)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  test('with neither there is NoAnswer, which says why', async () => {
    const asked = asking({}, noEngine)(query)
    await expect(asked).rejects.toBeInstanceOf(NoAnswer)
    await expect(asked).rejects.toThrow(/counts \{"i":"a"\}: no wasm/)
  })

  test('a query that the engine refuses is a fault of the program, not NoAnswer', async () => {
    const broken: Engine = { ...live, all: () => Promise.reject(new TypeError('broken')) }
    await expect(asking({}, async () => broken)(query)).rejects.toBeInstanceOf(TypeError)
  })

  test('the same answer is fetched once', async () => {
    let fetched = 0
    const ask = makeAsk({
      answersUrl: './',
      engine: noEngine,
      fetchJson: async () => {
        fetched += 1
        return prebuilt
      },
    })
    await Promise.all([ask(query), ask(query)])
    expect(fetched).toBe(1)
  })
})
