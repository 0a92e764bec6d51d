import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EACH } from '../figures/each.ts'
import { indicator } from '../testing/indicator.ts'
import { pageOf, paramsOf, questionOf } from './question.ts'
import { NOTHING_CHOSEN } from './selection.ts'

/** The code of a page: its file, and those of its folder. */
function codeOf(page: string): string {
  const name = page || 'home'
  const pages = new URL('../pages/', import.meta.url)
  return readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx') && (path === `${name}.tsx` || path.startsWith(`${name}/`)))
    .map((path) => readFileSync(new URL(path, pages), 'utf8'))
    .join('\n')
}

const chosen = (change: object) => ({ ...NOTHING_CHOSEN, ...change })

describe('what a figure is asked by itself', () => {
  test.each([
    ['ranking', {}, { i: 'reconsideration.accepted' }],
    ['ranking', { indicator: 'a' }, { i: 'a' }],
    ['trend', { indicator: 'a' }, { i: 'a' }],
    ['composition', { indicator: 'a', total: 'b' }, { i: 'b' }],
    ['composition', { indicator: 'a' }, { i: 'petition.accepted' }],
    ['funnel', {}, { i: 'reconsideration.acceptance_rate' }],
    ['funnel', { indicator: 'a' }, { i: 'a', otherwise: 'reconsideration.acceptance_rate' }],
    ['outcomes', { indicator: 'a' }, {}],
  ])('%s of %j', (figure, selection, params) => {
    expect(paramsOf(figure, chosen(selection), null)).toEqual(params)
  })
})

describe('what goes with a figure from its page', () => {
  test('the indicator that the page chose, no section, no other total', () => {
    const selection = chosen({ page: 'cases', total: 'b', period: '2019', section: 'x', lang: 'en' })
    expect(questionOf('ranking', { i: 'a' }, selection)).toEqual(
      chosen({ indicator: 'a', period: '2019', lang: 'en' }),
    )
    expect(questionOf('composition', { i: 'b' }, selection)).toMatchObject({ indicator: null, total: 'b' })
  })
  test('words and family with the figures that follow them only', () => {
    const selection = chosen({ search: 'a', family: 'reform_progress', all: true })
    expect(questionOf('coverage', {}, selection)).toMatchObject({ search: 'a', all: true })
    expect(questionOf('progress', {}, selection)).toEqual(NOTHING_CHOSEN)
  })
  test('and asks the same again', () => {
    for (const [figure, params] of [
      ['ranking', { i: 'a' }],
      ['composition', { i: 'b' }],
      ['outcomes', {}],
    ] as const)
      expect(paramsOf(figure, questionOf(figure, params, NOTHING_CHOSEN), null)).toEqual(params)
  })
})

describe('figures that may be embedded', async () => {
  const figures = await Promise.all(EACH.map((figure) => figure.fetch()))

  test.each(figures.map(({ id, example }) => [id, example] as const))(
    '%s is asked by an empty address what it asks',
    (id, example) => {
      expect(Object.keys(paramsOf(id, NOTHING_CHOSEN, null)).sort()).toEqual(Object.keys(example).sort())
    },
  )

  test('each has a page that shows it whole', () => {
    const shown = EACH.filter(({ id }) =>
      new RegExp(`<FigureView\\s+id="${id}"`).test(codeOf(pageOf(id, {}, null).page)),
    )
    expect(shown).toEqual(EACH)
  })

  test('of an indicator it is the page of its family, or its own', () => {
    const places = new Map()
    const known = indicator({ id: 'a', family: 'litigation_outcome' })
    const catalogue = { indicators: new Map([['a', known]]), places, flags: new Map() }
    expect(['ranking', 'distribution'].map((id) => pageOf(id, { i: 'a' }, catalogue))).toEqual([
      { page: 'outcomes', subject: null },
      { page: 'indicator', subject: 'a' },
    ])
  })
})
