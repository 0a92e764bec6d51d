import { read } from '@e965/xlsx'
import Zip from 'adm-zip'
import { describe, expect, test } from 'vitest'
import { sheetNames, workbook } from './xlsx.ts'

const properties = {
  title: 'A < B & C',
  subject: 'Two.',
  author: '法度 Fadu',
  description: '引用',
  lang: 'zh',
  created: '2026-03-05',
}
const bytesOf = async (...given: Parameters<typeof workbook>) =>
  Buffer.from(await (await workbook(...given)).arrayBuffer())

describe('a workbook', () => {
  test('read back by another library is what was written: numbers as numbers, texts as texts', async () => {
    const rows = [
      ['=1+1', -2.5, '甲\n乙'],
      ['＝cmd|/c calc', 0, ' @SUM(A1) '],
      ['<b>&"', null, ''],
      ['+1', 123456789.125, "'x"],
      ['_x0041__x000D_', null, 'a\u0001\u000bb'],
    ]
    const sheets = [
      { name: '数据', header: ['地区', '值', '注'], rows },
      { name: '说明', header: ['项'], rows: [['-1']], prose: [0] },
    ]
    const bytes = await bytesOf(sheets, properties)
    const { SheetNames, Sheets, Props, Workbook } = read(bytes, { cellFormula: true, cellStyles: true })
    expect(SheetNames).toEqual(['数据', '说明'])
    const data = Sheets.数据 ?? {}
    const value = (at: string) => [data[at]?.t, data[at]?.v, data[at]?.f]
    expect(data['!ref']).toBe('A1:C6')
    expect(value('A1')).toEqual(['s', '地区', undefined])
    expect(value('A2')).toEqual(['s', '=1+1', undefined])
    expect(value('B2')).toEqual(['n', -2.5, undefined])
    expect(value('C2')).toEqual(['s', '甲\n乙', undefined])
    expect(value('A3')).toEqual(['s', '＝cmd|/c calc', undefined])
    expect(value('B3')).toEqual(['n', 0, undefined])
    expect(value('A6')).toEqual(['s', '_x0041__x000D_', undefined])
    expect(value('C6')).toEqual(['s', 'ab', undefined])
    expect(value('C3')).toEqual(['s', ' @SUM(A1) ', undefined])
    expect(value('A4')).toEqual(['s', '<b>&"', undefined])
    expect([data.B4, data.C4]).toEqual([undefined, undefined])
    expect(value('B5')).toEqual(['n', 123456789.125, undefined])
    expect(value('C5')).toEqual(['s', "'x", undefined])
    expect(Props).toMatchObject({ Title: 'A < B & C', Author: '法度 Fadu', Comments: '引用', Language: 'zh' })
    expect(Workbook?.Names?.map(({ Name, Ref, Sheet }) => [Name, Ref, Sheet])).toEqual([
      ['_xlnm.Print_Titles', "'数据'!$1:$1", 0],
      ['ColumnTitle', "'数据'!$A$1", 0],
      ['_xlnm.Print_Titles', "'说明'!$1:$1", 1],
      ['ColumnTitle', "'说明'!$A$1", 1],
    ])
  })

  test('keeps its headings in sight and in bold, and is as wide as what it holds', async () => {
    const long = '一段很长的话。'.repeat(20)
    const sheets = [{ name: 'a', header: ['id', '说明'], rows: [['x', long]], prose: [1] }]
    const zip = new Zip(await bytesOf(sheets, properties))
    const sheet = zip.readAsText('xl/worksheets/sheet1.xml')
    expect(sheet).toContain(
      '<pane ySplit="1" xSplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
    )
    expect(sheet).toContain('<col min="1" max="1" width="8" customWidth="1"/>')
    expect(sheet).toContain('<col min="2" max="2" width="60" customWidth="1"/>')
    expect(sheet).not.toContain('<f>')
    expect(zip.readAsText('xl/styles.xml')).toContain('<b/>')
    // A second element of this name, and Excel holds the file for damaged.
    expect(zip.readAsText('xl/workbook.xml').match(/<definedNames/g)).toHaveLength(1)
  })

  test('cuts a text that is longer than a cell can hold', async () => {
    const sheets = [{ name: 'a', header: ['x'], rows: [['长'.repeat(40_000)]] }]
    const text = String(read(await bytesOf(sheets, properties)).Sheets.a?.A2?.v)
    expect(text.length).toBe(32_767)
    expect(text.endsWith('长…')).toBe(true)
  })
})

test.each([
  [
    ['数据', '说明'],
    ['数据', '说明'],
  ],
  [['a/b:c*?[d]\\e'], ['a b c d e']],
  [
    ["'", '', 'History'],
    ['1', '2', '3'],
  ],
  [
    ['Data', 'data', 'DATA'],
    ['Data', 'data (2)', 'DATA (3)'],
  ],
  [
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(31), `${'x'.repeat(27)} (2)`],
  ],
  [[`${'x'.repeat(30)}😀`], ['x'.repeat(30)]],
])('%j are named %j as sheets', (asked, given) => {
  expect(sheetNames(asked)).toEqual(given)
})
