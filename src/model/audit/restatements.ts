import { groupBy, sorted } from '../collect.ts'
import { takeOne, takingRule } from '../comparability.ts'
import { type Facts, type Finding, factOf, factsOf } from '../findings.ts'
import { statementKey } from '../series.ts'
import { canBeOne } from '../values.ts'
import { finding, listFact, namedFacts } from './find.ts'
import type { AuditRow, ById } from './row.ts'
import type { Cut } from './sums.ts'

/**
 * Checks 5 and 6: what restates another number against it, and statements of one body, indicator, place, scope,
 * period and variant against each other. Numbers that agree are said once, however often they stand; those of another
 * unit are no match even where the digits are the same; all others that differ beyond rounding contradict.
 */
export function restatementFindings(
  rows: readonly AuditRow[],
  byId: ById,
  closing: readonly Cut[],
): Finding[] {
  const restated = groupBy(
    rows.filter((row) => rootOf(row, byId) !== row),
    (row) => rootOf(row, byId),
  )
  const places = new Map(rows.map((row, at) => [row, at]))
  const inOrder = (group: readonly AuditRow[]) =>
    sorted(group, (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  const told = new Set<string>()
  const found = [...restated].flatMap(([root, group]) => {
    const other = group.filter((row) => row.unit_zh !== root.unit_zh)
    const same = group.filter((row) => row.unit_zh === root.unit_zh)
    const agreeing = same.filter((row) => canBeOne(row, root))
    const differing = same.filter((row) => !canBeOne(row, root))
    return [
      ...(agreeing.length > 0 ? [sayAll('restates_agrees', inOrder([root, ...agreeing]), [])] : []),
      ...other.map((row) => sayAll('restates_unit_differs', inOrder([root, row]), [])),
      ...differing.map((row) => sayAll('contradiction', inOrder([root, row]), closing)),
    ].flatMap((one) => one ?? [])
  })
  for (const { ids } of found) told.add(ids.join(';'))
  const statements = [...groupBy(rows, statementKey).values()].flatMap((group) => {
    const differs = group.filter((row) => group.some((other) => !canBeOne(row, other)))
    const one = differs.length > 1 ? sayAll('contradiction', differs, closing) : null
    return one === null || told.has(one.ids.join(';')) ? [] : [one]
  })
  return [...found, ...statements]
}

/** What a row restates in the end; itself where it restates nothing, or where that is not there. */
function rootOf(row: AuditRow, byId: ById): AuditRow {
  const seen = new Set<AuditRow>()
  let root = row
  while (!seen.has(root)) {
    seen.add(root)
    root = byId.get(root.restates ?? '') ?? root
  }
  return root
}

function sayAll(
  kind: 'restates_agrees' | 'restates_unit_differs' | 'contradiction',
  rows: readonly AuditRow[],
  closing: readonly Cut[],
): Finding | null {
  const [first, ...others] = rows
  if (first === undefined || others.length === 0) return null
  const summed = rows.filter(({ id }) => closing.some(({ total }) => total.id === id))
  const [sum] = summed
  const parts = closing.find(({ total }) => total.id === sum?.id)?.parts ?? []
  return finding(kind, [first, ...others], {
    ...namedFacts('stated', rows),
    units_zh: listFact(rows.map(({ unit_zh }) => unit_zh)),
    units_en: listFact(rows.map(({ unit_en }) => unit_en)),
    ...(kind === 'contradiction' ? chartedFacts(rows) : {}),
    ...(summed.length === 1 && sum !== undefined
      ? { summed: factsOf([sum]), summed_parts: parts.length }
      : {}),
  })
}

/** Which of several statements of one number is charted, and by which rule; nothing where they are no one number. */
function chartedFacts(rows: readonly AuditRow[]): Facts {
  const [stated, ...more] = takeOne(rows)
  const [other] = stated?.others ?? []
  if (stated === undefined || other === undefined || more.length > 0) return {}
  return { charted: factOf(stated.row), charted_id: stated.row.id, rule: takingRule(stated.row, other) }
}
