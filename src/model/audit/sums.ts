import { groupBy, listed } from '../collect.ts'
import { type Facts, type Finding, factOf, factsOf } from '../findings.ts'
import { checkSum, type SumCheck } from '../sums.ts'
import type { Quantity } from '../types.ts'
import { leeway } from '../values.ts'
import { computedFact, finding, namedFacts } from './find.ts'
import { type AuditRow, type ById, settingKey } from './row.ts'

/** A total and those of its parts that one partition cuts it into. */
export interface Cut {
  readonly total: AuditRow
  readonly parts: readonly AuditRow[]
  readonly partition: string | null
  /** Whether they make up the whole, so that they must add to it. */
  readonly exhaustive: boolean
}

/**
 * Every total with its parts, each partition by itself. Parts that make up the whole stand without those that are
 * only among them (其中); what a part restates is not added again.
 */
export function cutsOf(rows: readonly AuditRow[], byId: ById): Cut[] {
  const parts = rows.filter(({ part_of }) => part_of !== null && byId.has(part_of))
  const key = (part: AuditRow) => [part.part_of, part.partition, part.part_role].join('\t')
  return [...groupBy(parts, key).values()].flatMap((group) => {
    const [first] = group
    const total = first === undefined ? undefined : byId.get(first.part_of ?? '')
    if (first === undefined || total === undefined) return []
    const ids = new Set(group.map(({ id }) => id))
    return {
      total,
      parts: group.filter(({ restates }) => restates === null || !ids.has(restates)),
      partition: first.partition,
      exhaustive: first.part_role === 'exhaustive',
    }
  })
}

/**
 * Check 1: parts against their total. Parts that make up the whole must add to it (within rounding and bounds);
 * of others (其中) only what they leave is said, where two or more of one partition are given, and that none
 * exceeds its total.
 */
export function sumFindings(cuts: readonly Cut[], rows: readonly AuditRow[]): Finding[] {
  const bySource = groupBy(rows, (row) => row.source_id)
  const byTotal = groupBy(cuts, ({ total }) => total.id)
  return cuts.flatMap((cut) => {
    const { total, parts } = cut
    const check = checked(total, parts)
    if (check === null) return []
    const others = (byTotal.get(total.id) ?? []).filter((other) => other !== cut)
    const facts = {
      ...namedFacts(
        'crossing',
        others.flatMap((other) => other.parts),
      ),
      ...namedFacts('beside', besides(total, bySource.get(total.source_id) ?? [])),
    }
    if (cut.exhaustive) return sumFinding(cut, check, facts)
    const over = parts.flatMap((part) => {
      const alone = checked(total, [part])
      return alone?.verdict === 'over' ? [sumFinding({ ...cut, parts: [part] }, alone, {})] : []
    })
    if (over.length > 0) return over
    const closed = others.some((other) => other.exhaustive && other.partition === cut.partition)
    const undecided = parts.length > 1 && cut.partition !== null && check.rest.high > 0 && !closed
    return undecided ? sumFinding(cut, { ...check, verdict: 'open' }, facts) : []
  })
}

const KINDS = {
  closes: 'sum_closes',
  short: 'sum_does_not_close',
  over: 'sum_does_not_close',
  open: 'sum_unchecked',
} as const

function sumFinding({ total, parts, exhaustive }: Cut, check: SumCheck, more: Facts): Finding {
  const { sum, rest, verdict } = check
  const away = verdict === 'over' ? { low: -rest.high, high: -rest.low } : rest
  return finding(KINDS[verdict], [total, ...parts], {
    unit_zh: total.unit_zh,
    unit_en: total.unit_en,
    stated: factOf(total),
    parts: factsOf(parts),
    computed: computedFact(sum),
    rest: computedFact({ low: Math.max(0, away.low), high: Math.max(0, away.high) }),
    verdict,
    exhaustive: exhaustive ? 1 : 0,
    ...more,
  })
}

/** As `checkSum`; but what was cut off, or is only about right, makes no sum wrong. */
function checked(total: AuditRow, parts: readonly AuditRow[]): SumCheck | null {
  const check = checkSum(total, parts, total.measure)
  if (check === null || check.verdict === 'closes' || check.verdict === 'open') return check
  const wide = checkSum(widened(total), parts.map(widened), total.measure)
  if (wide === null || wide.verdict === 'short' || wide.verdict === 'over') return check
  const rounded = [total, ...parts].every(({ value_kind }) => value_kind === 'exact')
  return { ...check, verdict: rounded ? 'closes' : 'open' }
}

function widened(row: AuditRow): Quantity {
  const span = row.value_kind === 'exact' || row.value_kind === 'about' ? leeway(row) : null
  return span === null ? row : { ...row, value_kind: 'range', value: span.low, value_high: span.high }
}

/** What the same source gives beside the total as another part of a whole that it does not give: not in the sum. */
function besides(total: AuditRow, rows: readonly AuditRow[]): AuditRow[] {
  const wholes = listed(total.total_id)
  if (total.part_of !== null) return []
  const key = settingKey(total)
  return rows.filter(
    (row) =>
      row.id !== total.id &&
      row.part_of === null &&
      row.indicator_id !== total.indicator_id &&
      total.partition !== null &&
      row.partition === total.partition &&
      settingKey(row) === key &&
      listed(row.total_id).some((id) => wholes.includes(id)),
  )
}
