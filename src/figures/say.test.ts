import { describe, expect, test } from 'vitest'
import en from '../i18n/en.json'
import { wordsOf } from '../i18n/words.ts'
import zh from '../i18n/zh.json'
import type { Indicator } from '../model/types.ts'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { sayBase, sayInterval, sayMove, sayPeriod, sayPeriodKey, sayRest, sayTip, sayValue } from './say.ts'

const chinese = wordsOf('zh', zh)
const english = wordsOf('en', en)
const rate: Indicator = indicator({ measure: 'proportion', unit_zh: '%', unit_en: '%' })
const plain = (text: string) => text.replace(/\u202f/g, ' ')

describe('a value is said in its author’s words', () => {
  test.each([
    [{ value: 92.3, rounded_to: 0.1 }, '92.3%', '92.3 %'],
    [{ value: 100, rounded_to: 0.01 }, '100.00%', '100.00 %'],
    [{ value: 85, value_kind: 'at_least', rounded_to: 1 }, '85%以上', 'at least 85 %'],
    [{ value: 30, value_kind: 'at_most', rounded_to: 1 }, '不超过 30%', 'at most 30 %'],
    [{ value: 60, value_kind: 'about', rounded_to: 1 }, '约 60%', 'about 60 %'],
    [{ value: 75, value_high: 85, value_kind: 'range' }, '75% 至 85%', '75 to 85 %'],
    [{ value: 1, value_kind: 'direction' }, '上升（幅度未公布）', 'rose (by how much is not stated)'],
    [{ value: null, value_kind: 'missing', missing_reason: 'pending' }, '尚无结果', 'pending'],
  ] as const)('%j', (over, zhText, enText) => {
    const row = observation(over)
    expect(plain(sayValue(row, rate, chinese))).toBe(zhText)
    expect(plain(sayValue(row, rate, english))).toBe(enText)
  })

  test('a stated zero is 0, and a missing value never is', () => {
    expect(plain(sayValue(observation({ value: 0 }), indicator({}), chinese))).toBe('0 件')
    expect(sayValue(observation({ value: null, value_kind: 'missing' }), indicator({}), chinese)).toBe(
      '未公布',
    )
  })
})

test.each([
  [{ period_start: '2020-01-01', period_end: '2020-12-31' }, '2020年', '2020'],
  [{ period_start: '2018-01-01', period_end: '2022-12-31' }, '2018—2022年', '2018–2022'],
  [{ period_start: '2021-01-01', period_end: '2021-06-30' }, '2021年1月至2021年6月', '2021-01 to 2021-06'],
  [{ period_start: '2021-03-08', period_end: '2021-03-08' }, '2021年3月8日', '2021-03-08'],
  [
    { period_kind: 'as_of', period_start: null, period_end: '2022-08-29' },
    '截至2022年8月29日',
    'as of 2022-08-29',
  ],
  [{ period_kind: 'as_of', period_start: null, period_end: '2020-12-31' }, '2020年末', 'end of 2020'],
  [
    { period_kind: 'cumulative', period_start: null, period_end: '2021-03-08' },
    '累计至2021年3月8日',
    'cumulative to 2021-03-08',
  ],
  [
    { period_kind: 'target', period_start: '2022-01-01', period_end: '2022-12-31' },
    '2022年目标',
    'target for 2022',
  ],
] as const)('the period %j is said', (over, zhText, enText) => {
  expect(sayPeriod(observation(over), chinese)).toBe(zhText)
  expect(sayPeriod(observation(over), english)).toBe(enText)
})

test.each([
  ['2020', '2020年'],
  ['2018-2022', '2018—2022年'],
  ['2021-01..2021-06', '2021年1月至2021年6月'],
  ['2018-07-01..2019-06-15', '2018年7月1日至2019年6月15日'],
  ['2022-08-29', '截至2022年8月29日'],
  ['..2021-03-08', '累计至2021年3月8日'],
  ['target-2022', '2022年目标'],
])('the key %s is said %s', (key, text) => {
  expect(sayPeriodKey(key, chinese)).toBe(text)
})

test('a rate says what it rests on, or what is not published', () => {
  expect(sayBase(observation({ n: 40, d: 60 }), english)).toBe('40/60')
  expect(sayBase(observation({ n: null, d: 242 }), english)).toBe('of 242; numerator not stated')
  expect(sayBase(observation({ n: 5 }), english)).toBe('5; denominator not stated')
  expect(sayBase(observation(), english)).toBe('denominator not stated')
})

test('below 20 cases it says what one of them weighs', () => {
  expect(sayBase(observation({ n: 4, d: 6 }), english)).toBe('4/6; one case = 16.7 points')
  expect(sayBase(observation({ n: 4, d: 6 }), chinese)).toBe('4/6；1 件 = 16.7 个百分点')
  expect(sayBase(observation({ n: 19, d: 20 }), english)).toBe('19/20')
})

describe('what the digits give away is said to be inferred', () => {
  const onlyOne = { value: 12.14, rounded_to: 0.01, d: 453, d_locator: '三', locator: '三' }
  const narrower = { value: 71.78, rounded_to: 0.01, n: 5310, d: 7398, d_whole: 8241 }

  test('of 453 only 55 are 12.14 %', () => {
    expect(sayBase(observation(onlyOne), english)).toBe('55/453 (numerator inferred)')
    expect(plain(sayRest(observation(onlyOne), rate, english))).toBe(
      'denominator stated beside the rate; numerator inferred: of 453, only 55 gives this rate',
    )
  })

  test('71.78 % fits 7,398 and not 8,241', () => {
    expect(sayBase(observation(narrower), english)).toBe('5,310/7,398 (denominator inferred)')
    expect(plain(sayRest(observation(narrower), rate, english))).toBe(
      'denominator inferred: 71.78 % fits 7,398, not 8,241; numerator stated',
    )
  })

  test('a tip says it at length; where nothing is inferred it says it once', () => {
    const lines = (over: Parameters<typeof observation>[0]) => sayTip(observation(over), rate, english).lines
    expect(lines(narrower).filter((line) => line.includes('inferred'))).toHaveLength(2)
    expect(lines({ n: 40, d: 60 }).filter((line) => line.includes('denominator'))).toEqual([])
  })
})

test.each([
  [{ value: 1, value_kind: 'direction' }, '↑ rose (by how much is not stated)'],
  [{ value: -1, value_kind: 'direction' }, '↓ fell (by how much is not stated)'],
  [{ value: 7.9, rounded_to: 0.1 }, '↑ up by 7.9 %'],
  [{ value: -7.9, rounded_to: 0.1 }, '↓ down by 7.9 %'],
  [{ value: 0 }, '→ unchanged'],
] as const)('the move %j reads %s', (over, text) => {
  expect(plain(sayMove(observation(over), rate, english))).toBe(text)
})

test.each([
  [1, 'cases', '1 case'],
  [2, 'cases', '2 cases'],
  [1, 'copies', '1 copy'],
  [1, 'working days', '1 working day'],
  [1, 'hours a day', '1 hour a day'],
  [1, '%', '1 %'],
])('%d %s reads %s', (value, unit_en, text) => {
  expect(plain(sayValue(observation({ value }), indicator({ unit_en }), english))).toBe(text)
})

describe('an interval in words', () => {
  const wilson: Indicator = { ...rate, interval: 'wilson' }
  const byar = indicator({ interval: 'byar' })
  const counted = { value: 42, population: 3_648_100 } as const

  test('is of a rate with known n and d, or of a count per 10,000 residents', () => {
    expect(
      sayInterval(observation({ value: 66.7, rounded_to: 0.1, n: 4, d: 6 }), wilson, 'count', english),
    ).toEqual(['95\u202f% confidence interval 30.0–90.3\u202f%'])
    expect(sayInterval(observation(counted), byar, 'per10k', english).map(plain)).toEqual([
      '95 % confidence interval 0.08–0.16 (per 10,000 residents)',
    ])
  })

  test('is not there for a count undivided, a rate without a base, or what has no upper end', () => {
    expect(sayInterval(observation(counted), byar, 'count', english)).toEqual([])
    expect(sayInterval(observation({ value: 66.7 }), wilson, 'count', english)).toEqual([])
    const bound = observation({ ...counted, value_kind: 'at_least' })
    expect(sayInterval(bound, byar, 'per10k', english)).toEqual([])
  })
})
