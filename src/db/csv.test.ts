import { describe, expect, test } from 'vitest'
import { type Csv, inOneForm, parseCsv, writeCsv } from './csv.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** 法,1 in GBK. */
const gbk = new Uint8Array([0x69, 0x64, 0x2c, 0x6e, 0x0a, 0xb7, 0xa8, 0x2c, 0x31, 0x0a])

describe('parseCsv', () => {
  test('a BOM is no part of the first column name', () => {
    expect(parseCsv(utf8('\uFEFFid,value\na,1\n'))).toEqual({
      header: ['id', 'value'],
      rows: [{ line: 2, cells: ['a', '1'] }],
      faults: [],
    })
  })

  test('a row after a cell of three lines keeps its line in the file', () => {
    const { rows } = parseCsv(utf8('id,note\na,"one\ntwo\nthree"\n\nb,"say ""yes"", twice"\n'))
    expect(rows).toEqual([
      { line: 2, cells: ['a', 'one\ntwo\nthree'] },
      { line: 6, cells: ['b', 'say "yes", twice'] },
    ])
  })

  test('CRLF and LF give the same rows', () => {
    const lf = 'id,note\na,"1\n2"\nb,3\n'
    expect(parseCsv(utf8(lf.replace(/\n/g, '\r\n')))).toEqual(parseCsv(utf8(lf)))
  })

  test('GBK is a fault of encoding at its line, not mojibake', () => {
    expect(parseCsv(gbk)).toEqual({
      header: [],
      rows: [],
      faults: [{ kind: 'encoding', line: 2, expected: 'UTF-8', got: 'what looks like GBK (GB 18030)' }],
    })
  })

  test.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x69, 0x00, 0x0a, 0x00]), 'UTF-16'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x00, 0x47]), 'bytes that are no text'],
  ])('%s is a fault of encoding', (_, bytes, got) => {
    expect(parseCsv(bytes).faults).toMatchObject([{ kind: 'encoding', got }])
  })

  test.each([
    ['an empty file', '', { kind: 'header', line: 1 }],
    ['a column twice', 'id,id\n', { kind: 'header', line: 1, got: 'id again' }],
    ['a column name with a blank', 'id, value\n', { kind: 'header', line: 1, got: '" value"' }],
    ['a cell too many', 'id,value\na,1\nb,1,2\n', { kind: 'cells', line: 3, expected: '2 cells', got: '3' }],
    ['a cell too few', 'id,value\na\n', { kind: 'cells', line: 2, got: '1' }],
    ['an open quote', 'id,value\na,1\nb,"2\n', { kind: 'quotes', line: 3 }],
  ])('%s is one named fault', (_, text, fault) => {
    expect(parseCsv(utf8(text)).faults.filter(({ kind }) => kind === fault.kind)).toMatchObject([fault])
  })

  test('all faults come at once, in order of lines', () => {
    const { faults } = parseCsv(utf8('id,id\na\nb,1\nc,1,2\n'))
    expect(faults.map(({ line, kind }) => `${line} ${kind}`)).toEqual(['1 header', '2 cells', '4 cells'])
  })
})

describe('inOneForm', () => {
  test('a quote behind a blank is a part of the text, for every reader', () => {
    const bytes = utf8('id,note\na, "b\nc, "d"\n"e\r\nf", \n')
    const plain = inOneForm(bytes)
    expect(new TextDecoder().decode(plain)).toBe('id,note\na," ""b"\nc," ""d"""\n"e\nf"," "\n')
    const cells = ({ rows }: Csv) => rows.map((row) => row.cells)
    expect(cells(parseCsv(plain))).toEqual(cells(parseCsv(bytes)))
  })

  test('what all readers take alike is as it was', () => {
    const bytes = utf8('id,note\na,"say ""b"", twice"\n')
    expect(inOneForm(bytes)).toBe(bytes)
  })
})

describe('writeCsv', () => {
  test('a text that would run as a formula gets an apostrophe, a number never', () => {
    const written = writeCsv(
      ['place', 'change'],
      [
        ['=1+1', -3.5],
        ['-', null],
        ['-9007199254740993', null],
        ['-1+1', null],
        ['＝1', 2],
        ['a,"b"', 0],
      ],
      { bom: false },
    )
    expect(written).toBe(
      'place,change\n"\'=1+1",-3.5\n"\'-",\n-9007199254740993,\n"\'-1+1",\n"\'＝1",2\n"a,""b""",0\n',
    )
  })

  test('with a BOM it reads back as what was written', () => {
    const bytes = utf8(
      writeCsv(
        ['地区', '值'],
        [
          ['余杭区', 1],
          ['两\n行', 2],
        ],
        { bom: true },
      ),
    )
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(parseCsv(bytes)).toEqual({
      header: ['地区', '值'],
      rows: [
        { line: 2, cells: ['余杭区', '1'] },
        { line: 3, cells: ['两\n行', '2'] },
      ],
      faults: [],
    })
  })
})
