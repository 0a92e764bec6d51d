import { describe, expect, test } from 'vitest'
import { NOTHING_CHOSEN } from '../ui/selection.ts'
import { isEmbed, readEmbed, readMessage, sizeMessage, themeOf, writeEmbed } from './address.ts'

describe('the address of an embed', () => {
  test('is known by its path', () => {
    expect(['#/embed/ranking', '#embed/ranking?i=a', '/embed/x'].map(isEmbed)).toEqual([true, true, true])
    expect(['#/', '#/embed-maker', '#/cases?i=embed/', ''].map(isEmbed)).toEqual([false, false, false, false])
  })

  test('says figure, question, theme and ground', () => {
    const hash = '#/embed/ranking?i=a.b&y=2019&p=370000,440000&ci=0&lang=en&theme=dark&bg=transparent'
    const { embed, dropped } = readEmbed(hash, null)
    expect(embed).toMatchObject({ figure: 'ranking', theme: 'dark', ground: 'transparent' })
    expect(embed.selection).toEqual({
      ...NOTHING_CHOSEN,
      indicator: 'a.b',
      period: '2019',
      places: ['370000', '440000'],
      intervals: false,
      lang: 'en',
    })
    expect(dropped).toEqual([])
    expect(writeEmbed(embed)).toBe(hash)
  })

  test('comes back from what was written, and says no defaults', () => {
    const plain = { figure: 'trend', selection: NOTHING_CHOSEN, theme: 'auto', ground: 'paper' } as const
    expect(writeEmbed(plain)).toBe('#/embed/trend')
    expect(readEmbed('#/embed/trend', null).embed).toEqual(plain)
    expect(writeEmbed({ ...plain, theme: 'light' })).toBe('#/embed/trend?theme=light')
  })

  test.each([
    ['#/embed/', ''],
    ['#/embed/ranking/', 'ranking'],
    ['#/embed/%3Cscript%3E?x=1', '<script>'],
    ['#/embed/%', '%'],
  ])('%s never fails: the figure is “%s”', (hash, figure) => {
    expect(readEmbed(hash, null).embed.figure).toBe(figure)
  })

  test('lists what means nothing, is repeated, or is a look that there is not', () => {
    const { embed, dropped } = readEmbed(
      '#/embed/ranking?theme=blue&bg=url(x)&theme=dark&theme=light&zz=1',
      null,
    )
    expect(embed).toMatchObject({ theme: 'dark', ground: 'paper' })
    expect(dropped).toEqual([
      { key: 'theme', value: 'blue' },
      { key: 'bg', value: 'url(x)' },
      { key: 'theme', value: 'light' },
      { key: 'zz', value: '1' },
    ])
  })
})

describe('a message of the page around', () => {
  test.each([
    [{ fadu: 'set' }, {}],
    [{ fadu: 'set', lang: 'en' }, { lang: 'en' }],
    [
      { fadu: 'set', lang: 'zh', theme: 'auto' },
      { lang: 'zh', theme: 'auto' },
    ],
  ])('%j is heard', (message, change) => {
    expect(readMessage(message)).toEqual(change)
  })

  test.each([
    null,
    'set',
    7,
    [],
    {},
    { fadu: 'size', height: 10 },
    { fadu: 'set', lang: 'fr' },
    { fadu: 'set', lang: ['en'] },
    { fadu: 'set', theme: 'javascript:alert(1)' },
    { fadu: 'set', href: '#/cases' },
    { fadu: 'set', lang: 'en', run: 'alert(1)' },
  ])('%j is not', (message) => {
    expect(readMessage(message)).toBeNull()
  })
})

test('a size is told in whole pixels that hold all of it', () => {
  expect(sizeMessage('ranking', 612.328)).toEqual({ fadu: 'size', id: 'ranking', height: 613 })
})

test.each([
  ['auto', 'paper', 'dark', 'dark'],
  ['auto', 'transparent', 'dark', 'light'],
  ['auto', 'transparent', 'contrast', 'contrast'],
  ['dark', 'transparent', 'light', 'dark'],
] as const)('the theme %s on %s for a reader of %s is %s', (asked, ground, readers, theme) => {
  expect(themeOf(asked, ground, readers)).toBe(theme)
})
