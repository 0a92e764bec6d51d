import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Unsupported } from './ask.ts'
import { openConsole, type VisitorEngine } from './console.ts'
import { LIMITS } from './visitor.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Engines that answer `SELECT 1`, fail as the text says, or never answer; `heeds`: whether a cancel ends that. */
function engines(heeds: boolean) {
  const made: { ended: boolean; cancelled: boolean }[] = []
  const start = async (): Promise<VisitorEngine> => {
    const one = { ended: false, cancelled: false }
    made.push(one)
    let end: (cause: Error) => void = () => {}
    return {
      version: `v${made.length}`,
      async *rows(statement) {
        if (statement.includes('endless'))
          await new Promise((_, reject) => {
            end = reject
          })
        const failing = /query\('(.* Error: .*|trap)'\)/.exec(statement)?.[1]
        if (failing !== undefined) throw new Error(failing)
        yield statement.startsWith('DESCRIBE')
          ? [{ column_name: 'one', column_type: 'INTEGER' }]
          : [{ c0: 1 }]
      },
      async check() {},
      cancel() {
        one.cancelled = true
        if (heeds) end(new Error('INTERRUPT Error: Interrupted!'))
      },
      close() {
        one.ended = true
        end(new Error('closed'))
      },
    }
  }
  return { made, start }
}

const ONE = { step: 'result', result: { rows: [[1]], more: false } }

test('a query that is cancelled leaves the engine as it is, if it heeds that', async () => {
  const { made, start } = engines(true)
  const console = openConsole(start)
  const endless = console.run('endless')
  await vi.advanceTimersByTimeAsync(10)
  console.cancel()
  expect(await endless).toEqual({ step: 'stopped', why: 'cancelled' })
  expect(await console.run('SELECT 1')).toMatchObject({ ...ONE, version: 'v1' })
  expect(made).toEqual([{ ended: false, cancelled: true }])
})

test('one that does not listen is ended with its worker, and another engine answers the next', async () => {
  const { made, start } = engines(false)
  const console = openConsole(start)
  const endless = console.run('endless')
  await vi.advanceTimersByTimeAsync(LIMITS.time - 1)
  expect(made[0]?.cancelled).toBe(false)
  await vi.advanceTimersByTimeAsync(1 + LIMITS.grace)
  expect(await endless).toEqual({ step: 'stopped', why: 'time' })
  expect(made[0]).toEqual({ ended: true, cancelled: true })
  expect(console.state()).toEqual({ step: 'ready', version: 'v2' })
  expect(await console.run('SELECT 1')).toMatchObject({ ...ONE, version: 'v2' })
})

test('the next query stops the one before', async () => {
  const { start } = engines(true)
  const console = openConsole(start)
  const endless = console.run('endless')
  await vi.advanceTimersByTimeAsync(1)
  expect(await console.run('SELECT 1')).toMatchObject(ONE)
  expect(await endless).toEqual({ step: 'stopped', why: 'cancelled' })
})

test.each([
  ['Out of Memory Error: could not allocate', 'memory', 2],
  ['trap', 'died', 2],
  ['Parser Error: syntax error', 'fault', 1],
])('after %j (%s) there are %d engines', async (says, why, count) => {
  const { made, start } = engines(true)
  const console = openConsole(start)
  expect(await console.run(says)).toMatchObject({ step: 'refused', refusal: { why, words: says } })
  expect(await console.run('SELECT 1')).toMatchObject(ONE)
  expect(made).toHaveLength(count)
})

test('an engine that can’t be had is said so, and asked for again only when it may come', async () => {
  const { start } = engines(true)
  let tries = 0
  const console = openConsole(async () => {
    tries += 1
    if (tries === 1) throw new Error('the network')
    return start()
  })
  expect(await console.run('SELECT 1')).toEqual({ step: 'unanswered' })
  expect(console.state()).toEqual({ step: 'failed' })
  console.retry()
  expect(await console.run('SELECT 1')).toMatchObject(ONE)
  const never = openConsole(() => Promise.reject(new Unsupported('no WebAssembly')))
  expect(await never.run('SELECT 1')).toEqual({ step: 'unanswered' })
  expect(never.state()).toEqual({ step: 'unsupported' })
})

test('the time of a query is its own, without that of the start of the engine', async () => {
  const { start } = engines(true)
  const console = openConsole(async () => {
    await new Promise((resolve) => setTimeout(resolve, 3000))
    return start()
  })
  const first = console.run('SELECT 1')
  await vi.advanceTimersByTimeAsync(3000)
  expect(await first).toMatchObject({ ...ONE, ms: 0 })
})

test('a closed console closes its engine, also one that comes later', async () => {
  const { made, start } = engines(true)
  const console = openConsole(start)
  console.close()
  await vi.advanceTimersByTimeAsync(1)
  expect(made).toEqual([{ ended: true, cancelled: false }])
})
