import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Console, ConsoleState, Outcome } from '../../db/console.ts'
import { LIMITS, MEMORY_MB, offsetOf, type Refusal } from '../../db/visitor.ts'
import type { Words } from '../../i18n/words.ts'
import { formatNumber } from '../../model/formats.ts'
import { useFadu } from '../../ui/fadu.ts'
import { LONGEST_SQL } from '../../ui/selection.ts'
import { EditorField } from './EditorField.tsx'
import { examplesIn } from './examples.ts'
import { openPageConsole } from './query.ts'
import { ResultView } from './ResultView.tsx'
import { SchemaBrowser } from './SchemaBrowser.tsx'
import { useCompletables, useSchema } from './useSchema.ts'

/** What was asked, and what became of it. */
interface Asked {
  readonly text: string
  /** Null: on its way. */
  readonly outcome: Outcome | null
}

/** The whole console: editor, result, examples, tables. The query is in the address once it has been run. */
export function SqlConsole({ words }: { readonly words: Words }) {
  const { selection, choose, site } = useFadu()
  const console = useConsole()
  const state = useConsoleState(console)
  const [text, setText] = useState(selection.sql ?? '')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState<'empty' | 'too_long' | null>(null)
  const written = useRef(selection.sql)
  const schema = useSchema()
  const completables = useCompletables(schema, console, state, words)

  // Back, forward, a link: another query, that nobody here has run.
  useEffect(() => {
    if (selection.sql === written.current) return
    written.current = selection.sql
    console?.cancel()
    setText(selection.sql ?? '')
    setAsked(null)
    setSaid(null)
  }, [selection.sql, console])

  const run = (query: string) => {
    setText(query)
    if (query.trim() === '') return setSaid('empty')
    if (console === null || without(state)) return
    const short = query.length <= LONGEST_SQL
    setSaid(short ? null : 'too_long')
    written.current = short ? query : null
    if (selection.sql !== written.current) choose({ sql: written.current })
    const now: Asked = { text: query, outcome: null }
    setAsked(now)
    console.run(query).then((outcome) => {
      // Of a query that another has taken the place of nothing is said.
      setAsked((shown) => (shown === now ? { ...now, outcome } : shown))
    })
  }

  const running = asked !== null && asked.outcome === null
  const refusal = asked?.outcome?.step === 'refused' ? asked.outcome.refusal : null
  const error = refusal?.place != null && asked?.text === text ? offsetOf(text, refusal.place) : null
  const arrived = selection.sql !== null && asked === null && text === selection.sql
  const off = without(state)
  return (
    <div className="sql" data-console={state?.step ?? 'starting'}>
      <EditorField
        text={text}
        onText={setText}
        onRun={run}
        error={error}
        completables={completables}
        words={words}
      />
      <div className="sql-do">
        <button type="button" className="sql-run" disabled={off} onClick={() => run(text)}>
          {words.say('sql.run')}
        </button>
        {running ? (
          <button type="button" className="quiet" onClick={() => console?.cancel()}>
            {words.say('sql.stop')}
          </button>
        ) : null}
        <span className="sql-engine" role="status">
          {sayState(state, words)}
        </span>
        {state?.step === 'failed' ? (
          <button type="button" className="quiet" onClick={() => console?.retry()}>
            {words.say('sql.engine.retry')}
          </button>
        ) : null}
      </div>
      <div className="sql-said" role="status">
        {arrived ? <p>{words.say('sql.arrived')}</p> : null}
        {said === null ? null : <p>{words.say(`sql.${said}`, { most: LONGEST_SQL })}</p>}
        {state?.step === 'ready' && site.version !== null && site.version !== state.version ? (
          <p>{words.say('sql.other_data', { version: site.version })}</p>
        ) : null}
        {asked === null ? null : <Said asked={asked} state={state} words={words} />}
      </div>
      {asked?.outcome?.step === 'result' && asked.outcome.result.rows.length > 0 ? (
        <ResultView key={asked.text} sql={asked.text} result={asked.outcome.result} words={words} />
      ) : null}
      <section className="sql-part" aria-labelledby="sql-examples">
        <h2 id="sql-examples">{words.say('sql.examples')}</h2>
        <Examples words={words} onChoose={run} />
      </section>
      <SchemaBrowser schema={schema} words={words} onLook={off ? null : run} />
      <p className="sql-safe">
        {words.say('sql.safe', {
          seconds: LIMITS.time / 1000,
          rows: formatNumber(LIMITS.rows, words.lang, 0),
          mb: MEMORY_MB,
        })}
      </p>
    </div>
  )
}

/** The console for as long as the page is shown; null before that. */
function useConsole(): Console | null {
  const [console, setConsole] = useState<Console | null>(null)
  useEffect(() => {
    const opened = openPageConsole()
    setConsole(opened)
    return () => opened.close()
  }, [])
  return console
}

function useConsoleState(console: Console | null): ConsoleState | null {
  return useSyncExternalStore(
    useMemo(() => console?.subscribe ?? (() => () => undefined), [console]),
    () => console?.state() ?? null,
  )
}

function without(state: ConsoleState | null): boolean {
  return state?.step === 'failed' || state?.step === 'unsupported'
}

function sayState(state: ConsoleState | null, words: Words): string {
  if (state === null) return words.say('sql.engine.starting')
  switch (state.step) {
    case 'starting':
      if (state.progress !== null && state.progress < 100)
        return words.say('sql.engine.progress', { percent: state.progress })
      return words.say(state.again ? 'sql.engine.again' : 'sql.engine.starting')
    case 'ready':
      return words.say('sql.engine.ready', { version: state.version })
    default:
      return words.say(`sql.engine.${state.step}`)
  }
}

/** Refusals to whose sentence DuckDB's words would add nothing. */
const SAID_WHOLE: readonly Refusal['why'][] = ['kind', 'memory', 'parameter', 'columns']

/** What became of the query, in a sentence or two. */
function Said({
  asked: { text, outcome },
  state,
  words,
}: {
  readonly asked: Asked
  readonly state: ConsoleState | null
  readonly words: Words
}) {
  if (outcome === null) return <p>{words.say(state?.step === 'ready' ? 'sql.running' : 'sql.waiting')}</p>
  if (outcome.step === 'unanswered') return <p>{words.say('sql.unanswered')}</p>
  if (outcome.step === 'stopped')
    return <p>{words.say(`sql.stopped.${outcome.why}`, { seconds: LIMITS.time / 1000 })}</p>
  if (outcome.step === 'refused') {
    const { why, words: told, place } = outcome.refusal
    return (
      <>
        <p>{words.say(`sql.refused.${why}`, { mb: MEMORY_MB, most: LIMITS.columns })}</p>
        {SAID_WHOLE.includes(why) ? null : (
          <p className="sql-told">
            {place === null ? null : `${words.say('sql.place', place)} `}
            <span lang="en">{told}</span>
          </p>
        )}
        {place === null ? null : <Marked text={text} place={place} />}
      </>
    )
  }
  const { rows, columns, more, shortened } = outcome.result
  const count = (number: number) => formatNumber(number, words.lang, 0)
  if (rows.length === 0) return <p>{words.say('sql.none')}</p>
  return (
    <p>
      {words.say('sql.found', {
        rows: words.count('sql.rows', rows.length, { count: count(rows.length) }),
        columns: words.count('sql.columns', columns.length),
        seconds: formatNumber(outcome.ms / 1000, words.lang, 2),
      })}
      {more ? ` ${words.say('sql.more', { most: count(rows.length) })}` : null}
      {shortened > 0 ? ` ${words.count('sql.shortened', shortened, { most: count(LIMITS.cell) })}` : null}
    </p>
  )
}

/** The line that a mistake stands in, the word of it marked. */
function Marked({
  text,
  place: { line, column },
}: {
  readonly text: string
  readonly place: { readonly line: number; readonly column: number }
}) {
  const whole = text.split('\n')[line - 1] ?? ''
  const word = /^\w+|^./.exec(whole.slice(column - 1))?.[0] ?? ''
  return (
    <pre className="sql-line" translate="no">
      {whole.slice(0, column - 1)}
      <mark>{word === '' ? ' ' : word}</mark>
      {whole.slice(column - 1 + word.length)}
    </pre>
  )
}

function Examples({ words, onChoose }: { readonly words: Words; readonly onChoose: (sql: string) => void }) {
  return (
    <ul className="sql-examples">
      {examplesIn(words.lang).map(({ id, sql }) => (
        <li key={id}>
          <button type="button" className="quiet" data-example={id} onClick={() => onChoose(sql)}>
            {words.say(`sql.example.${id}`)}
          </button>
        </li>
      ))}
    </ul>
  )
}
