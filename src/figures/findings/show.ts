import { ancestors, type Catalogue } from '../../model/catalogue.ts'
import { distinct, groupBy, sorted } from '../../model/collect.ts'
import { FINDING_KINDS, type FindingKind, FLAGS } from '../../model/findings.ts'
import type { FindingsFilter, View } from '../figure.ts'
import type { CitedFinding } from '../questions.ts'

/** The checks of the audit, each with the kinds of finding that it comes to. */
export const CHECKS: readonly { readonly check: string; readonly kinds: readonly FindingKind[] }[] = [
  { check: 'sums', kinds: ['sum_does_not_close', 'sum_unchecked', 'sum_closes'] },
  { check: 'rates', kinds: ['rate_disagrees', 'rate_unexplained', 'rate_matches'] },
  { check: 'possible', kinds: ['rate_impossible', 'rate_inferred'] },
  { check: 'restated', kinds: ['restates_unit_differs', 'restates_agrees'] },
  { check: 'contradictions', kinds: ['contradiction'] },
  { check: 'part_and_whole', kinds: ['part_and_whole'] },
]

/** What a finding means for the numbers that it is about, worst first. */
export const VERDICTS = ['against', 'undecided', 'agrees'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a kind of finding means: only the flagging kinds speak against a number. */
export function verdictOf(kind: FindingKind): Verdict {
  if (FLAGS.includes(kind)) return 'against'
  return kind === 'sum_unchecked' || kind === 'part_and_whole' ? 'undecided' : 'agrees'
}

/** Kinds in the order of the table: what speaks against a number first, then what can't be decided. */
export const KINDS_IN_ORDER: readonly FindingKind[] = sorted(
  FINDING_KINDS,
  (a, b) => VERDICTS.indexOf(verdictOf(a)) - VERDICTS.indexOf(verdictOf(b)),
)

/** What the figure shows: all findings of what was asked for, and those that the table lists. */
export interface FindingsShown {
  readonly filter: FindingsFilter
  /** Findings of the chosen places, family and words: what is counted, worst first. */
  readonly counted: readonly CitedFinding[]
  /** Those of them that the table lists. */
  readonly listed: readonly CitedFinding[]
  /** Whether the address asks for kinds or for one observation: the picture then marks what is listed. */
  readonly marked: boolean
  /** Observations that the counted findings are about. */
  readonly observations: number
}

const AGAINST_ONLY: FindingsFilter = { search: '', family: null, kinds: [], observation: null, all: false }

/** Chooses and orders findings; see `Figure.show`. */
export function showFindings(findings: readonly CitedFinding[], view: View): FindingsShown {
  const filter = view.findings ?? AGAINST_ONLY
  const { kinds, observation } = filter
  const counted = sorted(
    findings.filter((finding) => isAsked(finding, filter, view)),
    (a, b) => KINDS_IN_ORDER.indexOf(a.kind) - KINDS_IN_ORDER.indexOf(b.kind),
  )
  const isListed = (finding: CitedFinding) =>
    (kinds.length === 0 || kinds.includes(finding.kind)) &&
    (observation === null || finding.ids.includes(observation)) &&
    (filter.all || kinds.length > 0 || observation !== null || verdictOf(finding.kind) === 'against')
  return {
    filter,
    counted,
    listed: counted.filter(isListed),
    marked: kinds.length > 0 || observation !== null,
    observations: new Set(counted.flatMap((finding) => finding.observations.map(({ id }) => id))).size,
  }
}

/** The findings by check; checks without any are left out. */
export function byCheck(
  findings: readonly CitedFinding[],
): { readonly check: string; readonly findings: readonly CitedFinding[] }[] {
  return CHECKS.map(({ check, kinds }) => ({
    check,
    findings: findings.filter(({ kind }) => kinds.includes(kind)),
  })).filter((one) => one.findings.length > 0)
}

export type Counts = Readonly<Record<Verdict, number>>

/** How many findings mean what. */
export function countVerdicts(findings: readonly CitedFinding[]): Counts {
  const groups = groupBy(findings, ({ kind }) => verdictOf(kind))
  const count = (verdict: Verdict) => groups.get(verdict)?.length ?? 0
  return { against: count('against'), undecided: count('undecided'), agrees: count('agrees') }
}

function isAsked(
  finding: CitedFinding,
  { search, family }: FindingsFilter,
  { places, catalogue }: View,
): boolean {
  const about = placesOf(finding)
  const isIn = (id: string) => [id, ...ancestors(id, catalogue.places)].some((one) => places.includes(one))
  return (
    (places.length === 0 || about.some(isIn)) &&
    (family === null ||
      indicatorsOf(finding).some((id) => catalogue.indicators.get(id)?.family === family)) &&
    (search.trim() === '' || holds(textOf(finding, catalogue), search))
  )
}

/** The places that a finding is about, each once. */
export function placesOf({ jurisdiction_id, observations }: CitedFinding): string[] {
  return distinct([jurisdiction_id, ...observations.map((one) => one.jurisdiction_id)]).filter(isId)
}

/** The indicators that a finding is about, each once, that of its first observation first. */
export function indicatorsOf({ indicator_id, observations }: CitedFinding): string[] {
  return distinct([indicator_id, ...observations.map((one) => one.indicator_id)]).filter(isId)
}

function isId(id: string): boolean {
  return id !== ''
}

/** What words are searched in: names in both languages, ids, publications, and the numbers of the sentence. */
function textOf(finding: CitedFinding, { indicators, places }: Catalogue): string {
  const known = [
    ...placesOf(finding).map((id) => places.get(id)),
    ...indicatorsOf(finding).map((id) => indicators.get(id)),
  ]
  return [
    ...finding.ids,
    ...known.flatMap((one) => [one?.name_zh ?? '', one?.name_en ?? '']),
    ...finding.sources.map(({ title }) => title),
    ...Object.values(finding.facts),
  ].join(' ')
}

/** Whether the text holds every word, upper and lower case alike. */
function holds(text: string, words: string): boolean {
  const lower = text.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
