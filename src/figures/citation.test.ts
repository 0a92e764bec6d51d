import { describe, expect, test } from 'vitest'
import en from '../i18n/en.json'
import takenEn from '../i18n/taken.en.json'
import taken from '../i18n/taken.zh.json'
import { withTexts, wordsOf } from '../i18n/words.ts'
import zh from '../i18n/zh.json'
import { citeBibtex, citeGb, escapeTex } from './citation.ts'

const words = { zh: withTexts(wordsOf('zh', zh), taken), en: withTexts(wordsOf('en', en), takenEn) }
const cited = {
  id: 'ranking',
  title: '2019年各地受理了多少行政复议案件？',
  version: '0a1b2c3d',
  newest: '2026-03-05',
  address: 'https://example.org/fadu/#/cases?i=reconsideration.accepted&v=0a1b2c3d',
  today: '2026-11-22',
}

describe('a reference by GB/T 7714—2015', () => {
  test('names who, what, of which data, when they were renewed, when they were seen, and where', () => {
    expect(citeGb(cited, words.zh)).toBe(
      '法度 Fadu. 2019年各地受理了多少行政复议案件？: 数据版本 0a1b2c3d[DS/OL]. (2026-03-05)[2026-11-22]. https://example.org/fadu/#/cases?i=reconsideration.accepted&v=0a1b2c3d.',
    )
  })
  test('leaves out what is not known', () => {
    expect(citeGb({ ...cited, version: null, newest: null }, words.zh)).toBe(
      '法度 Fadu. 2019年各地受理了多少行政复议案件？[DS/OL]. [2026-11-22]. https://example.org/fadu/#/cases?i=reconsideration.accepted&v=0a1b2c3d.',
    )
  })
})

describe('an entry for BibTeX', () => {
  test('keeps a Chinese title, and the address as it is', () => {
    expect(citeBibtex(cited, words.zh).split('\n')).toEqual([
      '@misc{fadu_ranking_2026_0a1b2c3d,',
      '  author = {{法度 Fadu}},',
      '  title = {{2019年各地受理了多少行政复议案件？}},',
      '  year = {2026},',
      '  howpublished = {\\url{https://example.org/fadu/#/cases?i=reconsideration.accepted&v=0a1b2c3d}},',
      '  note = {数据版本 0a1b2c3d；所收资料最晚发布于 2026-03-05；引用日期 2026-11-22},',
      '  urldate = {2026-11-22}',
      '}',
    ])
  })
  test('is of the year in which it was seen where nobody knows when the data were renewed', () => {
    const entry = citeBibtex({ ...cited, newest: null, version: null, today: '2027-01-02' }, words.en)
    expect(entry).toContain('@misc{fadu_ranking_2027,')
    expect(entry).toContain('  year = {2027},')
    expect(entry).toContain('  note = {accessed 2027-01-02},')
  })
  test('escapes what TeX takes for commands, in one pass, and stays balanced', () => {
    expect(escapeTex('100 % & $5 #1 a_b ~ ^ \\x {y}')).toBe(
      '100 \\% \\& \\$5 \\#1 a\\_b \\textasciitilde{} \\textasciicircum{} \\textbackslash{}x \\textbraceleft{}y\\textbraceright{}',
    )
    const entry = citeBibtex(
      { ...cited, title: 'A } of {{ 50 %\n\\input{x}', address: 'https://e.org/{a}?q=\\ b%20c' },
      words.en,
    )
    const depth = [...entry].reduce((sum, sign) => sum + (sign === '{' ? 1 : sign === '}' ? -1 : 0), 0)
    expect(depth).toBe(0)
    expect(entry).toContain('\\url{https://e.org/%7Ba%7D?q=%5C%20b%20c}')
    expect(entry.split('\n').length).toBe(8)
  })
})
