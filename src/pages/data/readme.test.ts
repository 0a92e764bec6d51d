import { describe, expect, test } from 'vitest'
import type { Bundle } from '../../db/bundle.ts'
import en from '../../i18n/en.json'
import packageEn from '../../i18n/package.en.json'
import packageZh from '../../i18n/package.zh.json'
import takenEn from '../../i18n/taken.en.json'
import takenZh from '../../i18n/taken.zh.json'
import { withTexts, wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import { tinyPackage } from '../../testing/tiny.ts'
import { readmeOf } from './readme.ts'
import { sayBytes, sayLicences } from './say.ts'

const words = {
  zh: withTexts(withTexts(wordsOf('zh', zh), takenZh), packageZh),
  en: withTexts(withTexts(wordsOf('en', en), takenEn), packageEn),
}
const file = { table: null, bytes: new Uint8Array() }
const bundle: Bundle = {
  pack: tinyPackage(),
  version: '0a1b2c3d',
  files: [
    { ...file, path: 'datapackage.json', sha256: 'a'.repeat(64), asListed: true },
    { ...file, path: 'bodies.csv', sha256: 'b'.repeat(64), asListed: false },
  ],
}
const taking = { newest: '2026-02-01', address: 'https://example.org/#/data?v=0a1b2c3d', today: '2026-03-05' }

describe('the README of the package', () => {
  const readme = readmeOf(bundle, taking, [words.zh, words.en])
  const [chinese = '', english = ''] = readme.split('\n---\n')

  test('says in both languages of which data it is, when and from where it was taken', () => {
    expect(chinese).toContain(
      '- 数据版本：0a1b2c3d\n- 所收资料最晚发布于：2026-02-01\n- 下载日期：2026-03-05\n',
    )
    expect(english).toContain('- Data version: 0a1b2c3d\n- Newest source published: 2026-02-01\n')
    for (const part of [chinese, english]) expect(part).toContain('<https://example.org/#/data?v=0a1b2c3d>')
    expect(readmeOf(bundle, { ...taking, newest: null }, [words.en])).not.toContain('Newest source')
  })

  test('names every table with its files, and how to cite', () => {
    for (const part of [chinese, english]) {
      for (const { paths } of bundle.pack.tables)
        for (const path of paths) expect(part).toContain(`\`${path}\``)
      expect(part).toContain('[DS/OL]. (2026-02-01)[2026-03-05]. https://example.org/#/data?v=0a1b2c3d.')
      expect(part).toContain('@misc{fadu_data_2026_0a1b2c3d,')
      expect(part).toContain('npm run data:check')
    }
  })

  test('gives the sum of each file, and says of which it is not the listed one', () => {
    expect(english).toContain(`${'a'.repeat(64)}  datapackage.json\n`)
    expect(english).toContain(`${'b'.repeat(64)}  bodies.csv  (not as listed by the site)\n`)
  })
})

test('licences are said as stated; none is made up', () => {
  const { en } = words
  expect(sayLicences([{ name: 'CC-BY-4.0', path: 'https://example.org/by' }], en)).toBe(
    'CC-BY-4.0 https://example.org/by',
  )
  expect(sayLicences([], en)).toContain('states no licence')
  expect(sayLicences([{}], en)).toContain('states no licence')
})

test.each([
  [0, '0\u202fkB'],
  [38_865, '38.9\u202fkB'],
  [1_234_567, '1.2\u202fMB'],
])('%d bytes are %s', (bytes, said) => {
  expect(sayBytes(bytes, words.en)).toBe(said)
})
