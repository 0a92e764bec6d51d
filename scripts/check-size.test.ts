import { expect, test } from 'vitest'
import { embedFiles, firstFiles, namedIn } from './check-size.ts'

const chunk = (file: string, more: object = {}) => ({
  file,
  name: '',
  imports: [],
  dynamicImports: [],
  css: [],
  ...more,
})

test('the first load is the entry and all that it imports, but what is for later and only later needs', () => {
  const manifest = {
    'index.html': chunk('index.js', {
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
  expect(namedIn(`<noscript>${html}</noscript>`)).toEqual([])
})

test('an embed loads the entry, its own modules, and one figure with what that imports', () => {
  const manifest = {
    'index.html': chunk('index.js', {
      dynamicImports: ['src/start.tsx', 'src/embed/main.ts'],
      css: ['index.css'],
    }),
    'src/start.tsx': chunk('start.js', { imports: ['_react.js'] }),
    'src/embed/main.ts': chunk('main.js', { imports: ['_site.js'], css: ['main.css'] }),
    'src/embed/show.ts': chunk('show.js', { imports: ['_drawing.js'] }),
    'src/i18n/zh.json': chunk('zh.js'),
    'src/i18n/en.json': chunk('en.js'),
    'src/figures/trend/index.ts': chunk('trend.js', { imports: ['_time.js'] }),
    '_site.js': chunk('site.js', {
      dynamicImports: ['_rows.js', '_outcomes.js', 'src/figures/trend/index.ts', 'src/i18n/zh.json'],
    }),
    '_outcomes.js': chunk('outcomes.js', { name: 'outcomes', imports: ['_rows.js'] }),
    '_rows.js': chunk('rows.js', { name: 'rows', imports: ['_site.js'] }),
    '_drawing.js': chunk('drawing.js'),
    '_time.js': chunk('time.js'),
    '_react.js': chunk('react.js'),
  }
  const figures = ['ranking', 'outcomes', 'trend']
  const always = ['drawing.js', 'index.css', 'index.js', 'main.css', 'main.js', 'show.js', 'site.js', 'zh.js']
  const loads = (figure: string) =>
    embedFiles(manifest, figure, figures).filter((file) => !always.includes(file))
  expect(embedFiles(manifest, 'trend', figures)).toEqual(expect.arrayContaining(always))
  expect(loads('ranking')).toEqual(['rows.js'])
  expect(loads('outcomes')).toEqual(['outcomes.js', 'rows.js'])
  expect(loads('trend')).toEqual(['time.js', 'trend.js'])
})
