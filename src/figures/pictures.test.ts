import { describe, expect, test } from 'vitest'
import { LANGS } from '../model/types.ts'
import { DEFAULTS } from './defaults.ts'
import { allFigures } from './index.ts'
import { PICTURES, pictureFile, picturePath } from './pictures.ts'

describe('the pictures made with the data', () => {
  test('are of every figure, each with a name of its own', async () => {
    const figures = (await allFigures()).map(({ id }) => id)
    expect(new Set(PICTURES.map(({ figure }) => figure))).toEqual(new Set(figures))
    const files = PICTURES.flatMap(({ name }) => LANGS.map((lang) => pictureFile(name, lang)))
    expect(new Set(files).size).toBe(files.length)
    for (const file of files) expect(file).toMatch(/^pictures\/[a-z_.-]+\.(zh|en)\.svg$/)
  })

  test('are found by figure, parameters and language', () => {
    expect(picturePath('outcomes', {}, 'en')).toBe('pictures/outcomes.en.svg')
    expect(picturePath('trend', { i: DEFAULTS.outcomes.indicator }, 'zh')).toBe(
      'pictures/trend-litigation.appearance_rate.zh.svg',
    )
  })

  test.each([
    ['ranking', { i: 'reconsideration.received' }],
    ['ranking', {}],
    ['ranking', { i: DEFAULTS.cases.indicator, y: '2019' }],
    ['outcomes', { p: '370000' }],
    ['nothing', {}],
  ])('there is none of %s with %j', (figure, params) => {
    expect(picturePath(figure, params, 'zh')).toBeNull()
  })
})
