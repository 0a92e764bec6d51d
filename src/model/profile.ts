import { type Against, GROUPS, type Holding, holdingOf } from './benchmark.ts'
import type { Catalogue } from './catalogue.ts'
import { distinct, groupBy, sorted } from './collect.ts'
import { takeOne, UNLIKE_REASONS } from './comparability.ts'
import { type Disclosure, discloses, RESIDENTS, reports } from './disclosure.ts'
import type { Finding } from './findings.ts'
import { isDivisible, perHeadScale, perTenThousand } from './perhead.ts'
import { comparePeriods } from './periods.ts'
import { type Contender, type Rank, rankIntervals } from './ranks.ts'
import { type Rest, restOf } from './rates.ts'
import { seriesKey } from './series.ts'
import { type HeldBy, LEAST_OTHERS, type Standing, unlessOfSize } from './standing.ts'
import { perHeadInterval, rateInterval } from './statistics.ts'
import { type Indicator, type Jurisdiction, type Observation, THEMES } from './types.ts'
import { hasLevel, isRate, position, span } from './values.ts'
import { changesOf, type Dated, type Judged, judge } from './verdicts.ts'

/** A value among those that it may stand beside: of its own period, alike by the gate. */
export interface Placing {
  /** The newest of its series that has enough of them, else that has any, else the newest. */
  readonly row: Observation
  readonly others: readonly Observation[]
  readonly standing: Standing
  /** Among the others and itself, 1 the greatest; counts per 10,000 residents. Null where nothing is ranked. */
  readonly rank: Rank | null
  /** How many are ranked, itself among them. */
  readonly ranked: number
  /** Whether standing and ranks are of counts per 10,000 residents. */
  readonly perHead: boolean
}

/** A value of a series in time, for `judge`. */
export interface SeriesPoint extends Dated {
  readonly row: Observation
}

/** What a place reports of one indicator by one body and scope: its newest value, and what is to be said of it. */
export interface Reported {
  readonly indicator: Indicator
  /** The newest value, as charted. */
  readonly row: Observation
  /** What else is stated of the same period, beyond rounding. */
  readonly against: readonly Observation[]
  /** One value for each period, oldest first. */
  readonly series: readonly Observation[]
  readonly placing: Placing
  /** The newest value beside its own last one that may stand beside it. */
  readonly past: Holding
  readonly judged: Judged<SeriesPoint>
  /** What the audit has to say against the newest value. */
  readonly findings: readonly Finding[]
  /** What a rate rests on; null for what is none. */
  readonly rest: Rest | null
  /** How many places report the indicator at all. */
  readonly reporters: number
}

/** What is aimed at, and what the same body reports of it for the target's end or later. */
export interface Aim {
  readonly indicator: Indicator
  readonly row: Observation
  readonly reached: Observation | null
}

/** All that has been collected of one place. */
export interface Profile {
  readonly place: Jurisdiction
  /** By theme, then what most places report first. */
  readonly reported: readonly Reported[]
  readonly aims: readonly Aim[]
  /** What the place says that it does not tell, or not yet; nothing else is reported of it for that period. */
  readonly untold: readonly { readonly indicator: Indicator; readonly row: Observation }[]
  /** What the audit says against any of its numbers, each finding once, with the first of them that is of this place. */
  readonly faults: readonly {
    readonly finding: Finding
    readonly row: Observation
    readonly indicator: Indicator
  }[]
  readonly disclosure: Disclosure
  /** Places that it was held against for what it does not report. */
  readonly peers: readonly string[]
  /** The last day that any of its numbers is about; null: there are none. */
  readonly until: string | null
}

/** What a profile is made of: all observations of all places, and what the place is held against. */
export interface Collected extends Omit<Against, 'catalogue'> {
  readonly rows: readonly Observation[]
  readonly catalogue: Catalogue
  /** Whom to ask what the place does not report, and those of them that are nearest to it. */
  readonly peers: readonly string[]
  readonly nearest?: readonly string[]
}

/** Makes the profile of a place; null for a place that is not in the catalogue. Residents are left out. */
export function profileOf(id: string, collected: Collected): Profile | null {
  const { rows, catalogue, peers, nearest = [], taken = [] } = collected
  const place = catalogue.places.get(id)
  if (place === undefined) return null
  // The place itself as it was before, or is since, is no peer of it.
  const others = peers.filter(
    (one) => one !== place.successor_id && catalogue.places.get(one)?.successor_id !== id,
  )
  const known = rows.flatMap((row) => {
    const indicator = catalogue.indicators.get(row.indicator_id)
    return indicator === undefined || indicator.id === RESIDENTS ? [] : [{ indicator, row }]
  })
  const byIndicator = groupBy(
    known.map(({ row }) => row),
    (row) => row.indicator_id,
  )
  const own = known.filter(({ row }) => row.jurisdiction_id === id)
  const reported = [
    ...groupBy(
      own.filter(({ row }) => reports(row)),
      ({ row }) => seriesKey(row),
    ).values(),
  ]
    .map((list) => list.map(({ row }) => row))
    .flatMap((series): Reported[] => {
      const indicator = catalogue.indicators.get(series[0]?.indicator_id ?? '')
      return indicator === undefined
        ? []
        : reportedOf(series, indicator, byIndicator.get(indicator.id) ?? [], { ...collected, taken })
    })
  return {
    place,
    reported: sorted(
      reported,
      (a, b) =>
        THEMES.indexOf(a.indicator.theme) - THEMES.indexOf(b.indicator.theme) ||
        b.reporters - a.reporters ||
        a.row.id.localeCompare(b.row.id),
    ),
    aims: own
      .filter(({ row }) => row.period_kind === 'target')
      .map(({ indicator, row }) => ({ indicator, row, reached: reachedOf(row, own) })),
    untold: own.filter(
      ({ row }) =>
        row.value_kind === 'missing' &&
        !own.some((one) => one.row !== row && reports(one.row) && isOfOnePeriod(one.row, row)),
    ),
    faults: distinct(
      own.flatMap(({ row, indicator }) =>
        (catalogue.flags.get(row.id) ?? []).map(
          (finding) => aboutOwn(finding, own) ?? { finding, row, indicator },
        ),
      ),
      ({ finding }) => `${finding.kind} ${finding.ids.join()}`,
    ),
    disclosure: discloses(id, others, rows, catalogue.indicators, nearest),
    peers: others,
    until:
      sorted(
        reported.map(({ row }) => row.period_end),
        (a, b) => b.localeCompare(a),
      )[0] ?? null,
  }
}

/** A finding with the first number that it is about among those of the place. */
function aboutOwn<Own extends { readonly row: Observation }>(finding: Finding, own: readonly Own[]) {
  const [found] = finding.ids.flatMap((id) => own.find(({ row }) => row.id === id) ?? [])
  return found === undefined ? null : { ...found, finding }
}

function reportedOf(
  series: readonly Observation[],
  indicator: Indicator,
  all: readonly Observation[],
  { catalogue, taken, ...against }: Collected & { readonly taken: readonly string[] },
): Reported[] {
  const stated = sorted(takeOne(series, taken), (a, b) => comparePeriods(a.row, b.row))
  const newest = stated[stated.length - 1]
  if (newest === undefined) return []
  const charted = stated.map(({ row }) => row)
  const points = charted.map(
    (row): SeriesPoint => ({
      row,
      within: indicator.measure === 'change' ? null : span(row, indicator.measure),
    }),
  )
  const by = isDivisible(indicator) ? 'per10k' : 'count'
  const held = (benchmark: string, how: HeldBy) =>
    holdingOf(all, indicator, { ...against, benchmark, catalogue, taken, by: how })
  const counted = held(against.benchmark, 'count')
  const divided = held(against.benchmark, by)
  const hold = (row: Observation) =>
    // Its own past falls back on counts by itself.
    by === 'per10k' && (against.benchmark === 'own' || perTenThousand(row) !== null)
      ? divided(row)
      : counted(row)
  return [
    {
      indicator,
      row: newest.row,
      against: newest.others,
      series: charted,
      placing: placingOf(charted, indicator, hold, against.benchmark),
      past: held('own', by)(newest.row),
      judged: judge(points, changesOf(newest.row, indicator, catalogue.places)),
      findings: distinct(catalogue.flags.get(newest.row.id) ?? []),
      rest: isRate(indicator) && hasLevel(newest.row) ? restOf(newest.row) : null,
      reporters: new Set(all.filter(reports).map((row) => row.jurisdiction_id)).size,
    },
  ]
}

/** Holds the values of a series, newest first, against the others of their periods, and keeps one. */
function placingOf(
  series: readonly Observation[],
  indicator: Indicator,
  hold: ReturnType<typeof holdingOf>,
  benchmark: string,
): Placing {
  const held = [...series].reverse().map((row) => ({ row, ...hold(row) }))
  const isGroup = GROUPS.some((one) => one === benchmark)
  const [newest] = held
  const best =
    held.find(
      ({ others, standing }) => others.length >= (isGroup ? LEAST_OTHERS : 1) && !isApart(standing),
    ) ??
    held.find(({ others, standing }) => others.length > 0 && !isApart(standing)) ??
    newest
  // A series has a value.
  if (best === undefined) throw new Error('a series without a value')
  const ranks = rankOf(best.row, isApart(best.standing) ? [] : best.others, indicator)
  if (benchmark === 'own')
    return { ...best, ...ranks, others: best.others, perHead: isPerHead(best, indicator) }
  const standing = ranks.perHead ? best.standing : unlessOfSize(best.standing, indicator)
  return { ...best, ...ranks, standing }
}

/** Whether a value is held against its own past per 10,000 residents. */
function isPerHead({ row, others, standing }: Holding & { readonly row: Observation }, indicator: Indicator) {
  return (
    isDivisible(indicator) &&
    standing.byCounts !== true &&
    others.length > 0 &&
    [row, ...others].every((one) => perTenThousand(one) !== null)
  )
}

/** Whether the gate set the value itself apart: it stands among nobody. */
function isApart({ why }: Standing): boolean {
  return UNLIKE_REASONS.some((reason) => reason === why)
}

function rankOf(
  row: Observation,
  held: readonly Observation[],
  indicator: Indicator,
): Pick<Placing, 'others' | 'rank' | 'ranked' | 'perHead'> {
  const perHead = isDivisible(indicator) && perTenThousand(row) !== null
  const others = perHead ? held.filter((one) => perTenThousand(one) !== null) : held
  const contenders = [row, ...others].flatMap((one) => contenderOf(one, indicator, perHead) ?? [])
  // Counts of places of any size are not ranked by their size.
  const isRanked =
    indicator.measure !== 'change' &&
    (indicator.measure !== 'count' || perHead) &&
    contenders.length === others.length + 1 &&
    others.length >= LEAST_OTHERS
  const rank = isRanked ? (rankIntervals(contenders).ranks[0] ?? null) : null
  return { others, rank, ranked: rank === null ? 0 : contenders.length, perHead }
}

function contenderOf(row: Observation, indicator: Indicator, perHead: boolean): Contender | null {
  const stated = span(row, indicator.measure)
  if (stated === null || position(row) === null) return null
  const scale = perHeadScale(row, perHead ? 'per10k' : 'count')
  return {
    stated: { low: stated.low * scale, high: stated.high * scale },
    bound: row.value_kind !== 'exact',
    interval: perHead ? perHeadInterval(row, indicator) : rateInterval(row, indicator),
  }
}

/** The newest level that the same body reports for the end of a target or later. */
function reachedOf(target: Observation, own: readonly { readonly row: Observation }[]): Observation | null {
  const later = own
    .map(({ row }) => row)
    .filter(
      (row) =>
        hasLevel(row) &&
        row.period_kind !== 'target' &&
        row.indicator_id === target.indicator_id &&
        row.body_id === target.body_id &&
        row.scope === target.scope &&
        row.period_end >= target.period_end,
    )
  return sorted(takeOne(later), (a, b) => comparePeriods(b.row, a.row))[0]?.row ?? null
}

function isOfOnePeriod(a: Observation, b: Observation): boolean {
  return seriesKey(a) === seriesKey(b) && comparePeriods(a, b) === 0
}
