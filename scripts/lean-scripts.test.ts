import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { leanScript } from './lean-scripts.ts'

test('comments and indents go, the lines of the program stay', () => {
  expect(leanScript("// Why.\nif (a) {\n  // b\n  go('// c')\n\n}\n")).toBe("if (a) {\ngo('// c')\n}\n")
})

test.each(readdirSync('public').filter((name) => name.endsWith('.js')))(
  '%s has no text of several lines',
  (name) => {
    const text = readFileSync(join('public', name), 'utf8')
    expect(text.split('\n').filter((line) => (line.match(/`/g) ?? []).length % 2 === 1)).toEqual([])
    expect(() => new Script(leanScript(text))).not.toThrow()
  },
)
