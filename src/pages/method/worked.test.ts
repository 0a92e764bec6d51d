import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingsQuestion, funnelQuestion, indicatorQuestion } from '../../figures/questions.ts'
import en from '../../i18n/en.json'
import methodEn from '../../i18n/method.en.json'
import methodZh from '../../i18n/method.zh.json'
import { withTexts, wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import { published } from '../../testing/published.ts'
import type { Material, Worked } from './material.ts'
import { SECTIONS } from './sections.ts'
import { ASKED } from './worked.ts'

const LANGUAGES = [withTexts(wordsOf('zh', zh), methodZh), withTexts(wordsOf('en', en), methodEn)] as const
const [, english] = LANGUAGES

/** The data package itself: the examples are numbers of its own. */
let material: Material
let close: () => Promise<void>

beforeAll(async () => {
  const { engine, catalogue } = await published()
  close = () => engine.close()
  const rows = new Map<string, Awaited<ReturnType<typeof asked>>>()
  const asked = (i: string) => engine.all(indicatorQuestion.ask({ i }))
  for (const i of ASKED) rows.set(i, await asked(i))
  material = {
    rows,
    funnel: await engine.all(funnelQuestion.ask({})),
    findings: await engine.all(findingsQuestion.ask({})),
    catalogue,
  }
}, 60_000)

afterAll(() => close())

const workOf = (id: string): Worked => {
  const worked = SECTIONS.find((section) => section.id === id)?.work(material, english, 'light') ?? null
  if (worked === null) throw new Error(`no example of ${id}`)
  return worked
}

describe('every rule', () => {
  test.each(SECTIONS.map(({ id }) => id))(
    '%s has its texts, and an example with no blank left open',
    (id) => {
      for (const words of LANGUAGES) {
        const section = SECTIONS.find((one) => one.id === id)
        const worked = section?.work(material, words, 'light') ?? null
        for (const part of ['title', 'rule', 'not', 'source'])
          expect(words.say(`method.${id}.${part}`)).not.toBe('')
        if (id === 'audit' && material.findings.length === 0) continue
        expect(worked).not.toBeNull()
        expect(words.say(`method.${id}.worked`, worked?.fill)).not.toMatch(/[{}]|NaN|undefined|null/)
        expect(JSON.stringify(worked?.table ?? '')).not.toMatch(/NaN|undefined|Infinity/)
      }
    },
  )
})

describe('the examples say what the rules give', () => {
  test.each<[string, Record<string, string | number>]>([
    ['rests', { inferred_n: '55', inferred_d: '453', impossible_below: '223', impossible_above: '224' }],
    ['rests', { below_rate: '92.1 %', above_rate: '92.6 %', whole_rate: '64.43 %' }],
    ['wilson', { n: 4, d: 6, low: '30.0 %', high: '90.3 %' }],
    ['few', { d: 6, points: '16.7', limit: 20, limit_points: '5.0' }],
    [
      'perhead',
      { large_count: '42 cases', small_mean_low: '2.2', small_mean_high: '13.1', none_rate: '0.000' },
    ],
    ['trend', { points: 5, pairs: 10, rising: 1, falling: 9, s: '−8', p: '0.083' }],
    [
      'benchmark',
      {
        ...{
          others: 29,
          value: '0.69 cases per 10,000 residents',
          median: '0.94 cases per 10,000 residents',
        },
        ...{ low: '0.78 cases per 10,000 residents', high: '1.27 cases per 10,000 residents' },
        ...{ verdict: 'lower', own_verdict: 'worse' },
      },
    ],
    ['quartiles', { count: 13, bounds: 12, median_low: '60 %', median_high: '100 %', lower_high: '30 %' }],
    [
      'correlation',
      { few: 6, few_rho: '0.88', p: '0.067', more: 10, more_rho: '0.52', low: '−0.22', high: '0.88' },
    ],
    ['laws', { past_value: '1,113 cases', value: '1,696 cases', verdict: 'higher' }],
    ['peers', { count: 3, nearest: 10, residents: '11,936,010' }],
    ['residents', { residents: '3,648,100', rate: '0.115' }],
  ])('%s %j', (id, facts) => {
    const { fill } = workOf(id)
    const plain = Object.fromEntries(
      Object.keys(facts).map((key) => [key, String(fill[key]).replace(/[\u00a0\u202f]/g, ' ')]),
    )
    expect(plain).toEqual(Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, `${value}`])))
  })

  test('bounds, ranges and rounded numbers are intervals', () => {
    const cells = workOf('values').table?.rows.map((row) => row[2]?.replace(/\u202f/g, ' '))
    expect(cells).toEqual([
      '85 % to 100 %',
      '3 days to 5 days',
      '25,350 cases to 25,450 cases',
      '92.25 % to 92.35 %',
    ])
  })

  test('one pair of rates is told apart and one is not', () => {
    const verdicts = workOf('ranks').table?.rows.map((row) => row[4])
    expect(verdicts).toEqual(['told apart', 'cannot be told apart'])
  })

  test('the nearest places are of the same level, and their distances add up', () => {
    const rows = workOf('peers').table?.rows ?? []
    expect(rows).toHaveLength(3)
    for (const [, , level, parent, residents, sum] of rows)
      expect(Number(sum)).toBeCloseTo(Number(level) + Number(parent) + Number(residents), 1)
  })

  test('what scatters beyond chance has no outliers', () => {
    expect(workOf('funnel').fill.verdict).toMatch(/no place is called an outlier/)
  })

  test('the province stands apart from its cities', () => {
    expect(workOf('gate').fill.apart).toMatch(/Shandong/)
  })
})

describe('no result is typed into the texts', () => {
  /** Numbers that belong to a rule itself: levels, limits, bases of scales. */
  const CONSTANTS = ['0', '1', '2', '3', '4', '9', '5', '10', '20', '95', '99.8', '100', '10,000', '10 000']
  const FORMULA = [...CONSTANTS, '1.96', '2.5']
  test.each(
    [methodZh, methodEn].flatMap((texts) =>
      Object.entries(texts).filter(([key]) => !key.endsWith('.source')),
    ),
  )('%s', (key, text) => {
    const numbers = text.replace(/\{\w+\}/g, '').match(/\d[\d,.]*(?: 000)?/g) ?? []
    const allowed = key.endsWith('.formula') ? FORMULA : CONSTANTS
    expect(
      numbers.map((number) => number.replace(/[,.]$/, '')).filter((one) => !allowed.includes(one)),
    ).toEqual([])
  })
})
