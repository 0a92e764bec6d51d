import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { startNodeEngine } from '../../db/engine.node.ts'
import { findingLine, sayFinding } from '../../figures/findings/say.ts'
import { type CitedFinding, findingsQuestion } from '../../figures/questions.ts'
import { loadWords } from '../../i18n/index.ts'
import type { Words } from '../../i18n/words.ts'
import { EXPECTED } from '../../testing/expected.ts'
import { PLANTED_FOLDER, plantedNotes } from '../../testing/planted.ts'
import { type AuditRow, audit } from '../audit.ts'
import { type FindingKind, FLAGS } from '../findings.ts'

const rowsOf = async (folder: string): Promise<AuditRow[]> => {
  const engine = await startNodeEngine(folder)
  const { sql } = findingsQuestion.ask({})
  const rows = await engine.all({ name: 'rows', params: {}, sql, row: v.custom<AuditRow>(() => true) })
  await engine.close()
  return rows
}
const ask = async (folder: string): Promise<CitedFinding[]> => {
  const engine = await startNodeEngine(folder)
  const findings = await engine.all(findingsQuestion.ask({}))
  await engine.close()
  return findings
}
const isFlag = ({ kind }: { readonly kind: FindingKind }) => FLAGS.includes(kind)
const named = ({ kind, ids }: CitedFinding) => `${kind} ${ids.join(';')}`

let real: CitedFinding[]
let planted: CitedFinding[]
let en: Words
let zh: Words
beforeAll(async () => {
  real = await ask('data')
  planted = await ask(PLANTED_FOLDER)
  en = await loadWords('en')
  zh = await loadWords('zh')
}, 120_000)

describe('in the data package', () => {
  test.each(EXPECTED)('%s %s', (kind, ids, says) => {
    const found = real.find((one) => named(one) === `${kind} ${ids}`)
    expect(found && sayFinding(found, en).replace(/\u202f/g, ' ')).toContain(says)
  })

  test('nothing speaks against a number that was not judged one by one', () => {
    const judged = [
      'rate_disagrees chongqing2021:006;chongqing2021:005;chongqing2021:004',
      'rate_disagrees qijiang-cgj-2020:007;qijiang-cgj-2020:005;qijiang-cgj-2020:006',
      'rate_disagrees shanghai2020:006;shanghai2020:007;shanghai2020:002',
      'rate_disagrees tongzhou2024:006;tongzhou2024:005;tongzhou2024:007;tongzhou2024:003',
      'rate_disagrees zhongshan2024:016;zhongshan2024:015;zhongshan2024:010',
      'rate_disagrees zhongshan2024:020;zhongshan2024:021;zhongshan2024:010',
      'rate_disagrees zhuhai2018:029;zhuhai2018:028;zhuhai2018:003',
      'rate_unexplained sichuan2024fy:004;sichuan2024fy:001;sichuan2024fy:002',
      'rate_impossible yuhang-2020:011;yuhang-2020:010',
      'contradiction lishui-zfj-2020:036;lishui-zfj-2020:087',
      'contradiction pop_hz2020:005;pop_leiii:052',
      'contradiction pop_leiii:223;pop_qijiang2020:001',
      'contradiction shandong2023:006;shandong2024:008',
      'restates_unit_differs lishui-zfj-2020:038;lishui-zfj-2020:063',
    ]
    expect(real.filter(isFlag).map(named).sort()).toEqual(judged.sort())
  })
})

describe('in a package of planted faults and of what only looks like one', () => {
  const notes = plantedNotes()
  const about = (ids: readonly string[]) => planted.filter((one) => one.ids.some((id) => ids.includes(id)))

  test.each(notes.filter(({ what }) => what === 'fault'))('found: $name', ({ kind, ids }) => {
    expect(
      about(ids)
        .filter(isFlag)
        .map((one) => one.kind),
    ).toEqual([kind])
  })
  test.each(notes.filter(({ what }) => what === 'holds'))('told: $name', ({ kind, ids, sources }) => {
    const found = about([...ids, ...sources])
    expect(found.map((one) => one.kind)).toContain(kind)
    expect(found.filter((one) => isFlag(one) && one.ids.some((id) => ids.includes(id)))).toEqual([])
  })
  test.each(notes.filter(({ what }) => what === 'near'))('let be: $name', ({ ids }) => {
    expect(about(ids).filter(isFlag)).toEqual([])
  })
  test('of places in one another only the two that share a year', () => {
    const wholes = planted.filter(({ kind }) => kind === 'part_and_whole')
    expect(wholes.map(({ ids }) => ids)).toEqual([['district', 'city']])
  })
})

test('a finding is printed with its kind, its ids and its sentence', () => {
  const found = planted.find(({ kind }) => kind === 'rate_impossible')
  expect(found && findingLine(found, en)).toBe(
    'finding rate_impossible city:078;city:077: ' +
      '92.3 % stated; out of 242 no whole number gives it (223 gives 92.1 %, 224 gives 92.6 %)',
  )
})

describe('the rows', () => {
  test('say what is counted where it is not quite the indicator', async () => {
    const variants = (await rowsOf('data')).map(({ variant }) => variant)
    expect(variants).toEqual(expect.arrayContaining([null, 'with_party_group']))
  }, 60_000)
  test('may come in any order', async () => {
    const rows = await rowsOf(PLANTED_FOLDER)
    const found = audit(rows).map(({ kind, ids }) => [kind, ...ids].join(' '))
    expect(found).toHaveLength(planted.length)
    expect(audit([...rows].reverse()).map(({ kind, ids }) => [kind, ...ids].join(' '))).toEqual(found)
  }, 60_000)
  test('may lead nowhere, as in a package with faults', async () => {
    const rows = await rowsOf(PLANTED_FOLDER)
    const torn = rows.filter((_row, at) => at % 3 > 0)
    expect(() => audit(torn)).not.toThrow()
    expect(audit([])).toEqual([])
  }, 60_000)
})

describe('every sentence', () => {
  test('is whole in both languages', () => {
    for (const words of [zh, en])
      for (const finding of [...real, ...planted]) {
        const sentence = sayFinding(finding, words)
        expect(sentence).not.toMatch(/[{}|]|undefined|null|NaN|Infinity|∞|\(\)|（）| {2}|^$/)
        expect(sentence).toMatch(/\d|rose|上升/)
      }
  })
  test.each([
    ['rate_impossible', '公布为 92.3%；以 242 为分母，没有整数分子得出此值（223 得 92.1%，224 得 92.6%）'],
    ['restates_unit_differs', '3,020\u202f户次与 3,020\u202f件：同一个数，两处单位不同'],
  ] as const)('of %s in Chinese', (kind, says) => {
    expect(real.filter((one) => one.kind === kind).map((one) => sayFinding(one, zh))).toContain(says)
  })
})
