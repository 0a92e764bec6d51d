import { expect, test } from 'vitest'
import { startNodeVisitor } from '../../db/engine.node.ts'
import { runVisitor } from '../../db/visitor.ts'
import en from '../../i18n/sql.en.json'
import zh from '../../i18n/sql.zh.json'
import { LANGS } from '../../model/types.ts'
import { examplesIn } from './examples.ts'

test('every example has its question, and gives rows on the data', async () => {
  const shell = await startNodeVisitor('data')
  for (const lang of LANGS)
    for (const { id, sql } of examplesIn(lang)) {
      const { rows, more } = await runVisitor(shell, sql)
      expect(rows.length, id).toBeGreaterThan(1)
      expect(rows.flat().filter((value) => value !== null).length, id).toBeGreaterThan(rows.length)
      expect(more, id).toBe(false)
      for (const words of [zh, en]) expect(Object.keys(words)).toContain(`sql.example.${id}`)
    }
  const years = examplesIn('en').find(({ id }) => id === 'years')
  const { rows } = await runVisitor(shell, years?.sql ?? '')
  const said = rows.map(([year, place]) => `${year} ${place}`)
  expect(new Set(said).size).toBe(said.length)
  // Given to the hundred: kept, and said to be about so many.
  expect(rows.map((row) => row.map(String))).toContainEqual(['2022', 'Shandong', '26400', 'about'])
})
