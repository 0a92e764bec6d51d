import { describe, expect, test } from 'vitest'
import en from '../../../i18n/en.json'
import placeEn from '../../../i18n/place.en.json'
import placeZh from '../../../i18n/place.zh.json'
import { withTexts, wordsOf } from '../../../i18n/words.ts'
import zh from '../../../i18n/zh.json'
import type { Catalogue } from '../../../model/catalogue.ts'
import type { Finding } from '../../../model/findings.ts'
import { profileOf } from '../../../model/profile.ts'
import type { Indicator, Jurisdiction, Observation } from '../../../model/types.ts'
import { indicator } from '../../../testing/indicator.ts'
import { observation } from '../../../testing/observation.ts'
import { aimVerdict, attentionOf } from './attention.ts'
import { briefOf } from './index.ts'
import { numbersOf } from './numbers.ts'
import type { Asked, Sentence } from './sentence.ts'
import { standsOf, untoldOf } from './stands.ts'
import { unquotableOf } from './unquotable.ts'

const WORDS = {
  zh: withTexts(wordsOf('zh', zh), placeZh),
  en: withTexts(wordsOf('en', en), placeEn),
}

const place = (id: string, over: Partial<Jurisdiction> = {}): Jurisdiction => ({
  ...{
    id,
    name_zh: `${id}区`,
    name_en: id,
    level: 'county',
    parent_id: null,
    valid_from: null,
    valid_to: null,
  },
  ...over,
})
const INDICATORS: readonly Indicator[] = [
  indicator({
    ...{ id: 'rate', name_zh: '出庭率', name_en: 'Appearance', measure: 'proportion', interval: 'wilson' },
    ...{ unit_zh: '%', unit_en: '%', polarity: 'higher_is_better' },
  }),
  indicator({ id: 'cases', name_zh: '受理数', name_en: 'Cases' }),
  indicator({ id: 'items', name_zh: '清单数', name_en: 'Items', interval: 'none' }),
  indicator({
    ...{ id: 'lost', name_zh: '败诉率', name_en: 'Lost', measure: 'proportion', interval: 'wilson' },
    ...{ unit_zh: '%', unit_en: '%', polarity: 'lower_is_better' },
  }),
]
const OTHERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

function said(id: string, indicator_id: string, year: number, over: Partial<Observation> = {}): Observation {
  return observation({
    ...{ id: `${id}:${indicator_id}:${year}`, jurisdiction_id: id, body_id: `${id}-area`, indicator_id },
    ...{ level: 'county', period_start: `${year}-01-01`, period_end: `${year}-12-31` },
    ...over,
  })
}
const of = (n: number, d: number, over: Partial<Observation> = {}) => ({
  ...{ value: Math.round((1000 * n) / d) / 10, rounded_to: 0.1, n, d, rate_of: 'whole' },
  ...over,
})
const others = (id: string, year: number, over: Partial<Observation>) =>
  OTHERS.map((one) => said(one, id, year, over))

/** What a rule is asked of these rows, in Chinese unless a test says otherwise. */
function asked(
  rows: readonly Observation[],
  {
    flags = [],
    me = {},
    ...over
  }: Partial<Asked> & { flags?: readonly Finding[]; me?: Partial<Jurisdiction> } = {},
): Asked {
  const catalogue: Catalogue = {
    indicators: new Map(INDICATORS.map((one) => [one.id, one])),
    places: new Map([place('me', me), ...OTHERS.map((id) => place(id))].map((one) => [one.id, one])),
    flags: new Map(flags.flatMap((finding) => finding.ids.map((id) => [id, [finding]]))),
  }
  const benchmark = over.benchmark ?? 'level'
  const profile = profileOf('me', { rows, catalogue, benchmark, chosen: [], peers: OTHERS })
  if (profile === null) throw new Error('no such place')
  return { profile, benchmark, other: '', newest: '2022-06-01', words: WORDS.zh, ...over }
}
const texts = (sentences: readonly Sentence[]) => sentences.map(({ text }) => text.replace(/\u202f/g, ' '))
const only = (sentences: readonly Sentence[], rule: string) =>
  texts(sentences.filter((one) => one.rule.startsWith(rule)))

describe('the main numbers', () => {
  test('come with period, n/d and interval, and with their note', () => {
    const rows = [said('me', 'rate', 2021, of(90, 100, { note_zh: '含副职' }))]
    expect(texts(numbersOf(asked(rows)))).toEqual([
      '出庭率 90.0%（2021年，90/100，95% 置信区间 82.6%—94.5%）。注：含副职。',
    ])
  })
  test('that are not stale come first, of one body alone last, and doubted ones say so', () => {
    const against: Finding = {
      ...{ kind: 'sum_does_not_close', ids: ['me:cases:2021'], facts: {} },
      ...{ jurisdiction_id: 'me', indicator_id: 'cases', source_id: 'source' },
    }
    const rows = [
      said('me', 'rate', 2015, of(90, 100)),
      said('me', 'items', 2021, { scope: 'own_office' }),
      said('me', 'cases', 2021),
    ]
    expect(texts(numbersOf(asked(rows, { flags: [against] })))).toEqual([
      '受理数 100 件（2021年）。该数核对存疑，见第四部分。',
      '清单数 100 件（本机关，2021年）。',
      '出庭率 90.0%（2015年，90/100，95% 置信区间 82.6%—94.5%）。',
    ])
  })
  test('share what three notes say alike, and name what ids in notes mean', () => {
    const note = '区划已变。'
    const rows = [
      said('me', 'rate', 2021, of(90, 100, { note_zh: note })),
      said('me', 'items', 2021, { note_zh: `与 me-2021:001 相加为200件。${note}` }),
      said('me', 'cases', 2021, { id: 'me-2021:001', note_zh: note }),
    ]
    const shown = texts(numbersOf(asked(rows)))
    expect(shown).toContain('以上各数同注：区划已变。')
    expect(shown).toContain('清单数 100 件（2021年）。注：与“受理数”相加为200件。')
  })
})

describe('what stands out', () => {
  test('is told with benchmark, how sure, and the rank from–to', () => {
    const rows = [said('me', 'rate', 2021, of(95, 100)), ...others('rate', 2021, of(60, 100))]
    expect(only(standsOf(asked(rows)), 'verdict')).toEqual([
      '出庭率 95.0%（2021年，95/100，95% 置信区间 88.8%—97.8%），优于同级可比的 7 地的合计水平 60.0%；差别超出偶然波动（95% 置信水平）；在 8 地中列第 1 位（由高到低）。',
    ])
    expect(only(standsOf(asked(rows, { words: WORDS.en })), 'verdict')[0]).toMatch(
      /^Appearance: 95\.0 % .* better than the pooled 60\.0 % of 7 comparable places of its level; the difference exceeds chance/,
    )
  })
  test('is nothing where intervals do not carry it, or where there are too few others', () => {
    const like = [said('me', 'rate', 2021, of(62, 100)), ...others('rate', 2021, of(60, 100))]
    expect(standsOf(asked(like))).toEqual([])
    const few = [said('me', 'rate', 2021, of(95, 100)), said('a', 'rate', 2021, of(60, 100))]
    expect(standsOf(asked(few))).toEqual([])
    expect(texts(untoldOf(asked(few)))).toEqual([
      '把握：1 项数值在同一时期可比的地区都不足三个，或没有可比的水平，或计数不能按人口折算，因此一律不作高低判断。',
    ])
    expect(texts(untoldOf(asked(like)))[0]).toContain(
      '1 项在同一时期有三个以上可比的地区，其中 0 项能分出高低，1 项分不出',
    )
  })
  test('of counts is only what is told per 10,000 residents, and is neither good nor bad', () => {
    const bare = [said('me', 'cases', 2021, { value: 9000 }), ...others('cases', 2021, { value: 10 })]
    expect(standsOf(asked(bare))).toEqual([])
    const residents = { population: 100_000 }
    const divided = bare.map((row) => ({ ...row, ...residents }))
    const [text = ''] = only(standsOf(asked(divided)), 'verdict.higher')
    expect(text).toContain(
      '受理数 9,000 件（2021年），合 900.0 件/万人（按常住人口），高于同级可比的 7 地的中位数 1.00 件/万人',
    )
    expect(text).toContain('高低本身不分优劣')
  })
  test('a rate without numerator or denominator is told from nothing', () => {
    const rows = [
      said('me', 'rate', 2021, { value: 99, rounded_to: 1 }),
      ...OTHERS.map((id, at) => said(id, 'rate', 2021, { value: 50 + at, rounded_to: 1 })),
    ]
    expect(only(standsOf(asked(rows)), 'verdict')).toEqual([])
  })
  test('against places that differ among each other by more than chance is said not to stand out', () => {
    const spread = OTHERS.map((id, at) => said(id, 'rate', 2021, of(20 + 10 * at, 100)))
    expect(only(standsOf(asked([said('me', 'rate', 2021, of(95, 100)), ...spread])), 'verdict')[0]).toMatch(
      /差别超出偶然波动（95% 置信水平）；但各地之间的差异已超出偶然波动（离散参数 φ = \d+\.\d），与合计有别不等于突出/,
    )
  })
  test('against one place says that it is that place that lacks a figure', () => {
    const few = [said('me', 'rate', 2021, of(95, 100)), said('a', 'rate', 2021, of(60, 100))]
    expect(texts(untoldOf(asked(few, { benchmark: 'a' })))[0]).not.toContain('三个')
  })
  test('a trend is told from five comparable years; against what is better it needs attention', () => {
    const years = [2017, 2018, 2019, 2020, 2021]
    const up = years.map((year, at) => said('me', 'lost', year, of(20 + 10 * at, 1000)))
    expect(only(standsOf(asked(up)), 'trend')).toEqual([])
    expect(only(attentionOf(asked(up)), 'trend')).toEqual([
      '败诉率呈上升趋势：2017年 2.0%，2021年 6.0%；5 个可比时期，Mann–Kendall 检验 p = 0.017。',
    ])
    expect(only(standsOf(asked(up.slice(1))), 'trend')).toEqual([])
  })
  test('a trend carries the notes of its values, each once, and the change of law that it lies across', () => {
    const years = [2020, 2021, 2022, 2023, 2024]
    const noted = years.map((year, at) =>
      said('me', 'lost', year, {
        ...of(20 + 10 * at, 1000),
        ...(at < 3 ? { note_zh: at === 0 ? '口径未重述。含撤诉' : '口径未重述' } : {}),
      }),
    )
    expect(only(attentionOf(asked(noted)), 'trend')).toEqual([
      '败诉率呈上升趋势：2020年 2.0%，2024年 6.0%；5 个可比时期，Mann–Kendall 检验 p = 0.017。注：口径未重述。含撤诉。前后跨越新修订的《行政复议法》（2024年1月1日起施行），受案范围和复议前置范围扩大，地方行政复议案件原则上由县级以上地方政府统一管辖，各期不完全可比。',
    ])
  })
  test('a change across a change of law says so, with the law; counts say that they are not per head', () => {
    const cases = [said('me', 'cases', 2023, { value: 100 }), said('me', 'cases', 2024, { value: 200 })]
    const [told] = only(standsOf(asked(cases)), 'change')
    expect(told).toContain('按计数本身比较、未按人口折算')
    expect(told).toMatch(/受理数：前后跨越新修订的《行政复议法》（2024年1月1日起施行），.*不完全可比。$/)
    const [own] = only(standsOf(asked(cases, { benchmark: 'own' })), 'verdict')
    expect(own).toMatch(/前后跨越新修订的《行政复议法》.*不完全可比。$/)
    const before = cases.map((row, at) => ({
      ...row,
      ...{ period_start: `${2021 + at}-01-01`, period_end: `${2021 + at}-12-31` },
    }))
    expect(only(standsOf(asked(before)), 'change').join()).not.toContain('行政复议法')
  })
  test('nothing is said to have changed against what was counted differently', () => {
    const rows = [
      said('me', 'rate', 2020, of(60, 100, { variant: 'with_others', note_zh: '口径略宽。' })),
      said('me', 'rate', 2021, of(95, 100)),
    ]
    expect(only(standsOf(asked(rows)), 'change')).toEqual([])
    expect(only(standsOf(asked(rows, { benchmark: 'own' })), 'verdict')).toEqual([])
  })
  test('a change against its own last value is told where it was tested', () => {
    const rows = [said('me', 'rate', 2020, of(60, 100)), said('me', 'rate', 2021, of(95, 100))]
    expect(only(standsOf(asked(rows)), 'change')).toEqual([
      '较所收录的上一期改善，差别超出偶然波动（95% 置信水平）：出庭率（2020年 60.0%，2021年 95.0%）。',
    ])
    expect(
      only(
        attentionOf(
          asked([...rows].reverse().map((row, at) => ({ ...row, ...of(at === 0 ? 60 : 95, 100) }))),
        ),
        'change',
      ),
    ).toEqual([
      '较所收录的上一期变差，差别超出偶然波动（95% 置信水平）：出庭率（2020年 95.0%，2021年 60.0%）。',
    ])
    const noted = rows.map((row, at) => ({
      ...row,
      note_zh: at === 0 ? '共同的注。口径略宽。' : '共同的注。',
    }))
    expect(only(standsOf(asked(noted)), 'change')[0]).toMatch(
      /（2020年 60\.0%，2021年 95\.0%）。出庭率（2020年）注：口径略宽。$/,
    )
    const items = [said('me', 'items', 2020, { value: 10 }), said('me', 'items', 2021, { value: 90 })]
    expect(standsOf(asked(items))).toEqual([])
  })
})

describe('what needs attention', () => {
  test('is what is told to be worse', () => {
    const rows = [said('me', 'lost', 2021, of(50, 100)), ...others('lost', 2021, of(10, 100))]
    expect(only(attentionOf(asked(rows)), 'verdict.worse')[0]).toContain(
      '差于同级可比的 7 地的合计水平 10.0%',
    )
    expect(only(standsOf(asked(rows)), 'verdict')).toEqual([])
  })
  test('is an aim that nothing is reported of; one that is reached or missed says so', () => {
    const aim = said('me', 'rate', 2022, { period_kind: 'target', value_kind: 'at_least', value: 85 })
    expect(only(attentionOf(asked([aim])), 'aim')).toEqual([
      '目标完成情况不明：出庭率，2022年目标 85%以上；本站没有其完成情况的数值。',
    ])
    const [rate] = INDICATORS
    if (rate === undefined) throw new Error('no indicator')
    const verdict = (reached: Partial<Observation>) =>
      aimVerdict({ row: aim, indicator: rate, reached: said('me', 'rate', 2022, reached) })
    expect(verdict({ value: 90, rounded_to: 1 })).toBe('met')
    expect(verdict({ value: 70, rounded_to: 1 })).toBe('missed')
    expect(verdict({ value: 85, rounded_to: 1 })).toBe('untold')
    expect(verdict({ value: 60, value_kind: 'at_least' })).toBe('untold')
  })
  test('is that figures are old, all of them or some', () => {
    const old = said('me', 'rate', 2018, of(9, 100))
    expect(only(attentionOf(asked([old])), 'stale')[0]).toContain(
      '止于 2018年，比本站最新来源（2022年）早 4 年',
    )
    const some = [old, said('me', 'cases', 2021)]
    expect(only(attentionOf(asked(some)), 'stale')[0]).toContain(
      '2 项数值中，1 项的最近一期止于 2018年或更早',
    )
    expect(only(attentionOf(asked([old], { newest: '2020-01-01' })), 'stale')).toEqual([])
  })
  test('is what the place says that it does not tell, and what three peers or more report', () => {
    const rows = [
      said('me', 'cases', 2021, { value_kind: 'missing', value: null, missing_reason: 'pending' }),
      ...others('items', 2021, {}),
    ]
    expect(only(attentionOf(asked(rows)), 'missing')).toEqual(['受理数（2021年）：材料注明尚无结果。'])
    expect(only(attentionOf(asked(rows)), 'lacking')).toEqual([
      '同级（县级）地区报告较多、而本站没有收录该地数值的指标：清单数（7 地）。这只说明本站没有收录到，不证明该地没有公开。',
    ])
  })
  test('is that the area is another today', () => {
    const rows = [said('me', 'cases', 2021)]
    expect(only(attentionOf(asked(rows, { me: { valid_to: '2021-04-08' } })), 'redrawn')[0]).toContain(
      '2021年4月8日区划调整以前',
    )
    expect(only(attentionOf(asked(rows)), 'redrawn')).toEqual([])
  })
})

describe('what should not be quoted', () => {
  const reasons: readonly [string, string, Observation, string][] = [
    [
      'few cases',
      'few',
      said('me', 'rate', 2021, of(4, 6)),
      '出庭率 66.7%（2021年）：分母只有 6，多一个或少一个即相差 16.7 个百分点。',
    ],
    [
      'no denominator',
      'no_denominator',
      said('me', 'rate', 2021, { value: 100 }),
      '分母未公布或原文未予对应，比率所依据的数量不明：出庭率 100%（2021年）。',
    ],
    [
      'a bound',
      'bounds',
      said('me', 'cases', 2021, { value_kind: 'at_least' }),
      '原文只给界限、约数或区间，引用须保留限定词：受理数 100 件以上（2021年）。',
    ],
    [
      'a rise without a level',
      'direction',
      said('me', 'cases', 2021, { value_kind: 'direction', value: 1 }),
      '原文只说升降，没有水平：受理数 上升（幅度未公布）（2021年）。',
    ],
    [
      'news',
      'second_hand',
      said('me', 'cases', 2021, { quality: 'media' }),
      '出自媒体报道，不是本机关发布，引用前宜与原件核对：受理数 100 件（2021年）。',
    ],
    [
      'a total since an unknown start',
      'cumulative',
      said('me', 'cases', 2021, { period_kind: 'cumulative', period_start: null }),
      '累计数，不能当作当年数：受理数 100 件（累计至2021年12月31日）。',
    ],
    [
      'eight months',
      'odd_length',
      said('me', 'cases', 2021, { period_end: '2021-08-31' }),
      '所涉时期不是整一年，不能当作年度数：受理数 100 件（2021年1月至2021年8月）。',
    ],
    [
      'one bureau',
      'own_office',
      said('me', 'cases', 2021, { body_kind: 'department', scope: 'own_office', body_zh: '某局' }),
      '以下是单个主体的数，不是me区全域的合计，引用时须写明主体：某局（1 项）。',
    ],
  ]
  test.each(reasons)('is %s', (_name, rule, row, text) => {
    expect(only(unquotableOf(asked([row])), rule)).toEqual([text])
  })
  test('is not a plain annual count of the whole area', () => {
    expect(unquotableOf(asked([said('me', 'cases', 2021)]))).toEqual([])
  })
  test('is what the audit speaks against, named by the number that the finding is about', () => {
    const against: Finding = {
      ...{ kind: 'rate_disagrees', ids: ['me:rate:2021', 'me:cases:2021'] },
      ...{ jurisdiction_id: 'me', indicator_id: 'rate', source_id: 'source' },
      facts: {
        stated: 'exact|31',
        unit_zh: '%',
        unit_en: '%',
        numerators: 'exact|471',
        denominator: 'exact|1550',
        computed: 'exact|30.39',
      },
    }
    const rows = [said('me', 'cases', 2021), said('me', 'rate', 2021, of(31, 100))]
    expect(only(unquotableOf(asked(rows, { flags: [against] })), 'fault')).toEqual([
      '出庭率（2021年）：公布为 31%，而 471 / 1,550 = 30.39%。',
    ])
  })
  test('names six and counts the others', () => {
    const rows = Array.from({ length: 9 }, (_, at) =>
      said('me', 'items', 2021, {
        id: `me:${at}`,
        body_id: `body ${at}`,
        value_kind: 'about',
        value: 100 + at,
      }),
    )
    const [text = ''] = only(unquotableOf(asked(rows)), 'bounds')
    expect(text.match(/清单数/g)?.length).toBe(6)
    expect(text).toContain('等 9 项')
  })
})

describe('the brief', () => {
  const rows = [said('me', 'rate', 2021, of(95, 100)), said('me', 'cases', 2021, { source_id: 'other' })]
  test('numbers its sources by first use, and cites them behind each sentence', () => {
    const { sections, sources } = briefOf(asked(rows))
    expect(sources.map(({ number, source }) => [number, source.id])).toEqual([
      [1, 'other'],
      [2, 'source'],
    ])
    expect(sections[0]?.sentences.map(({ cites }) => cites)).toEqual([[1], [2]])
  })
  test('says in its lead of how many of them one body alone is meant, and where it is all of them', () => {
    const own = rows.map((row) => ({
      ...row,
      scope: 'own_office' as const,
      body_kind: 'government' as const,
    }))
    expect(briefOf(asked(own)).lead).toContain('这些数值都只是')
    expect(briefOf(asked([...own, said('me', 'cases', 2020)])).lead).toContain('其中 2 个只是')
    expect(briefOf(asked(rows)).lead).not.toContain('只是')
  })
  test('says in its lead what it is made of, and of a place without numbers that there is nothing', () => {
    expect(briefOf(asked(rows)).lead).toContain(
      '共收录me区 2 项指标的 2 个数值，出自 2 份材料，时间为2021年。比较对象：同级（县级）可比的地区',
    )
    const empty = briefOf(asked([]))
    expect(empty.lead).toBe('本站没有收录me区的数值，无从编制简报。')
    expect(empty.sections.map(({ sentences }) => sentences.length)).toEqual([0, 0, 0, 0])
  })
  test('says where the rules find nothing, and leaves out what has no room, but says how much', () => {
    expect(briefOf(asked(rows)).sections.map(({ opening }) => opening !== null)).toEqual([
      false,
      true,
      true,
      true,
    ])
    const many = Array.from({ length: 90 }, (_, at) =>
      said(
        'me',
        'rate',
        2021,
        of(3, 6, { id: `me:${at}`, body_id: `body ${at}`, body_zh: `第 ${at} 个机关` }),
      ),
    )
    const { sections } = briefOf(asked(many))
    const last = sections[3]
    expect(last?.sentences.length).toBeLessThan(90)
    expect(last?.closing).toBe(
      `限于篇幅，本节另有 ${90 - (last?.sentences.length ?? 0)} 条未列，数值见网页。`,
    )
  })
})
