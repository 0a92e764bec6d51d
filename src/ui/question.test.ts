import { describe, expect, test } from 'vitest'
import { pageOf, paramsOf, questionOf } from './question.ts'
import { NOTHING_CHOSEN } from './selection.ts'

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

test('each figure has a page that shows it whole', () => {
  expect(
    ['coverage', 'compliance', 'outcomes', 'findings', 'progress'].map((id) => pageOf(id, {}, null)),
  ).toEqual(['', 'compliance', 'outcomes', 'audit', 'reform'])
})
