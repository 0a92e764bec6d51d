import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { TINY_FOLDER } from '../src/testing/tiny.ts'
import { buildData, FaultyData } from './build-data.ts'

const folder = mkdtempSync(join(tmpdir(), 'fadu-data-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Paths and contents of all files below a folder. */
function contents(below: string): Map<string, string> {
  const entries = readdirSync(below, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(below.length + 1), readFileSync(path, 'base64')]),
  )
}

test('same input gives the same bytes; the tables are as they were; what is stale goes', async () => {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')]
  const manifest = await buildData(TINY_FOLDER, one)
  await buildData(TINY_FOLDER, two)
  writeFileSync(join(two, 'answers', 'stale.json'), '{}')
  await buildData(TINY_FOLDER, two)
  expect(contents(two)).toEqual(contents(one))
  expect(readFileSync(join(one, 'sources.csv'))).toEqual(readFileSync(join(TINY_FOLDER, 'sources.csv')))
  expect(readdirSync(folder).sort()).toEqual(['one', 'two'])
  expect(manifest).toMatchObject({
    newest_source: '2023-05-01',
    rows: manifest.files.reduce((sum, { rows }) => sum + (rows ?? 0), 0),
    answers: [...contents(one).keys()].filter((path) => path.startsWith('answers/')).length,
  })
  expect(manifest.files.map(({ path }) => path)).toContain('datapackage.json')
  expect(JSON.parse(readFileSync(join(one, 'manifest.json'), 'utf8'))).toEqual(manifest)
}, 120_000)

test('faulty data is not built, and what was built before stays', async () => {
  const [from, into] = [join(folder, 'faulty'), join(folder, 'before')]
  cpSync(TINY_FOLDER, from, { recursive: true })
  await buildData(from, into)
  const before = contents(into)
  writeFileSync(join(from, 'sources.csv'), 'id\n')
  await expect(buildData(from, into)).rejects.toThrow(FaultyData)
  expect(contents(into)).toEqual(before)
}, 60_000)

test('a folder with other things in it is not replaced', async () => {
  await expect(buildData(TINY_FOLDER, TINY_FOLDER)).rejects.toThrow('holds other things')
})
