import * as v from 'valibot'
import type { Engine } from './database.ts'
import { answerPath, type Query, type Question } from './query.ts'

/** An answer as written: the version of the data it is of, the names of the columns once, then the rows. */
const answerFile = v.object({
  v: v.string(),
  columns: v.array(v.string()),
  rows: v.array(v.array(v.unknown())),
})

/** Gets the JSON at a path below `data/answers/`; null where there is none. */
export type FetchJson = (path: string) => Promise<unknown>

/** What an answer file holds, each row checked, and the version of the data it is of. */
export interface ReadAnswer<Row> {
  readonly version: string
  readonly rows: readonly Row[]
}

/** A query's prebuilt answer; null where there is none, or one that does not fit (of another program). */
export async function readAnswer<Row>(
  query: Query<Row>,
  fetchJson: FetchJson,
): Promise<ReadAnswer<Row> | null> {
  const read = v.safeParse(answerFile, await fetchJson(answerPath(query)))
  if (!read.success) return null
  const { v: version, columns, rows } = read.output
  const objects = rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at]])))
  const checked = v.safeParse(v.array(query.row), objects)
  return checked.success ? { version, rows: checked.output } : null
}

/** Rows, and the version of the data they are of, as the text of an answer file; equal ones give equal text. */
export function writeAnswer(rows: readonly unknown[], version: string): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row ?? {})))]
  const cells = rows.map((row) => {
    const byName = new Map(Object.entries(row ?? {}))
    return columns.map((name) => byName.get(name) ?? null)
  })
  return `${JSON.stringify({ v: version, columns, rows: cells })}\n`
}

const parameters = v.record(
  v.string(),
  v.pipe(
    v.union([v.string(), v.number(), v.boolean()]),
    v.transform((value) => String(value)),
  ),
)

/** An answer file: its path below `data/answers/`, and its text. */
export interface AnswerFile {
  readonly path: string
  readonly text: string
}

/** Every answer file that the questions can have, one a set of parameters. */
export async function* answerAll(
  engine: Engine,
  questions: readonly Question<unknown>[],
): AsyncGenerator<AnswerFile> {
  for await (const query of everyQuery(engine, questions))
    yield { path: answerPath(query), text: writeAnswer(await engine.all(query), engine.version) }
}

/** Every query that has a prebuilt answer: each question with each set of its parameters. */
export async function* everyQuery(
  engine: Engine,
  questions: readonly Question<unknown>[],
): AsyncGenerator<Query<unknown>> {
  const unique = new Map(questions.map((question) => [question.name, question]))
  for (const question of unique.values()) {
    const every = { name: `${question.name} (every)`, params: {}, sql: question.every, row: parameters }
    for (const params of await engine.all(every)) yield question.ask(params)
  }
}
