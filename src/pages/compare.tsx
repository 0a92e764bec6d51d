import { memo, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import type { View } from '../figures/figure.ts'
import { sayBenchmark } from '../figures/matrix/say.ts'
import { type MatrixColumn, matrixPeriods, showMatrix } from '../figures/matrix/show.ts'
import { everythingQuestion } from '../figures/questions.ts'
import { sayIndicator } from '../figures/say.ts'
import { loadCompareWords } from '../i18n/index.ts'
import { nameIn } from '../model/catalogue.ts'
import { RESIDENTS } from '../model/disclosure.ts'
import type { Observation } from '../model/types.ts'
import { choiceOf } from '../ui/choice.ts'
import { Fence, Unframed } from '../ui/FigureView.tsx'
import { type Fadu, FaduContext, useFadu } from '../ui/fadu.ts'
import type { QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Unfetched } from '../ui/Unfetched.tsx'
import { useLaterWords } from '../ui/useLaterWords.ts'
import { useRows } from '../ui/useRows.ts'
import { useFollowing } from '../ui/useTurn.ts'
import { type Drawn, Matrix } from './compare/Matrix.tsx'
import { Peers } from './compare/Peers.tsx'
import { BenchmarkPicker, IndicatorsPicker, SetPicker } from './compare/pickers.tsx'
import { Relations } from './compare/Relations.tsx'
import { Page } from './page.tsx'
import './compare/compare.css'

const EVERYTHING = everythingQuestion.ask({})

/** Chosen places by chosen indicators, each number held against what is like it; the peers of a place. */
export function ComparePage() {
  const fadu = useFadu()
  const { words, again } = useLaterWords(loadCompareWords)
  const worded = words !== null && words !== 'unfetched'
  const within = useMemo(() => (worded ? { ...fadu, words } : fadu), [fadu, worded, words])
  if (words === 'unfetched')
    return (
      <Page id="compare">
        <Unframed id="matrix">
          <Unfetched again={again} />
        </Unframed>
      </Page>
    )
  return (
    <FaduContext.Provider value={within}>
      <Fence of={JSON.stringify([fadu.selection, fadu.site.turn])} fallback={<Fault />}>
        <Workspace worded={worded} />
      </Fence>
    </FaduContext.Provider>
  )
}

function Workspace({ worded }: { readonly worded: boolean }) {
  const fadu = useFadu()
  const { words, selection, catalogue, theme, site } = fadu
  const answer = useRows(EVERYTHING)
  const [asked, setAsked] = useState<string | null>(null)
  const peersOf = useRef<HTMLSelectElement>(null)
  const rows = answer === null || answer === 'none' ? NOTHING : answer.rows
  const periods = useMemo(() => matrixPeriods(rows), [rows])
  const counts = useMemo(() => countsOf(rows), [rows])
  const reporting = useMemo(() => reportingOf(rows), [rows])
  const drawn = useMemo<Drawn | null>(() => {
    if (!worded || answer === null || answer === 'none' || catalogue === null) return null
    const { indicators, benchmark, sort } = selection
    const view: View = {
      ...choiceOf(selection, false),
      matrix: { indicators, benchmark, sort },
      ...{ lang: words.lang, width: WIDTH, theme, catalogue },
    }
    return { answer, view, shown: showMatrix(answer.rows, view) }
  }, [worded, answer, catalogue, selection, words, theme])
  const bar = worded ? barOf(drawn, counts, reporting, periods, fadu) : undefined
  const first = drawn?.shown.places.find(({ level }) => level !== 'country')?.id ?? null
  const place = asked ?? first
  // What stands below the grid follows when the grid stands.
  const below = useFollowing(useMemo(() => ({ fadu, drawn, place }), [fadu, drawn, place]))
  return (
    <Page id="compare" {...(bar === undefined ? {} : { bar })}>
      <Matrix
        drawn={drawn}
        followed={below}
        unanswered={answer === 'none' || site.catalogue === 'none'}
        onPlace={({ id }) => {
          setAsked(id)
          peersOf.current?.focus()
          peersOf.current?.closest('section')?.scrollIntoView()
        }}
      />
      <FaduContext.Provider value={below.fadu}>
        {below.place === null || below.drawn === null ? null : (
          <Below
            {...{ rows, counts, peersOf, onPlace: setAsked }}
            columns={below.drawn.shown.columns}
            place={below.place}
          />
        )}
      </FaduContext.Provider>
    </Page>
  )
}

const Below = memo(function Below({
  rows,
  counts,
  columns,
  place,
  peersOf,
  onPlace,
}: {
  readonly rows: readonly Observation[]
  readonly counts: ReadonlyMap<string, number>
  readonly columns: readonly MatrixColumn[]
  readonly place: string
  readonly peersOf: RefObject<HTMLSelectElement | null>
  readonly onPlace: (place: string) => void
}) {
  const ids = useMemo(() => columns.map(({ indicator }) => indicator.id), [columns])
  return (
    <>
      <Peers rows={rows} place={place} choice={peersOf} onChoose={onPlace} />
      <Relations rows={rows} counts={counts} columns={ids} />
    </>
  )
})

const NOTHING: readonly Observation[] = []

/** Tables and sentences do not heed it. */
const WIDTH = 900

/** One calm sentence in the place of a page that failed. */
function Fault() {
  const { words } = useFadu()
  return (
    <section className="figure" data-figure="matrix" data-state="error" data-origin="prebuilt">
      <p className="answer">{words.say('figure.fault')}</p>
    </section>
  )
}

/** What the question bar says and offers here. */
function barOf(
  drawn: Drawn | null,
  counts: ReadonlyMap<string, number>,
  reporting: ReadonlySet<string>,
  periods: readonly string[],
  { words, selection, catalogue }: Fadu,
): QuestionBarProps {
  const shown = drawn?.shown
  // Not yet known, as long as nothing is drawn.
  const count = { places: shown?.places.length ?? '…', indicators: shown?.columns.length ?? '…' }
  const [first] = selection.indicators
  const [firstPlace] = selection.places
  const indicator = catalogue?.indicators.get(first ?? '')
  const place = catalogue?.places.get(firstPlace ?? '')
  const some = (what: 'places' | 'indicators', name: string | undefined, chosen: number) =>
    name === undefined
      ? words.say(`compare.said.${what}`, { count: count[what] })
      : chosen === 1
        ? name
        : words.say(`compare.said.${what}.some`, { first: name, count: chosen })
  const benchmark = shown?.benchmark ?? selection.benchmark ?? 'level'
  return {
    choices: ['places', 'indicators', 'benchmark', 'period', 'levels', 'by', 'intervals', 'near', 'anyway'],
    indicator: null,
    own: {
      lead: 'matrix',
      periods,
      said: {
        places: some(
          'places',
          place === undefined ? undefined : nameIn(place, words.lang),
          selection.places.length,
        ),
        indicators: some(
          'indicators',
          indicator === undefined ? undefined : sayIndicator(indicator, words),
          selection.indicators.length,
        ),
        ...(shown?.level == null ? {} : { levels: words.say(`level.${shown.level}`) }),
        benchmark: words.say('compare.said.benchmark', {
          benchmark: catalogue === null ? '' : sayBenchmark(benchmark, catalogue, words),
        }),
      },
      panels: {
        places: (): ReactNode => <SetPicker reporting={reporting} />,
        indicators: (): ReactNode => <IndicatorsPicker counts={counts} />,
        benchmark: (close): ReactNode => <BenchmarkPicker chosen={benchmark} close={close} />,
      },
    },
  }
}

/** How many places report each indicator. */
function countsOf(rows: readonly Observation[]): ReadonlyMap<string, number> {
  const places = new Map<string, Set<string>>()
  for (const { indicator_id, jurisdiction_id, period_kind } of rows) {
    if (period_kind === 'target') continue
    const known = places.get(indicator_id)
    if (known === undefined) places.set(indicator_id, new Set([jurisdiction_id]))
    else known.add(jurisdiction_id)
  }
  return new Map([...places].map(([id, some]) => [id, some.size]))
}

/** The places of which anything is collected beside their residents. */
function reportingOf(rows: readonly Observation[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => (row.indicator_id === RESIDENTS ? [] : [row.jurisdiction_id])))
}
