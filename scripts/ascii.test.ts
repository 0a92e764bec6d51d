import { expect, test } from 'vitest'
import { asciiMarkup, asciiStyles } from './ascii.ts'

test('markup and style sheets in ASCII alone say what they said', () => {
  expect(asciiMarkup('<p title="法度">12 % · 𠮷</p>')).toBe(
    '<p title="&#27861;&#24230;">12 % &#183; &#134071;</p>',
  )
  expect(asciiStyles('li:before{content:"· a"}')).toBe('li:before{content:"\\b7  a"}')
  expect(asciiMarkup('𠮷'.slice(0, 1))).toBe('&#65533;')
})
