import { commonest, distinct, groupBy, listed } from '../collect.ts'
import type { Finding } from '../findings.ts'
import { hasLevel } from '../values.ts'
import { listFact } from './find.ts'
import { type AuditRow, settingKey } from './row.ts'

/** A source from which so many numbers come is a report that readers set beside others as a whole. */
const FULL_REPORT = 20

/**
 * Check 7: which two sources must not be compared, because the place of one lies in the place of the other. Two
 * are named, once: where both give the same indicator for the same scope and period (the comparison stands there
 * for the taking), and where both are full reports, on one place each (20 numbers or more come from each, most of
 * them on that place), so that readers will set one beside the other whatever they share.
 */
export function wholeFindings(rows: readonly AuditRow[]): Finding[] {
  const levels = rows.filter(
    (row) => hasLevel(row) && row.period_kind !== 'target' && row.family !== 'context',
  )
  const shared = [...groupBy(levels, comparisonKey).values()].flatMap((group) =>
    group.flatMap((part) =>
      aboveOf(part).flatMap((id) =>
        group.filter((whole) => whole.jurisdiction_id === id).map((whole) => ({ part, whole, indicator: 1 })),
      ),
    ),
  )
  const reports = [...groupBy(rows, ({ source_id }) => source_id).values()].flatMap(reportOf)
  const full = reports.flatMap((part) =>
    reports
      .filter((whole) => aboveOf(part).includes(whole.jurisdiction_id))
      .map((whole) => ({ part, whole, indicator: 0 })),
  )
  const pairs = [...shared, ...full].filter(({ part, whole }) => part.source_id !== whole.source_id)
  return [...groupBy(pairs, ({ part, whole }) => `${part.source_id}\t${whole.source_id}`).values()].flatMap(
    (list) => {
      const [first] = list
      if (first === undefined) return []
      const { part, whole } = first
      const indicators = distinct(
        list.filter(({ indicator }) => indicator === 1).map((pair) => pair.part),
        ({ indicator_id }) => indicator_id,
      )
      return {
        kind: 'part_and_whole',
        ids: [part.source_id, whole.source_id],
        jurisdiction_id: part.jurisdiction_id,
        indicator_id: '',
        source_id: part.source_id,
        facts: {
          part: part.jurisdiction_id,
          part_zh: part.place_zh,
          part_en: part.place_en,
          whole: whole.jurisdiction_id,
          whole_zh: whole.place_zh,
          whole_en: whole.place_en,
          shared_zh: listFact(indicators.map(({ name_zh }) => name_zh)),
          shared_en: listFact(indicators.map(({ name_en }) => name_en)),
        },
      }
    },
  )
}

/** The places that contain a row's place; never the place itself, where a circle of parents leads back to it. */
function aboveOf({ above, jurisdiction_id }: AuditRow): string[] {
  return listed(above).filter((id) => id !== jurisdiction_id)
}

/** What two numbers share that stand in one column of a comparison. */
function comparisonKey(row: AuditRow): string {
  return settingKey(row, { indicator_id: row.indicator_id, jurisdiction_id: '', body_id: '' })
}

/** A row on the place that a full report is about; none of a source from which little was taken. */
function reportOf(rows: readonly AuditRow[]): AuditRow[] {
  const place = commonest(rows.map(({ jurisdiction_id }) => jurisdiction_id))
  const about = rows.filter(({ jurisdiction_id }) => jurisdiction_id === place)
  const [first] = about
  return first !== undefined && rows.length >= FULL_REPORT && about.length > rows.length / 2 ? [first] : []
}
