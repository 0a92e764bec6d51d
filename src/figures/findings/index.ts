import type { Words } from '../../i18n/words.ts'
import { type Catalogue, nameIn } from '../../model/catalogue.ts'
import { distinct } from '../../model/collect.ts'
import { quantitiesOf } from '../../model/findings.ts'
import { formatNumber } from '../../model/formats.ts'
import { findingsAddress, indicatorAddress } from '../addresses.ts'
import { type Figure, framed, type TableCell, type View } from '../figure.ts'
import { palette } from '../look.ts'
import { type CitedFinding, findingsQuestion } from '../questions.ts'
import { sayList, sayPeriodKey, sayValue } from '../say.ts'
import { hundredths } from '../tables.ts'
import { sayFinding } from './say.ts'
import {
  byCheck,
  countVerdicts,
  type FindingsShown,
  indicatorsOf,
  KINDS_IN_ORDER,
  placesOf,
  showFindings,
  VERDICTS,
  verdictOf,
} from './show.ts'
import { squarePlot } from './squares.ts'

const figure: Figure<CitedFinding, FindingsShown> = {
  id: 'findings',
  question: findingsQuestion,
  example: {},
  show: showFindings,
  periods: () => [],

  title({ filter, listed }, view, words) {
    const { observation } = filter
    if (observation === null) return words.say('findings.title')
    const about = listed.flatMap(({ observations }) => observations).find(({ id }) => id === observation)
    if (about === undefined) return words.say('findings.title.one', { name: observation })
    const { indicators, places } = view.catalogue
    return words.say('findings.title.one', {
      name: words.say('findings.name', {
        place: nameOf(places.get(about.jurisdiction_id), about.jurisdiction_id, words),
        indicator: nameOf(indicators.get(about.indicator_id), about.indicator_id, words),
        period: sayPeriodKey(about.period, words),
      }),
    })
  },

  summary({ filter, counted, listed, observations }, _view, words) {
    const { observation } = filter
    if (observation !== null)
      return listed.length === 0
        ? words.say('findings.summary.none', { id: observation })
        : words.count('findings.summary.one', listed.length, {
            verdicts: sayVerdicts(listed, words, 'findings.summary.between'),
          })
    if (counted.length === 0) return words.say('figure.nothing')
    const counts = countVerdicts(counted)
    const said = [...VERDICTS].reverse().filter((verdict) => counts[verdict] > 0)
    return [
      words.say('findings.summary', {
        checks: count('findings.checks', counted.length, words),
        numbers: count('findings.numbers', observations, words),
        verdicts: said
          .map((verdict) => count(`findings.said.${verdict}`, counts[verdict], words))
          .join(words.say('findings.summary.between')),
      }),
      ...(counts.against === 0
        ? []
        : [words.say('findings.summary.kinds', { kinds: sayKinds(counted, words) })]),
    ].join(words.say('sentence.space'))
  },

  picture(shown, view, words) {
    if (shown.counted.length === 0) return null
    const colours = palette(view.theme)
    const listed = new Set(shown.listed)
    const plot = squarePlot(
      byCheck(shown.counted).map(({ check, findings }) => ({
        name: words.say(`findings.check.${check}`),
        counts: sayVerdicts(findings, words),
        marks: findings.map((finding) => ({
          verdict: verdictOf(finding.kind),
          faint: shown.marked && !listed.has(finding),
          tip: {
            title: words.say(`findings.kind.${finding.kind}`),
            lines: [
              sayFinding(finding, words),
              sayAbout(finding, view, words),
              words.say('findings.ids', { ids: sayList(finding.ids, words) }),
            ].filter((line) => line !== ''),
          },
          ...leading(finding),
        })),
      })),
      view.width,
      colours,
    )
    const item = (key: (typeof VERDICTS)[number], colour: string, glyph: 'square' | 'hollow' | 'dot') => ({
      key,
      label: words.say(`findings.verdict.${key}`),
      colour,
      glyph,
      toggles: false,
    })
    return {
      ...plot,
      legend: [
        item('against', colours.ink, 'square'),
        item('undecided', colours.plain, 'hollow'),
        item('agrees', colours.plain, 'dot'),
      ],
    }
  },

  table({ filter, listed, marked }, view, words) {
    const column = (key: string, numeric = false) => ({
      key,
      label: words.say(`findings.column.${key}`),
      numeric,
    })
    const what = marked ? 'marked' : filter.all ? 'all' : 'against'
    return {
      caption: words.count(`findings.caption.${what}`, listed.length),
      prose: true,
      columns: [
        column('kind'),
        column('finding'),
        column('place'),
        column('indicator'),
        column('period'),
        column('source'),
        column('observations'),
        ...[column('body'), column('stated'), column('low', true), column('high', true)].map((one) => ({
          ...one,
          taken: true as const,
        })),
      ],
      rows: listed.map((finding) => cells(finding, view, words)),
    }
  },

  notes: ({ counted }, _view, words) =>
    counted.length === 0
      ? []
      : [
          { kind: 'caution', text: words.say('findings.note.meaning') },
          ...(counted.some(({ kind }) => verdictOf(kind) === 'undecided')
            ? [{ kind: 'caution' as const, text: words.say('findings.note.undecided') }]
            : []),
        ],

  sources: ({ listed }) =>
    distinct(
      listed.flatMap(({ sources }) => sources),
      ({ id }) => id,
    ),
}

/** What do the numbers say about themselves: which agree, which can't be checked, which contradict? */
export const findings = framed(figure)

function cells(finding: CitedFinding, { catalogue }: View, words: Words): TableCell[] {
  const { indicators, places } = catalogue
  const { observations, sources } = finding
  return [
    { value: words.say(`findings.kind.${finding.kind}`) },
    { value: sayFinding(finding, words) },
    { value: sayPlaces(finding, catalogue, words) },
    { value: sayIndicators(finding, catalogue, words) },
    { value: sayPeriods(finding, words) },
    {
      value: sources.map(({ title }) => title).join(words.say('list.semicolon')),
      links: sources.map(({ title, url }) => ({ text: title, href: url })),
    },
    {
      value: finding.ids.join(';'),
      links: finding.ids.map((id) => {
        const about = observations.find((one) => one.id === id)
        const indicator = about === undefined ? undefined : indicators.get(about.indicator_id)
        if (about === undefined || indicator === undefined) return { text: id, href: null }
        const place = places.has(about.jurisdiction_id) ? [about.jurisdiction_id] : []
        return { text: id, href: indicatorAddress(indicator, place, about.period) }
      }),
    },
    { value: sayBodies(finding, words) },
    { value: observations.map((one) => sayNumber(one, catalogue, words)).join(words.say('list.semicolon')) },
    { value: end(finding.facts.interval_low) },
    { value: end(finding.facts.interval_high) },
  ]
}

type Cited = CitedFinding['observations'][number]

/** The bodies that it is about, each once. */
function sayBodies({ observations }: CitedFinding, words: Words): string {
  const names = observations.map(({ body_zh, body_en }) => (words.lang === 'zh' ? body_zh : body_en))
  return distinct(names).join(words.say('list.semicolon'))
}

/** A number as its publication states it, with its id: bound, range, rounding and all. */
function sayNumber({ id, indicator_id, stated }: Cited, { indicators }: Catalogue, words: Words): string {
  const unit = indicators.get(indicator_id) ?? { unit_zh: '', unit_en: '' }
  const said = quantitiesOf(stated).map((quantity) => sayValue(quantity, unit, words))
  return words.say('findings.number', { id, value: said.join() })
}

/** An end of the 95 % interval of a rate that a check has computed, in per cent. */
function end(limit: string | number | null | undefined): number | null {
  return typeof limit === 'number' ? hundredths(limit) : null
}

/** Where a mark leads: to the findings of its first observation. */
function leading({ observations }: CitedFinding): { href?: string } {
  const [first] = observations
  return first === undefined ? {} : { href: findingsAddress(first.id) }
}

function sayAbout(finding: CitedFinding, { catalogue }: View, words: Words): string {
  return [
    sayPlaces(finding, catalogue, words),
    sayIndicators(finding, catalogue, words),
    sayPeriods(finding, words),
  ]
    .filter((text) => text !== '')
    .join(words.say('findings.between'))
}

function sayPlaces(finding: CitedFinding, { places }: View['catalogue'], words: Words): string {
  return sayList(
    placesOf(finding).map((id) => nameOf(places.get(id), id, words)),
    words,
  )
}

/** The indicator that a finding is about: a sum by its total, a rate by itself, not by its parts. */
function sayIndicators(finding: CitedFinding, { indicators }: View['catalogue'], words: Words): string {
  const [first] = indicatorsOf(finding)
  return first === undefined ? '' : nameOf(indicators.get(first), first, words)
}

function sayPeriods({ observations }: CitedFinding, words: Words): string {
  const keys = distinct(observations.map(({ period }) => period))
  return sayList(
    keys.map((key) => sayPeriodKey(key, words)),
    words,
  )
}

/** 4 speak against · 12 agree. */
function sayVerdicts(
  findings: readonly CitedFinding[],
  words: Words,
  between: 'findings.between' | 'findings.summary.between' = 'findings.between',
): string {
  const counts = countVerdicts(findings)
  return VERDICTS.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => count(`findings.count.${verdict}`, counts[verdict], words))
    .join(words.say(between))
}

/** A count in words, thousands parted as the language has it. */
function count(key: string, many: number, words: Words): string {
  return words.count(key, many, { count: formatNumber(many, words.lang) })
}

/** What speaks against numbers, by kind, most first. */
function sayKinds(findings: readonly CitedFinding[], words: Words): string {
  return KINDS_IN_ORDER.filter((kind) => verdictOf(kind) === 'against')
    .map((kind) => ({ kind, many: findings.filter((finding) => finding.kind === kind).length }))
    .filter(({ many }) => many > 0)
    .sort((a, b) => b.many - a.many)
    .map(({ kind, many }) =>
      words.say('findings.summary.kind', {
        kind: lowerFirst(words.say(`findings.kind.${kind}`)),
        count: many,
      }),
    )
    .join(words.say('findings.summary.between'))
}

/** Inside a sentence. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function nameOf(
  known: { readonly name_zh: string; readonly name_en: string } | undefined,
  id: string,
  words: Words,
): string {
  return known === undefined ? id : nameIn(known, words.lang)
}
