import { describe, expect, test } from 'vitest'
import en from '../i18n/en.json'
import { wordsOf } from '../i18n/words.ts'
import zh from '../i18n/zh.json'
import { takeOne, UNLIKE_REASONS } from '../model/comparability.ts'
import { type Finding, factOf, flagsOf } from '../model/findings.ts'
import type { Observation } from '../model/types.ts'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { remarksOf, type View } from './figure.ts'
import { anywayNotes, contradictions, flagged, flagNotes, type Unlike } from './notes.ts'
import { observationCells, observationColumns } from './tables.ts'

const words = wordsOf('en', en)
const cases = indicator()
const plain = (text: string) => text.replace(/\u202f/g, ' ')
const stated = (id: string, value: number, over: Partial<Observation> = {}) =>
  observation({ id, value, source_title: `source ${id}`, ...over })

describe('two numbers for one thing', () => {
  const note = (rows: readonly Observation[], taken: readonly string[] = []) =>
    contradictions(takeOne(rows, taken), cases, words, taken)[0]

  test.each([
    [
      'quality',
      { quality: 'media' },
      'By kind of source, an official publication comes before a news report.',
    ],
    ['published', { published: '2020-06-01' }, 'Of sources of one kind, the one published later is charted.'],
    ['first', {}, 'Of equal sources the first by id is charted.'],
    ['restates', { restates: 'a' }, 'The latter only repeats the former, which is charted.'],
  ] as const)('are both said, with the rule that picked: %s', (_rule, over, sentence) => {
    const said = note([stated('a', 100), stated('b', 80, over)])
    expect(plain(said?.text ?? '')).toBe(
      `Hangzhou, 2020: charted 100 cases (source a); also stated 80 cases (source b). ${sentence}`,
    )
    expect(said?.choice).toEqual({ label: 'take 80\u202fcases instead', taken: ['b'] })
  })

  test('can be exchanged and changed back, other choices kept', () => {
    const rows = [stated('a', 100), stated('b', 80)]
    expect(note(rows, ['x'])?.choice?.taken).toEqual(['x', 'b'])
    const back = note(rows, ['x', 'b'])
    expect(back?.text).toContain('The charted one was chosen by hand.')
    expect(back?.choice).toEqual({ label: 'take 100\u202fcases instead', taken: ['x'], back: true })
  })

  test('a number chosen by hand is printed on the figure, one picked by the rule is not', () => {
    const rows = [stated('a', 100), stated('b', 80), stated('c', 60)]
    const notes = (taken: readonly string[]) => contradictions(takeOne(rows, taken), cases, words, taken)
    expect(remarksOf(notes([]))).toEqual([])
    expect(remarksOf(notes(['a']))).toEqual([])
    expect(remarksOf(notes(['b'])).map(({ choice }) => choice?.taken)).toEqual([[]])
  })
})

const impossible: Finding = {
  kind: 'rate_impossible',
  ids: ['rate', 'base'],
  jurisdiction_id: '330100',
  indicator_id: 'rate',
  source_id: 'source',
  facts: {
    stated: factOf({
      value_kind: 'exact',
      value: 92.3,
      value_high: null,
      rounded_to: 0.1,
      missing_reason: null,
    }),
    unit_zh: '%',
    unit_en: '%',
    denominator: factOf({
      value_kind: 'exact',
      value: 242,
      value_high: null,
      rounded_to: null,
      missing_reason: null,
    }),
    below: 223,
    below_gives: 92.1,
    above: 224,
    above_gives: 92.6,
    digit: 0.1,
  },
}
const other: Finding = { ...impossible, ids: ['other'] }
const contradicting: Finding = { ...impossible, kind: 'contradiction', ids: ['a', 'b'] }
const viewOf = (findings: readonly Finding[]): Pick<View, 'catalogue'> => ({
  catalogue: { indicators: new Map(), places: new Map(), flags: flagsOf(findings) },
})

describe('what the audit speaks against', () => {
  const row = stated('rate', 92.3)
  const sentence = '92.3 % stated; out of 242 no whole number gives it (223 gives 92.1 %, 224 gives 92.6 %)'

  test('is flagged, told and linked; nothing else is', () => {
    const { row: looks, mark, lines } = flagged(row, viewOf([impossible]), words)
    expect([looks.flag, mark.href]).toEqual([true, '#/audit?o=rate'])
    expect(lines.map(plain)).toEqual([`△ Flagged: ${sentence}`])
    expect(flagged(stated('x', 1), viewOf([impossible]), words)).toEqual({ row: {}, mark: {}, lines: [] })
  })

  test('has a note with the sentence; of several of one kind, the places', () => {
    const notes = flagNotes([row], viewOf([impossible, other]), words)
    expect(notes.map(({ kind, text, href }) => [kind, plain(text), href])).toEqual([
      ['flag', `△ Hangzhou: ${sentence}.`, '#/audit?o=rate'],
    ])
    const both = flagNotes(
      [row, stated('other', 1, { place_en: 'Ningbo' })],
      viewOf([impossible, other]),
      words,
    )
    expect(both.map(({ text }) => text)).toEqual([
      '△ Hangzhou, Ningbo: no whole number of the stated denominator gives the rate.',
    ])
  })

  test('is not said twice where two contradicting numbers are both shown', () => {
    expect(flagNotes([stated('a', 1), stated('b', 2)], viewOf([contradicting]), words)).toEqual([])
    expect(flagNotes([stated('a', 1)], viewOf([contradicting]), words)).toHaveLength(1)
  })

  test('stands in the table, with what the rate rests on', () => {
    const rate = indicator({ measure: 'proportion', unit_en: '%' })
    const cells = (over: Partial<Observation>) => {
      const all = observationCells({ ...row, ...over }, rate, words, flagsOf([impossible]))
      return new Map(observationColumns(words).map(({ key }, at) => [key, all[at]]))
    }
    expect(cells({ d: 242 }).get('flag')).toMatchObject({ href: '#/audit?o=rate' })
    expect(cells({ id: 'x' }).get('flag')).toEqual({ value: '' })
    const inferred = cells({ value: 12.14, rounded_to: 0.01, d: 453 })
    expect([inferred.get('n')?.value, inferred.get('n_inferred')?.value]).toEqual([null, 55])
    expect(cells({ value: 66.7, n: 4, d: 6 }).get('one_case')?.value).toBe(16.67)
    expect(cells({ value: 95, n: 19, d: 20 }).get('one_case')?.value).toBe(null)
  })
})

describe('unlike values', () => {
  const office: Unlike = {
    row: stated('a', 1, { scope: 'own_office' }),
    reason: 'scope',
    indicator: cases,
  }
  const inUnit: Unlike = { row: stated('b', 1, { place_en: 'Ningbo' }), reason: 'unit', indicator: cases }

  test('are listed by their reason, with the choice to compare them', () => {
    expect(anywayNotes([office, inUnit], [], words)).toEqual([
      {
        kind: 'unlike',
        text: 'Set apart: another scope (own office): Hangzhou; another unit (Cases accepted): Ningbo.',
        choice: { label: 'compare anyway', anyway: true },
      },
    ])
  })

  test('offer no choice where none can join', () => {
    expect(anywayNotes([inUnit], [], words)[0]?.choice).toBeUndefined()
  })

  test('say that they were let in, and the way back', () => {
    expect(anywayNotes([], [office], words)[0]).toMatchObject({
      text: 'By choice, compared though unlike: another scope (own office): Hangzhou.',
      choice: { anyway: false },
    })
    expect(anywayNotes([], [], words)).toEqual([])
  })

  test('have words for each reason, wherever one is given', () => {
    for (const [lang, texts] of [
      ['zh', zh],
      ['en', en],
    ] as const)
      for (const prefix of ['unlike', 'unlike.short', 'apart'])
        for (const reason of UNLIKE_REASONS)
          expect(wordsOf(lang, texts).has(`${prefix}.${reason}`), `${prefix}.${reason}`).toBe(true)
  })

  test('say of a whole beside its part that they are tested as if independent', () => {
    const said = (reason: Unlike['reason']) => anywayNotes([], [{ ...office, reason }], words)[0]?.text
    for (const reason of ['whole', 'inside'] as const)
      expect(said(reason)).toMatch(/A whole and its part are not independent, yet are tested as if they were/)
    expect(said('scope')).not.toContain('independent')
  })
})
