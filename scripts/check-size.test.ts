import { expect, test } from 'vitest'
import { firstFiles, namedIn } from './check-size.ts'

const chunk = (file: string, more: object = {}) => ({
  file,
  isEntry: false,
  imports: [],
  dynamicImports: [],
  css: [],
  ...more,
})

test('the first load is the entry and all that it imports, but what is for later and only later needs', () => {
  const manifest = {
    'index.html': chunk('index.js', {
      isEntry: true,
      imports: ['_shared.js'],
      dynamicImports: ['zh.json', 'engine.ts'],
      css: ['index.css'],
    }),
    '_shared.js': chunk('shared.js', { imports: ['index.html'] }),
    'zh.json': chunk('zh.js'),
    'engine.ts': chunk('engine.js', { imports: ['_shared.js', '_arrow.js'] }),
    '_arrow.js': chunk('arrow.js'),
    'engine.wasm': chunk('engine.wasm'),
  }
  expect(firstFiles(manifest, ['engine.ts'])).toEqual(['index.css', 'index.js', 'shared.js', 'zh.js'])
})

test('what index.html names is read as it is written', () => {
  const html =
    '<script type="module" src="./assets/a.js"></script><link rel="stylesheet" href="./b.css"><link href="icon.svg">'
  expect(namedIn(html)).toEqual(['assets/a.js', 'b.css'])
})
