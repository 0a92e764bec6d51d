import { useMemo, useState } from 'react'
import { numberIn, type Result } from '../../db/visitor.ts'
import type { OpenFigure, TableTwin, View } from '../../figures/figure.ts'
import type { Words } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import { formatCell } from '../../model/formats.ts'
import { Chart } from '../../ui/Chart.tsx'
import { choiceOf } from '../../ui/choice.ts'
import { Downloads } from '../../ui/Downloads.tsx'
import { useFadu } from '../../ui/fadu.ts'
import { Legend } from '../../ui/Legend.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import {
  CHART_KINDS,
  type ChartChoice,
  drawResult,
  MOST_BARS,
  numberColumns,
  placingColumns,
  suggestedChart,
} from './chart.ts'
import { isNumber, MOST_WHOLE, ResultTable, sayResult } from './ResultTable.tsx'

/** A result: as a table, in a click as a chart, and as files. */
export function ResultView({
  sql,
  result,
  words,
}: {
  readonly sql: string
  readonly result: Result
  readonly words: Words
}) {
  const { selection, catalogue, theme, address, site } = useFadu()
  const [asChart, setAsChart] = useState(false)
  const [choice, setChoice] = useState(() => suggestedChart(result))
  const [frame, width] = useWidth()
  const choices = choiceOf(selection, false)
  const view: View = { ...choices, lang: words.lang, width, theme, catalogue: catalogue ?? NO_CATALOGUE }
  const open = useMemo(
    () => openResult(sql, result, asChart ? choice : null, words),
    [sql, result, asChart, choice, words],
  )
  const taking = {
    ...{ id: 'sql', params: {}, open, view },
    link: address({ version: site.version }),
    pictured: asChart && choice !== null,
  }
  return (
    <div className="sql-part">
      <div className="foot">
        <button type="button" className="quiet" aria-pressed={asChart} onClick={() => setAsChart(!asChart)}>
          {words.say(asChart ? 'sql.table' : 'sql.chart')}
        </button>
        <Downloads {...taking} />
      </div>
      <div ref={frame} className="frame">
        {!asChart ? (
          <ResultTable result={result} words={words} />
        ) : choice === null ? (
          <p>{words.say('sql.chart.none')}</p>
        ) : width === 0 ? null : (
          <ResultChart result={result} choice={choice} onChoose={setChoice} width={width} words={words} />
        )}
      </div>
      {!asChart && result.rows.length > MOST_WHOLE ? (
        <p className="quiet-line">{words.say('sql.virtual')}</p>
      ) : null}
    </div>
  )
}

const NO_CATALOGUE: Catalogue = { indicators: new Map(), places: new Map(), flags: new Map() }

function ResultChart({
  result,
  choice,
  onChoose,
  width,
  words,
}: {
  readonly result: Result
  readonly choice: ChartChoice
  readonly onChoose: (choice: ChartChoice) => void
  readonly width: number
  readonly words: Words
}) {
  const { theme } = useFadu()
  const drawn = useMemo(
    () => drawResult(result, choice, { width, theme }, words, words.say('sql.chart.row')),
    [result, choice, width, theme, words],
  )
  const names = (places: readonly number[]) =>
    places.map((at) => ({ value: String(at), label: result.columns[at]?.name ?? '' }))
  const numbers = numberColumns(result)
  const across = choice.kind === 'bars' ? result.columns.map((_, at) => at) : placingColumns(result)
  const rowNumber = { value: '', label: words.say('sql.chart.row') }
  return (
    <>
      <p className="sql-choices">
        <Choice
          label={words.say('sql.chart.kind')}
          value={choice.kind}
          options={CHART_KINDS.map((kind) => ({ value: kind, label: words.say(`sql.chart.${kind}`) }))}
          onChoose={(value) => {
            const kind = CHART_KINDS.find((one) => one === value) ?? choice.kind
            const fits = kind === 'bars' || choice.x === null || placingColumns(result).includes(choice.x)
            const other = placingColumns(result).find((at) => at !== choice.y) ?? null
            onChoose({ ...choice, kind, x: fits ? choice.x : other })
          }}
        />
        <Choice
          label={words.say(choice.kind === 'bars' ? 'sql.chart.x.bars' : 'sql.chart.x')}
          value={choice.x === null ? '' : String(choice.x)}
          options={[...names(across), rowNumber]}
          onChoose={(value) => onChoose({ ...choice, x: value === '' ? null : Number(value) })}
        />
        <Choice
          label={words.say('sql.chart.y')}
          value={String(choice.y)}
          options={names(numbers)}
          onChoose={(value) => onChoose({ ...choice, y: Number(value) })}
        />
      </p>
      {drawn === null ? (
        <p>{words.say('sql.chart.none')}</p>
      ) : (
        <>
          <Chart
            option={drawn.picture.option}
            width={width}
            height={drawn.picture.height}
            label={sayDrawn(drawn, words)}
            kind={words.say('figure.kind')}
            hint={words.say('figure.keys')}
            onPainted={nothing}
          />
          <Legend items={drawn.picture.legend} hidden={[]} onToggle={nothing} />
          <p className="quiet-line">
            {[
              words.say('sql.chart.caution'),
              ...(drawn.cut ? [words.say('sql.chart.first', { most: MOST_BARS })] : []),
              ...(drawn.lacking > 0 ? [words.count('sql.chart.lacking', drawn.lacking)] : []),
            ].join(words.say('sentence.space'))}
          </p>
        </>
      )}
    </>
  )
}

const nothing = () => undefined

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
}) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

function sayDrawn(
  { count, low, high }: { readonly count: number; readonly low: number; readonly high: number },
  words: Words,
): string {
  const number = (value: number) => formatCell(value, words.lang)
  return words.say('sql.chart.summary', { count, low: number(low), high: number(high) })
}

/** The result as what leaves: the table whole, the picture as it is chosen, the query with them. */
function openResult(sql: string, result: Result, choice: ChartChoice | null, words: Words): OpenFigure {
  const query = words.say('sql.query', { sql })
  return {
    origin: 'engine',
    periods: [],
    draw({ width, theme }) {
      const drawn =
        choice === null
          ? null
          : drawResult(result, choice, { width, theme }, words, words.say('sql.chart.row'))
      const y = choice === null ? undefined : result.columns[choice.y]?.name
      const x = choice?.x == null ? words.say('sql.chart.row') : result.columns[choice.x]?.name
      return {
        title: y === undefined ? words.say('sql.result') : words.say('sql.chart.title', { y, x: x ?? '' }),
        summary: drawn === null ? query : sayDrawn(drawn, words),
        picture: drawn?.picture ?? null,
        table: tableOf(result, words),
        notes: drawn === null ? [] : [{ kind: 'caution', text: query }],
        heeded: {},
        sources: [],
      }
    },
  }
}

function tableOf({ columns, rows }: Result, words: Words): TableTwin {
  return {
    caption: words.say('sql.result'),
    columns: columns.map((column) => ({
      key: column.name,
      label: column.name,
      numeric: isNumber(column),
    })),
    rows: rows.map((row) =>
      columns.map(({ kind }, at) => {
        const value = row[at] ?? null
        // In files what is not there is an empty cell; as a word it would ask for a column beside the numbers.
        if (value === null) return { value }
        return { value: numberIn(value, kind) ?? sayResult(value), text: sayResult(value) }
      }),
    ),
  }
}
