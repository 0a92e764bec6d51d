import { expect, test } from 'vitest'
import en from '../i18n/en.json'
import { wordsOf } from '../i18n/words.ts'
import zh from '../i18n/zh.json'
import { sayTitle, titleWithin } from './titles.ts'

const REPORT = '关于《浙江省综合行政执法条例》执行情况的报告'

test('a title within a title takes single marks in Chinese; in English nothing is put around it, and it stays', () => {
  expect(sayTitle(REPORT, wordsOf('zh', zh))).toBe('《关于〈浙江省综合行政执法条例〉执行情况的报告》')
  expect(sayTitle('法治政府建设年度报告', wordsOf('zh', zh))).toBe('《法治政府建设年度报告》')
  expect(sayTitle(REPORT, wordsOf('en', en))).toBe(REPORT)
})

test('marks alternate inwards', () => {
  expect(titleWithin('关于《〈条例〉实施细则》的说明', { lang: 'zh' })).toBe('关于〈《条例》实施细则〉的说明')
})
