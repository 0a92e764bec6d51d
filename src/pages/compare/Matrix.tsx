import { memo, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Answer } from '../../db/query.ts'
import { type Note, type OpenFigure, remarksOf, type View } from '../../figures/figure.ts'
import { aboutMatrix, answerMatrix, openMatrix } from '../../figures/matrix/index.ts'
import { isPictured, MOST_PICTURED, pictureWidth } from '../../figures/matrix/picture.ts'
import type { MatrixShown } from '../../figures/matrix/show.ts'
import { matrixQuery } from '../../figures/questions/tables.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { type Fadu, FaduContext, useFadu } from '../../ui/fadu.ts'
import { Folding, Notes } from '../../ui/Notes.tsx'
import { SourceLine } from '../../ui/SourceLine.tsx'
import { TableFoot } from '../../ui/TableFoot.tsx'
import { TableView } from '../../ui/TableView.tsx'
import { usePrinted } from '../../ui/usePrinted.ts'
import { Grid, type Opens } from './Grid.tsx'
import { PrintedGrid } from './Paper.tsx'
import { Story } from './Story.tsx'

/** What the matrix shows, drawn from all observations. */
export interface Drawn {
  readonly answer: Answer<Observation>
  readonly shown: MatrixShown
  readonly view: View
}

/** The matrix in its frame: question, answer, grid or table; what a cell rests on, sources, notes follow the grid. */
export function Matrix({
  drawn,
  followed: { fadu: within, drawn: followed },
  unanswered,
  onPlace,
}: {
  /** Null: on its way. */
  readonly drawn: Drawn | null
  /** The same, a frame later, for what stands below the grid. */
  readonly followed: { readonly fadu: Fadu; readonly drawn: Drawn | null }
  readonly unanswered: boolean
  /** Whose peers are asked for. */
  readonly onPlace: (place: Jurisdiction) => void
}) {
  const fadu = useFadu()
  const { words, site, selection, choose, address, heeding, figureStands } = fadu
  const [asTable, setAsTable] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const printed = usePrinted()
  const titleId = useId()
  const said = useMemo(
    () => (drawn === null ? null : answerMatrix(drawn.shown, drawn.view, words)),
    [drawn, words],
  )
  const nothing = drawn !== null && drawn.shown.tally.filled === 0
  const state = unanswered || nothing ? 'empty' : drawn === null ? 'loading' : 'ready'

  const about = useMemo(
    () => (followed === null ? null : aboutMatrix(followed.shown, followed.view, within.words)),
    [followed, within.words],
  )
  const follows = about !== null && followed !== null && drawn !== null

  useLayoutEffect(() => {
    if (about !== null) heeding.tell('matrix', about.heeded)
  }, [about, heeding])
  useEffect(() => () => heeding.tell('matrix', null), [heeding])
  useEffect(() => {
    if (state !== 'loading') figureStands(state === 'ready')
  }, [state, figureStands])

  const onOpen = (what: Opens) => {
    if (what.kind === 'place') onPlace(what.place)
    else if (what.kind === 'cell') setOpened({ place: what.place.id, indicator: what.column.indicator.id })
    else choose({ sort: nextSort(what.column?.indicator.id ?? 'place', selection.sort) })
  }
  const close = useCallback(() => {
    setOpened(null)
    frame.current?.querySelector<HTMLElement>('.matrix-grid')?.focus()
  }, [])
  const remarks = useMemo(() => remarksOf(about?.notes ?? []), [about])
  return (
    <section
      className="figure"
      aria-labelledby={titleId}
      aria-busy={state === 'loading' || drawn !== followed}
      data-figure="matrix"
      data-state={state}
      data-origin={drawn?.answer.origin ?? 'prebuilt'}
    >
      <h2 id={titleId}>
        {unanswered ? words.say('figure.unanswered.title') : (said?.title ?? words.say('figure.opening'))}
      </h2>
      <p className="answer">
        {unanswered
          ? words.say(site.data === 'replaced' ? 'figure.superseded' : 'figure.unanswered')
          : (said?.summary ?? '')}
      </p>
      {remarks.map(({ text, choice }) => (
        <p key={text} className="remark">
          <Folding text={text} />{' '}
          <a
            className="quiet offer"
            href={address({
              ...(choice?.anyway === undefined ? {} : { anyway: choice.anyway }),
              ...(choice?.near === undefined ? {} : { near: choice.near }),
              ...(choice?.taken === undefined ? {} : { taken: choice.taken }),
            })}
          >
            {choice?.label}
          </a>
        </p>
      ))}
      <div ref={frame} className="frame">
        {drawn === null || said === null ? (
          state === 'loading' ? (
            <div className="reserve" />
          ) : null
        ) : asTable ? (
          <TableView table={tableOf(drawn, words)} />
        ) : printed ? (
          <PrintedGrid shown={drawn.shown} view={drawn.view} words={words} />
        ) : (
          <Grid shown={drawn.shown} view={drawn.view} title={said.title} words={words} onOpen={onOpen} />
        )}
      </div>
      {follows ? (
        <FaduContext.Provider value={within}>
          <Beneath
            {...{ drawn: followed, about, remarks, asTable, setAsTable, close }}
            opened={asTable || printed ? null : opened}
          />
        </FaduContext.Provider>
      ) : null}
    </section>
  )
}

/** The cell of which it is said what it rests on. */
interface Opened {
  readonly place: string
  readonly indicator: string
}

/** What stands below the grid, and follows it: the grid does not wait until it is made. */
const Beneath = memo(function Beneath({
  drawn,
  about,
  remarks,
  opened,
  asTable,
  setAsTable,
  close,
}: {
  readonly drawn: Drawn
  readonly about: ReturnType<typeof aboutMatrix>
  /** What of the notes stands above the grid. */
  readonly remarks: readonly Note[]
  readonly opened: Opened | null
  readonly asTable: boolean
  readonly setAsTable: (asTable: boolean) => void
  readonly close: () => void
}) {
  const { words } = useFadu()
  const { answer, shown, view } = drawn
  // After another choice the cell may hold something else, or be no more.
  const place = shown.places.find(({ id }) => id === opened?.place)
  const column = shown.columns.find(({ indicator }) => indicator.id === opened?.indicator)
  return (
    <>
      {place === undefined || column === undefined ? null : (
        <Story
          key={`${place.id} ${column.indicator.id}`}
          place={place}
          column={column}
          shown={shown}
          view={view}
          close={close}
        />
      )}
      {asTable ? null : <Legend />}
      <SourceLine sources={about.sources} reporting={null} />
      <Notes notes={about.notes.filter((note) => !remarks.includes(note))} />
      <TableFoot
        id="matrix"
        view={view}
        open={openLater(answer)}
        title={about.title}
        query={matrixQuery(
          shown.columns.map(({ indicator }) => indicator.id),
          shown.places.map(({ id }) => id),
        )}
        {...(isPictured(shown) ? { pictureWidth: () => pictureWidth(shown, view, words) } : {})}
      >
        <button type="button" className="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {words.say(asTable ? 'foot.untable' : 'foot.table')}
        </button>
      </TableFoot>
      {shown.tally.filled === 0 || isPictured(shown) ? null : (
        <p className="quiet-line">
          {words.say('compare.unpictured', {
            places: MOST_PICTURED.places,
            indicators: MOST_PICTURED.indicators,
          })}
        </p>
      )}
    </>
  )
})

/** What colours and signs mean. */
function Legend() {
  const { words } = useFadu()
  return (
    <ul className="matrix-legend" aria-label={words.say('compare.legend')}>
      <li data-tone="better">
        <em>+ {words.say('compare.legend.better')}</em>
      </li>
      <li data-tone="worse">
        <em>− {words.say('compare.legend.worse')}</em>
      </li>
      <li data-tone="cannot_tell">
        <em>≈ {words.say('compare.legend.cannot')}</em>
      </li>
      <li>↑ ↓ {words.say('compare.legend.neutral')}</li>
      <li>{words.say('compare.legend.unlike')}</li>
      <li>△ {words.say('compare.legend.flag')}</li>
      <li className="matrix-hint">{words.say('compare.keys.short')}</li>
    </ul>
  )
}

/** First from the greatest, then from the least, then as chosen; places first from the first. */
function nextSort(key: string, now: string | null): string | null {
  const order = key === 'place' ? [key, `-${key}`, null] : [`-${key}`, key, null]
  return order[(order.indexOf(now) + 1) % order.length] ?? null
}

function tableOf({ answer, view }: Drawn, words: ReturnType<typeof useFadu>['words']) {
  return openMatrix(answer).draw(view, words).table
}

/** Made when something is taken away: the periods of all rows are counted for it. */
function openLater(answer: Answer<Observation>): OpenFigure {
  return {
    origin: answer.origin,
    periods: [],
    draw: (view, words) => openMatrix(answer).draw(view, words),
  }
}
