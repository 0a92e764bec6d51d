import type { Fault, Row, TableRows } from './fault.ts'
import type { DataPackage } from './package.ts'
import { RELATIONS, type Relation } from './schema.ts'

/** What could be read of every table, by its name. */
export type Tables = ReadonlyMap<string, TableRows>

/** The ids in a cell of a relation; none where it is empty or can't be trusted. */
function idsIn(row: Row, { column, list }: Pick<Relation, 'column' | 'list'>): string[] {
  const cell = row.cell(column)
  if (!cell) return []
  return list ? cell.split(';') : [cell]
}

/** Ids that lead nowhere, to the row itself, or twice to the same row, and circles where there must be none. */
export function referenceFaults(pack: DataPackage, tables: Tables): Fault[] {
  return relationsOf(pack).flatMap((relation) => {
    const from = tables.get(relation.table)
    const to = tables.get(relation.to)
    if (!from || !to) return []
    const broken = from.rows.flatMap((row) => brokenIn(row, relation, to))
    return relation.acyclic ? [...broken, ...circles(from, relation)] : broken
  })
}

/** The relations that Fadu knows, and further ones of one column to `id` that the package declares. */
function relationsOf({ tables }: DataPackage): Relation[] {
  const declared = tables.flatMap(({ name: table, foreignKeys }) =>
    foreignKeys.flatMap(({ columns, table: to, references }): Relation[] => {
      const [column, another] = columns
      const known = RELATIONS.some((relation) => relation.table === table && relation.column === column)
      return column && !another && !known && references[0] === 'id' ? [{ table, column, to }] : []
    }),
  )
  return [...RELATIONS, ...declared]
}

function brokenIn(row: Row, relation: Relation, to: TableRows): Fault[] {
  const ids = idsIn(row, relation)
  const fault = (expected: string, id: string): Fault => ({
    kind: 'reference',
    file: row.file,
    line: row.line,
    column: relation.column,
    expected,
    got: JSON.stringify(id),
  })
  return ids.flatMap((id, at) => {
    if (id === '') return [fault('ids with ; between', ids.join(';'))]
    if (ids.indexOf(id) < at) return [fault('each id once', ids.join(';'))]
    if (to.byId.get(id) === row && !relation.acyclic) return [fault('another row', id)]
    return to.byId.has(id) || to.mayHold(id) ? [] : [fault(`an id of ${relation.to}`, id)]
  })
}

/** Each circle once, at its row that stands first. */
function circles({ rows, byId }: TableRows, relation: Relation): Fault[] {
  const places = new Map(rows.map((row, at) => [row, at]))
  const next = (row: Row) => idsIn(row, relation).flatMap((id) => byId.get(id) ?? [])
  const done = new Set<Row>()
  const faults: Fault[] = []
  for (const start of rows) {
    /** The way from `start`, and what is still to be looked at from each row of it. */
    const way: { readonly row: Row; readonly rest: Row[] }[] = []
    const step = (row: Row) => way.push({ row, rest: next(row).reverse() })
    if (!done.has(start)) step(start)
    for (let last = way[way.length - 1]; last; last = way[way.length - 1]) {
      const following = last.rest.pop()
      const since = following ? way.findIndex(({ row }) => row === following) : -1
      if (!following) {
        done.add(last.row)
        way.pop()
      } else if (since >= 0) {
        faults.push(
          circleFault(
            way.slice(since).map(({ row }) => row),
            relation,
            places,
          ),
        )
      } else if (!done.has(following)) step(following)
    }
  }
  return faults
}

function circleFault(circle: readonly Row[], { column }: Relation, places: ReadonlyMap<Row, number>): Fault {
  const place = (row: Row) => places.get(row) ?? 0
  const at = circle.reduce((first, row, index) => {
    const best = circle[first]
    return best && place(row) < place(best) ? index : first
  }, 0)
  const turned = [...circle.slice(at), ...circle.slice(0, at + 1)]
  const { file = '', line = 1 } = turned[0] ?? {}
  const got = turned.map((row) => row.cell('id') ?? '?').join(' → ')
  return { kind: 'cycle', file, line, column, expected: 'no way back to itself', got }
}
