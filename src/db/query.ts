import type { GenericSchema } from 'valibot'
import type { Sql } from './sql.ts'

/** Values that make one question out of a kind of questions: `{ i: 'reconsideration.accepted' }`. */
export type Params = Readonly<Record<string, string>>

/**
 * A query with typed rows. `name` and `params` are its address among the prebuilt answers; `row` checks
 * each row at the edge (engine or answer file), so that inside everything is typed.
 */
export interface Query<Row> {
  readonly name: string
  readonly params: Params
  readonly sql: Sql
  readonly row: GenericSchema<unknown, Row>
  /**
   * What the rows of the SQL are made into before they are checked, by the build and by the engine alike; pure.
   * Absent: they are the answer. What it needs is fetched when it is asked, as few visits need it early.
   */
  readonly derive?: (rows: readonly unknown[]) => Promise<readonly unknown[]>
}

/** A kind of question that can be asked of finitely many parameters; the build answers all of them. */
export interface Question<Row> {
  readonly name: string
  /** The query for one choice of parameters. */
  ask(params: Params): Query<Row>
  /** SQL whose rows are all the parameters that have an answer; its columns are the parameters' names. */
  readonly every: Sql
}

/** Where rows came from: an answer that the build wrote, or DuckDB just now. */
export type Origin = 'prebuilt' | 'engine'

export interface Answer<Row> {
  readonly rows: readonly Row[]
  readonly origin: Origin
}

/** Gets a query's rows, from wherever they can be had; rejects with `NoAnswer` where they can't. */
export type Ask = <Row>(query: Query<Row>) => Promise<Answer<Row>>

/** Neither a prebuilt answer nor an engine is to be had for this query. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** The path of a prebuilt answer, below `data/answers/`: `<name>/<values in order of their names>.json`. */
export function answerPath(query: Pick<Query<unknown>, 'name' | 'params'>): string {
  const key = Object.keys(query.params)
    .sort()
    .map((name) => encodeURIComponent(query.params[name] ?? ''))
    .join(',')
  return `${query.name}/${key || 'all'}.json`
}
