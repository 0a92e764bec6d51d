import {
  Component,
  type ComponentType,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Params } from '../db/query.ts'
import { isEmbeddable } from '../figures/each.ts'
import type { ChartOption } from '../figures/echarts.ts'
import { type AnyFigure, type Drawn, type Note, remarksOf, type View } from '../figures/figure.ts'
import type { LaterFigure } from '../figures/index.ts'
import { Citation, QueryBehind } from './Behind.tsx'
import { Chart } from './Chart.tsx'
import { choiceOf, toggled } from './choice.ts'
import { Downloads } from './Downloads.tsx'
import { useFadu } from './fadu.ts'
import { Legend } from './Legend.tsx'
import { Folding, Notes } from './Notes.tsx'
import { questionOf } from './question.ts'
import { SourceLine } from './SourceLine.tsx'
import { type Selection, writeAddress } from './selection.ts'
import { TableView } from './TableView.tsx'
import { fetchedLater } from './Unfetched.tsx'
import { useTurn } from './useTurn.ts'
import { useWidth } from './useWidth.ts'

export interface FigureViewProps {
  readonly id: string
  readonly params: Params
  /** What this figure shows differently from what is chosen: a lead figure has its own period. */
  readonly fixed?: Partial<Pick<Selection, 'period' | 'by' | 'levels' | 'places'>>
  /** Only the head of the picture. */
  readonly brief?: boolean
  /** Follows the choices of the coverage matrix and of the audit: words searched, family, year, kinds, all. */
  readonly narrowed?: boolean
  /** Where the figure can be explored: its page; else the link leads to itself. */
  readonly leadsTo?: Partial<Selection>
  /** Said in the figure's place where it is known without asking that there is nothing to show. */
  readonly nothing?: { readonly title: string; readonly text: string } | null
  /** Stands between the answer's notes and the figure's foot: a definition. */
  readonly children?: ReactNode
}

/** A figure in its frame: question, answer, picture or table, sources, notes. A fault stays inside the frame. */
export function FigureView(props: FigureViewProps) {
  const { figure, laterFigure, words, site, selection } = useFadu()
  const found = figure(props.id)
  const later = laterFigure(props.id)
  if (found === undefined && later === undefined) return null
  if (props.nothing != null) return <Nothing id={props.id} {...props.nothing} />
  return (
    <Fence
      of={JSON.stringify([props.params, site.turn, selection])}
      fallback={<Fault id={props.id} text={words.say('figure.fault')} />}
    >
      {found !== undefined ? (
        <Framed {...props} figure={found} />
      ) : later === undefined ? null : (
        <Later {...props} later={later} />
      )}
    </Fence>
  )
}

/** A figure whose program is fetched when it is first shown; a room is kept for it. */
function Later({ later, ...props }: FigureViewProps & { readonly later: LaterFigure }) {
  const { words } = useFadu()
  const Fetched = fetchedFrame(later)
  return (
    <Suspense
      fallback={
        <section className="figure" data-figure={later.id} data-state="loading" data-origin="prebuilt">
          <p className="answer">{words.say('figure.opening')}</p>
          <div className="reserve" />
        </section>
      }
    >
      <Fetched {...props} />
    </Suspense>
  )
}

const fetchedFrames = new Map<string, ComponentType<FigureViewProps>>()

/** The frame of a fetched figure, one for each figure, or it would be fetched anew with every view. */
function fetchedFrame(later: LaterFigure): ComponentType<FigureViewProps> {
  const known = fetchedFrames.get(later.id)
  if (known !== undefined) return known
  const frame = fetchedLater<FigureViewProps>(async () => {
    const figure = await later.fetch()
    return (props) => <Framed {...props} figure={figure} />
  }, Unframed)
  fetchedFrames.set(later.id, frame)
  return frame
}

/** Stands in the place of a figure whose program, or texts, could not be fetched. */
export function Unframed({ id, children }: Pick<FigureViewProps, 'id' | 'children'>) {
  const { figureStands } = useFadu()
  useEffect(() => figureStands(false), [figureStands])
  return (
    <section className="figure" data-figure={id} data-state="empty" data-origin="prebuilt">
      {children}
    </section>
  )
}

function Framed({
  figure,
  params,
  fixed,
  brief = false,
  narrowed = false,
  leadsTo,
  children,
}: FigureViewProps & { figure: AnyFigure }) {
  const { words, theme, selection, catalogue, site, open, address, choose, figureStands, heeding } = useFadu()
  const opening = open(figure, params)
  const opened = useSyncExternalStore(opening.subscribe, opening.state)
  const [frame, width] = useWidth()
  const [asTable, setAsTable] = useState(false)
  const [citing, setCiting] = useState(false)
  const [querying, setQuerying] = useState(false)
  const [painted, setPainted] = useState<ChartOption | null>(null)
  const last = useRef<Drawn | null>(null)
  const titleId = useId()

  const choice = choiceOf({ ...selection, ...fixed }, narrowed)
  const chosen = JSON.stringify(choice)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `chosen` stands for `choice`, a new object each time
  const view = useMemo<View | null>(
    () =>
      catalogue === null || width === 0
        ? null
        : { ...choice, lang: words.lang, width, theme, catalogue, brief },
    [words, chosen, width, theme, catalogue, brief],
  )
  const rows = opened.step === 'open' ? opened.figure : null
  const asked = useMemo(
    () => (rows === null || view === null ? null : { rows, view, words }),
    [rows, view, words],
  )
  const given = useTurn(asked, frame, opened.step === 'opening')
  const fresh = useMemo(() => given?.rows.draw(given.view, given.words) ?? null, [given])

  if (opened.step === 'fault') throw opened.cause
  const unanswered = opened.step === 'none' || site.catalogue === 'none'
  // While new rows are on their way the old picture stands, dimmed: nothing jumps.
  const drawn = unanswered ? null : (fresh ?? last.current)
  const option = drawn?.picture?.option ?? null
  const empty = unanswered || (fresh !== null && option === null)
  const drawing = option !== null && !asTable && painted !== option
  const state = empty ? 'empty' : fresh === null || drawing ? 'loading' : 'ready'

  useEffect(() => {
    if (fresh !== null) last.current = fresh
  }, [fresh])

  // Before it is painted: the bar changes with the figure, not after it.
  useLayoutEffect(() => {
    if (fresh !== null) heeding.tell(figure.id, fresh.heeded)
  }, [fresh, heeding, figure])
  useEffect(() => () => heeding.tell(figure.id, null), [heeding, figure])

  useEffect(() => {
    if (state !== 'loading') figureStands(state === 'ready')
  }, [state, figureStands])

  const remarks = remarksOf(drawn?.notes ?? [])
  const prose = drawn?.table.prose === true && drawn.table.rows.length > 0
  const link = address({ ...fixed, ...leadsTo })
  const permalink = address({ ...fixed, ...leadsTo, version: site.version })
  const sheet = !asTable && (drawn?.picture?.height ?? 0) <= SHEET_HEIGHT
  return (
    <section
      className="figure"
      aria-labelledby={titleId}
      aria-busy={state === 'loading'}
      data-figure={figure.id}
      data-state={state}
      data-origin={rows?.origin ?? 'prebuilt'}
    >
      <div className={sheet ? 'sheet' : undefined}>
        <h2 id={titleId}>
          {drawn?.title ?? words.say(unanswered ? 'figure.unanswered.title' : 'figure.opening')}
        </h2>
        <p className="answer">
          {unanswered
            ? words.say(site.data === 'replaced' ? 'figure.superseded' : 'figure.unanswered')
            : (drawn?.summary ?? '')}
        </p>
        {remarks.map((note) => (
          <Remark key={note.text} note={note} />
        ))}
        <div ref={frame} className="frame">
          {drawn !== null && asTable && drawn.table.rows.length > 0 ? (
            <TableView table={drawn.table} />
          ) : drawn?.picture == null ? (
            empty ? null : (
              <div className="reserve" />
            )
          ) : (
            <Chart
              option={drawn.picture.option}
              width={width}
              height={drawn.picture.height}
              label={[drawn.summary, ...remarks.map(({ text }) => text)].join(' ')}
              kind={words.say('figure.kind')}
              hint={words.say('figure.keys')}
              onPainted={setPainted}
            />
          )}
        </div>
      </div>
      {drawn === null || view === null ? null : (
        <>
          {drawn.picture === null || asTable ? null : (
            <Legend
              items={drawn.picture.legend}
              hidden={selection.hidden}
              onToggle={(key) => choose({ hidden: toggled(selection.hidden, key) })}
            />
          )}
          <SourceLine
            sources={drawn.sources}
            reporting={reportingOf(site.reporting, figure.question.ask(params).params)}
          />
          <Notes notes={drawn.notes.filter((note) => !remarks.includes(note))} />
          {children}
          <Foot
            asTable={asTable}
            onTable={prose || drawn.table.rows.length === 0 ? null : () => setAsTable(!asTable)}
            pictured={drawn.picture !== null}
            link={leadsTo === undefined ? permalink : link}
            leads={leadsTo !== undefined}
            citing={citing}
            onCite={() => setCiting(!citing)}
            querying={querying}
            onQuery={() => setQuerying(!querying)}
            embed={
              isEmbeddable(figure.id)
                ? writeAddress({
                    ...questionOf(figure.id, params, { ...selection, ...fixed }),
                    page: 'embed-maker',
                    figure: figure.id,
                  })
                : null
            }
            downloads={
              drawn.table.rows.length === 0 || rows === null ? null : (
                <Downloads
                  id={figure.id}
                  params={params}
                  open={rows}
                  view={view}
                  link={permalink}
                  pictured={drawn.picture !== null}
                />
              )
            }
          />
          {querying ? (
            <Suspense fallback={null}>
              <QueryBehind query={figure.behind(params)} />
            </Suspense>
          ) : null}
          {citing ? (
            <Suspense fallback={null}>
              <Citation id={figure.id} title={drawn.title} link={permalink} />
            </Suspense>
          ) : null}
          {prose ? <TableView key={drawn.table.caption} table={drawn.table} /> : null}
        </>
      )}
    </section>
  )
}

function Foot({
  asTable,
  onTable,
  pictured,
  link,
  leads,
  citing,
  onCite,
  querying,
  onQuery,
  embed,
  downloads,
}: {
  readonly asTable: boolean
  readonly onTable: (() => void) | null
  /** Whether there is a picture to go back to; else the table is folded. */
  readonly pictured: boolean
  readonly link: string
  readonly leads: boolean
  /** Whether it is shown how to cite the figure. */
  readonly citing: boolean
  readonly onCite: () => void
  /** Whether the query behind the figure is shown. */
  readonly querying: boolean
  readonly onQuery: () => void
  /** Where the code for an embed is made; null: it is not embedded. */
  readonly embed: string | null
  readonly downloads: ReactNode
}) {
  const { words } = useFadu()
  return (
    <div className="foot">
      {onTable === null ? null : (
        <button type="button" className="quiet" aria-pressed={asTable} onClick={onTable}>
          {words.say(asTable ? (pictured ? 'foot.picture' : 'foot.untable') : 'foot.table')}
        </button>
      )}
      {downloads}
      <button type="button" className="quiet" aria-expanded={citing} onClick={onCite}>
        {words.say('foot.cite')}
      </button>
      <button type="button" className="quiet" aria-expanded={querying} onClick={onQuery}>
        {words.say('foot.query')}
      </button>
      <a className={leads ? 'onwards' : 'quiet'} href={link}>
        {words.say(leads ? 'foot.onwards' : 'foot.link')}
      </a>
      {embed === null ? null : (
        <a className="quiet" href={embed}>
          {words.say('foot.embed')}
        </a>
      )}
    </div>
  )
}

/** What the visitor overrode, and the way back. */
function Remark({ note: { text, choice } }: { readonly note: Note }) {
  const { address } = useFadu()
  const { label, ...change } = choice ?? { label: '' }
  return (
    <p className="remark">
      <Folding text={text} />{' '}
      <a className="quiet offer" href={address(change)}>
        {label}
      </a>
    </p>
  )
}

/** The frame of a figure that has nothing to show, and needs no answer to know it. */
function Nothing({
  id,
  title,
  text,
}: {
  readonly id: string
  readonly title: string
  readonly text: string
}) {
  return (
    <section className="figure" data-figure={id} data-state="empty" data-origin="prebuilt">
      <h2>{title}</h2>
      <p className="answer">{text}</p>
    </section>
  )
}

/** One calm sentence in the place of a figure that failed. */
function Fault({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <section className="figure" data-figure={id} data-state="error" data-origin="prebuilt">
      <p className="answer">{text}</p>
    </section>
  )
}

/** What fails inside is replaced by a calm sentence, until something else is asked for. */
export class Fence extends Component<
  { readonly of: string; readonly fallback: ReactNode; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  /** Another question may well be drawn. */
  override componentDidUpdate(before: { readonly of: string }) {
    if (this.state.failed && before.of !== this.props.of) this.setState({ failed: false })
  }
  override render() {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}

/** A picture higher than this, in CSS pixels, is not fitted on one sheet. */
const SHEET_HEIGHT = 1300

/** How many places report the one indicator that a query is about; null where it is about several. */
function reportingOf(
  reporting: ReturnType<typeof useFadu>['site']['reporting'],
  params: Params,
): number | null {
  return reporting?.get(params.i ?? '')?.size ?? null
}
