import * as v from 'valibot'
import type { Engine } from './database.ts'
import { answerPath, type Query, type Question } from './query.ts'

/** An answer as written: the names of the columns once, then the rows. */
const answerFile = v.object({ columns: v.array(v.string()), rows: v.array(v.array(v.unknown())) })

/** Gets the JSON at a path below `data/answers/`; null where there is none. */
export type FetchJson = (path: string) => Promise<unknown>

/**
 * The rows of a query's prebuilt answer, each checked; null where there is none, or one that does not fit (of
 * another version).
 */
export async function readAnswer<Row>(query: Query<Row>, fetchJson: FetchJson): Promise<Row[] | null> {
  const read = v.safeParse(answerFile, await fetchJson(answerPath(query)))
  if (!read.success) return null
  const { columns, rows } = read.output
  const objects = rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at]])))
  const checked = v.safeParse(v.array(query.row), objects)
  return checked.success ? checked.output : null
}

/** Rows as the text of an answer file; equal rows give equal text. */
export function writeAnswer(rows: readonly unknown[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row ?? {})))]
  const cells = rows.map((row) => {
    const byName = new Map(Object.entries(row ?? {}))
    return columns.map((name) => byName.get(name) ?? null)
  })
  return `${JSON.stringify({ columns, rows: cells })}\n`
}

const parameters = v.record(
  v.string(),
  v.pipe(
    v.union([v.string(), v.number(), v.boolean()]),
    v.transform((value) => String(value)),
  ),
)

/** Every answer file that the questions can have: path below `data/answers/` and text, one a set of parameters. */
export async function* answerAll(
  engine: Engine,
  questions: readonly Question<unknown>[],
): AsyncGenerator<{ readonly path: string; readonly text: string }> {
  const unique = new Map(questions.map((question) => [question.name, question]))
  for (const question of unique.values()) {
    const every = { name: `${question.name} (every)`, params: {}, sql: question.every, row: parameters }
    for (const params of await engine.all(every)) {
      const query = question.ask(params)
      yield { path: answerPath(query), text: writeAnswer(await engine.all(query)) }
    }
  }
}
