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
})
