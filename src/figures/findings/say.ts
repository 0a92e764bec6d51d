import type { Words } from '../../i18n/words.ts'
import { type Finding, type FindingKind, quantitiesOf } from '../../model/findings.ts'
import { decimalsOf, formatNumber } from '../../model/formats.ts'
import type { Quantity } from '../../model/types.ts'
import { sayList, sayValue } from '../say.ts'

/** A finding in one plain sentence, with what is stated and what was computed; without its full stop. */
export function sayFinding(finding: Finding, words: Words): string {
  return SENTENCES[finding.kind](finding, words).join(words.say('list.semicolon'))
}

/** A finding as the checker prints it, with plain spaces: `finding KIND ids: sentence`. */
export function findingLine(finding: Finding, words: Words): string {
  const sentence = sayFinding(finding, words).replace(/\u202f/g, ' ')
  return `finding ${finding.kind} ${finding.ids.join(';')}: ${sentence}`
}

const SENTENCES: Readonly<Record<FindingKind, (finding: Finding, words: Words) => string[]>> = {
  sum_closes: saySum,
  sum_does_not_close: saySum,
  sum_unchecked: saySum,
  rate_matches: sayRate,
  rate_disagrees: sayRate,
  rate_unexplained: sayUnexplained,
  rate_impossible: (finding, words) => [
    words.say('finding.rate.impossible', {
      stated: sayStated(finding, words),
      d: bare(finding, 'denominator', words),
      below: plain(finding, 'below', words),
      below_gives: plain(finding, 'below_gives', words, digitsOf(finding)),
      above: plain(finding, 'above', words),
      above_gives: plain(finding, 'above_gives', words, digitsOf(finding)),
    }),
  ],
  rate_inferred: (finding, words) => [
    words.say('finding.rate.inferred', {
      stated: sayStated(finding, words),
      d: bare(finding, 'denominator', words),
      n: bare(finding, 'computed', words),
    }),
  ],
  restates_agrees(finding, words) {
    const said = numbersSaid(finding, words)
    const [first = ''] = said
    return said.every((one) => one === first)
      ? [words.say('finding.restates.agrees', { value: first, count: said.length })]
      : [words.say('finding.restates.agrees_rounded', { values: pair(said, 'and', words) })]
  },
  restates_unit_differs: (finding, words) => [
    words.say('finding.restates.unit_differs', {
      values: pair(numbersSaid(finding, words), 'and', words),
    }),
  ],
  contradiction: sayContradiction,
  part_and_whole(finding, words) {
    const shared = listIn(finding, 'shared', words)
    return [
      words.say('finding.whole', {
        whole: textIn(finding, 'whole', words),
        whole_id: text(finding, 'whole'),
        part: textIn(finding, 'part', words),
        part_id: text(finding, 'part'),
      }),
      ...(shared.length > 0 ? [words.say('finding.whole.shared', { items: sayList(shared, words) })] : []),
    ]
  },
}

function saySum(finding: Finding, words: Words): string[] {
  const total = bare(finding, 'stated', words)
  const fill = {
    total,
    parts: quantities(finding, 'parts', words).join(' + '),
    sum: bare(finding, 'computed', words),
    rest: bare(finding, 'rest', words),
  }
  return [
    words.say(`finding.sum.${sumVerdict(finding, fill.sum === total)}`, fill),
    ...(quantitiesOf(finding.facts.computed).some(({ value_kind }) => value_kind === 'range')
      ? [words.say('finding.sum.rounded')]
      : []),
    ...(['crossing', 'beside'] as const).flatMap((key) => {
      const items = namedNumbers(finding, key, words)
      return items.length === 0
        ? []
        : [words.say(`finding.sum.${key}`, { items: sayList(items, words), total })]
    }),
  ]
}

function sumVerdict({ facts }: Finding, same: boolean): string {
  if (facts.exhaustive !== 1) return facts.verdict === 'over' ? 'exceeds' : 'some'
  const lacking = quantitiesOf(facts.parts).some(({ value_kind }) => value_kind === 'missing')
  if (facts.verdict === 'open' && lacking) return 'some'
  return facts.verdict === 'closes' && !same ? 'closes_rounded' : String(facts.verdict)
}

function sayRate(finding: Finding, words: Words): string[] {
  const stated = sayStated(finding, words)
  const computed = rates(finding, 'computed', words).join()
  if (finding.facts.from !== undefined) {
    const way = finding.facts.direction === -1 ? 'fell' : 'rose'
    const unit = {
      unit_zh: text(finding, 'from_unit_zh'),
      unit_en: text(finding, 'from_unit_en'),
    }
    const [from, to] = ['from', 'to'].map((key) =>
      quantitiesOf(finding.facts[key])
        .map((one) => sayValue(one, unit, words))
        .join(),
    )
    return [words.say(`finding.rate.${way}`, { stated, from: from ?? '', to: to ?? '', computed })]
  }
  const n = fraction(finding, words)
  const d = bare(finding, 'denominator', words)
  const { interval_low: low, interval_high: high } = finding.facts
  return [
    words.say(finding.kind === 'rate_matches' ? 'finding.rate.matches' : 'finding.rate.disagrees', {
      stated,
      n,
      d,
      computed,
    }),
    ...(finding.facts.wider === undefined
      ? []
      : [
          words.say('finding.rate.wider', {
            n,
            d: bare(finding, 'wider', words),
            computed: rates(finding, 'wider_gives', words).join(),
          }),
        ]),
    ...(typeof low === 'number' && typeof high === 'number'
      ? [
          words.say('finding.rate.interval', {
            low: formatNumber(low, words.lang, 1, true),
            high: formatNumber(high, words.lang, 1, true),
          }),
        ]
      : []),
  ]
}

function sayUnexplained(finding: Finding, words: Words): string[] {
  const stated = sayStated(finding, words)
  const denominators = quantities(finding, 'denominators', words)
  const computed = rates(finding, 'computed', words)
  if (computed.length === 0)
    return [words.say('finding.rate.unexplained', { stated, d: pair(denominators, 'or', words) })]
  const n = fraction(finding, words)
  const tried = denominators.map((d, at) =>
    words.say('finding.rate.tried', { n, d, computed: computed[at] ?? '' }),
  )
  return [words.say('finding.rate.unexplained_of', { stated, tried: sayList(tried, words) })]
}

function sayContradiction(finding: Finding, words: Words): string[] {
  const names = listIn(finding, 'stated', words)
  const said = numbersSaid(finding, words)
  const named = new Set(names).size > 1
  const items = said.map((value, at) =>
    named ? words.say('finding.named', { name: names[at] ?? '', value }) : value,
  )
  const parts = finding.facts.summed_parts
  const rule = finding.facts.rule
  return [
    words.say('finding.contradiction', { values: pair(items, 'against', words) }),
    ...(typeof parts === 'number'
      ? [words.say('finding.contradiction.sum', { value: bare(finding, 'summed', words), count: parts })]
      : []),
    ...(rule === undefined
      ? []
      : [
          words.say('finding.contradiction.charted', {
            value: bare(finding, 'charted', words),
            rule: words.say(`finding.rule.${rule}`),
          }),
        ]),
  ]
}

/** The value that a finding is about, as stated and with its unit; several, where it is about several. */
function sayStated(finding: Finding, words: Words): string {
  const { facts } = finding
  const unit = { unit_zh: text(finding, 'unit_zh'), unit_en: text(finding, 'unit_en') }
  return facts.unit_zh === undefined
    ? pair(numbersSaid(finding, words), 'against', words)
    : quantitiesOf(facts.stated)
        .map((one) => sayValue(one, unit, words))
        .join()
}

/** Two things or more, with a word between: 8 and 9. */
function pair(items: readonly string[], word: 'and' | 'or' | 'against', words: Words): string {
  return items.slice(1).reduce((a, b) => words.say(`finding.${word}`, { a, b }), items[0] ?? '')
}

/** 3 + 1 in brackets, 7,398 without. */
function fraction(finding: Finding, words: Words): string {
  const parts = quantities(finding, 'numerators', words)
  return parts.length > 1 ? `(${parts.join(' + ')})` : parts.join()
}

/** Statements, each with its own unit. */
function numbersSaid(finding: Finding, words: Words): string[] {
  const zh = text(finding, 'units_zh').split('|')
  const en = text(finding, 'units_en').split('|')
  return quantitiesOf(finding.facts.stated).map((one, at) =>
    sayValue(one, { unit_zh: zh[at] ?? '', unit_en: en[at] ?? '' }, words),
  )
}

function namedNumbers(finding: Finding, key: string, words: Words): string[] {
  const names = listIn(finding, key, words)
  return quantities(finding, key, words).map((value, at) =>
    words.say('finding.named', { name: names[at] ?? '', value }),
  )
}

/** Computed per cents, two digits after the point, more where more are stated. */
function rates(finding: Finding, key: string, words: Words): string[] {
  const unit = { unit_zh: text(finding, 'unit_zh'), unit_en: text(finding, 'unit_en') }
  const digits = Math.max(2, digitsOf(finding))
  const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(digits)))
  return quantitiesOf(finding.facts[key]).map((one) =>
    sayValue({ ...one, value: rounded(one.value), value_high: rounded(one.value_high) }, unit, words),
  )
}

const NO_UNIT = { unit_zh: '', unit_en: '' }

function quantities(finding: Finding, key: string, words: Words): string[] {
  return quantitiesOf(finding.facts[key]).map((one: Quantity) => sayValue(one, NO_UNIT, words))
}

function bare(finding: Finding, key: string, words: Words): string {
  return quantities(finding, key, words).join()
}

function plain({ facts }: Finding, key: string, words: Words, decimals = 0): string {
  const value = facts[key]
  return typeof value === 'number' ? formatNumber(value, words.lang, decimals, true) : ''
}

function digitsOf({ facts }: Finding): number {
  return typeof facts.digit === 'number' ? decimalsOf(facts.digit) : 0
}

function text({ facts }: Finding, key: string): string {
  return String(facts[key] ?? '')
}

function textIn(finding: Finding, key: string, words: Words): string {
  return text(finding, `${key}_${words.lang}`)
}

function listIn(finding: Finding, key: string, words: Words): string[] {
  const list = textIn(finding, key, words)
  return list === '' ? [] : list.split('|')
}
