import { expect, test } from 'vitest'
import en from './i18n/en.json'
import { wordsOf } from './i18n/words.ts'
import zh from './i18n/zh.json'
import { ROUTES } from './routes.ts'
import { PAGES, PAGES_WITHOUT_FIGURES } from './testing/browser/pages.ts'

test.each([wordsOf('zh', zh), wordsOf('en', en)])(
  'every page has its name, heading and intro in $lang',
  (words) => {
    const keys = ROUTES.flatMap(({ path }) => {
      const page = `page.${path || 'home'}`
      return [page, `${page}.heading`, `${page}.intro`]
    })
    expect(keys.filter((key) => !words.has(key))).toEqual([])
  },
)

test('the browser tests open every page', () => {
  expect([...PAGES, ...PAGES_WITHOUT_FIGURES].sort()).toEqual(ROUTES.map(({ path }) => path).sort())
})
