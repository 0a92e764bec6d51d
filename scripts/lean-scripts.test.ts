import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { leanScript, shortScript } from './lean-scripts.ts'

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

test('what is shortened does the same, and what is no script is not written', () => {
  const text = readFileSync(join('public', 'first.js'), 'utf8')
  expect(() => new Script(shortScript(text))).not.toThrow()
  expect(shortScript('// Why.\nconst long = 1; globalThis.said = long + 1')).not.toContain('Why')
  expect(() => shortScript('if (')).toThrow()
})
