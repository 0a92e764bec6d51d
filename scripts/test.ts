import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { getChromium } from './chromium.ts'

const PLAYWRIGHT_CONFIG = 'src/testing/browser/playwright.config.ts'

interface Results {
  readonly passed: number
  readonly failed: number
}

const reports = mkdtempSync(join(tmpdir(), 'fadu-test-'))
const unitReport = join(reports, 'unit.json')
const browserReport = join(reports, 'browser.json')

const unitResults = v.pipe(
  v.object({ numPassedTests: v.number(), numFailedTests: v.number() }),
  v.transform(
    ({ numPassedTests, numFailedTests }): Results => ({ passed: numPassedTests, failed: numFailedTests }),
  ),
)
const browserResults = v.pipe(
  v.object({ stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }) }),
  v.transform(({ stats }): Results => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected })),
)

/** Runs a step of the tests; whether it went well. */
function step(name: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n▶ ${name}: ${words.join(' ')}`)
  const [command = '', ...rest] = words
  const { status } = spawnSync(command, rest, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (status !== 0) console.error(`\n✗ failed: ${name}`)
  return status === 0
}

function browserStep(): boolean {
  console.log('\n▶ browser')
  const place = getChromium()
  if (place) {
    const env = { CHROMIUM: place, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport }
    const words = ['playwright', 'test', '-c', PLAYWRIGHT_CONFIG, '--reporter=list,json']
    return step('browser tests', words, env)
  }
  if (process.env.CI) {
    console.error('\n✗ failed: browser tests, as no Chromium is to be had')
    return false
  }
  console.warn('\n!!! BROWSER TESTS SKIPPED: no Chromium is to be had on this machine !!!')
  return true
}

function resultsOf<Schema extends v.GenericSchema<unknown, Results>>(path: string, schema: Schema): Results {
  if (!existsSync(path)) return { passed: 0, failed: 0 }
  return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')))
}

const went =
  step('types', ['tsc', '--noEmit']) &&
  step('lint and format', ['biome', 'ci']) &&
  step('unit tests', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]) &&
  step('build', ['npm', 'run', '--silent', 'build']) &&
  step('browser floors', ['tsx', 'scripts/check-floors.ts']) &&
  browserStep()

const results = [resultsOf(unitReport, unitResults), resultsOf(browserReport, browserResults)]
const passed = results.reduce((sum, result) => sum + result.passed, 0)
const failed = results.reduce((sum, result) => sum + result.failed, 0)
rmSync(reports, { recursive: true })
// A step that failed without failing tests counts as one.
console.log(`\n${passed} passed, ${went ? failed : Math.max(failed, 1)} failed`)
process.exitCode = went ? 0 : 1
