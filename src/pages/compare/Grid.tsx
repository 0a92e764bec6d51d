/* biome-ignore-all lint/a11y/useSemanticElements: only what is seen of it is made, which no table element can be */
/* biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and names the active cell */
import {
  type KeyboardEvent,
  type MouseEvent,
  type UIEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { View } from '../../figures/figure.ts'
import { aboutColumn } from '../../figures/matrix/picture.ts'
import type { MatrixColumn, MatrixShown } from '../../figures/matrix/show.ts'
import { sayIndicator } from '../../figures/say.ts'
import type { Words } from '../../i18n/words.ts'
import type { Jurisdiction } from '../../model/types.ts'
import { Head, ROW, Row } from './cells.tsx'
import { type Extent, extentOf, moved, type Position, scrolledTo } from './extent.ts'

/** CSS pixels; the style sheet has the same. */
const HEAD = 84
const WIDE = { name: 160, cell: 148 }
const SLIM = { name: 92, cell: 133 }
/** So many more are made than can be seen. */
const SPARE = { rows: 4, columns: 2 }
/** Below this width of the grid names and cells are narrower. */
const NARROW = 560

/** What a cell opens: what it rests on, the order of its column, the peers of its place. */
export type Opens =
  | { readonly kind: 'cell'; readonly place: Jurisdiction; readonly column: MatrixColumn }
  | { readonly kind: 'column'; readonly column: MatrixColumn | null }
  | { readonly kind: 'place'; readonly place: Jurisdiction }

interface GridProps {
  readonly shown: MatrixShown
  readonly view: View
  readonly title: string
  readonly words: Words
  readonly onOpen: (what: Opens) => void
}

/**
 * Places by indicators as a grid that is walked like a spreadsheet. Only what can be seen is made; the grid itself has
 * the focus, so that scrolling never takes it from a cell that is no more.
 */
export function Grid({ shown, view, title, words, onOpen }: GridProps) {
  const { places, columns } = shown
  const scroller = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [rows, setRows] = useState<Extent>({ first: 0, last: 0 })
  const [cols, setCols] = useState<Extent>({ first: 0, last: 0 })
  const [at, setAt] = useState<Position>({ row: 1, column: 1 })
  const id = useId()
  const { name, cell } = size.width < NARROW ? SLIM : WIDE
  const active = {
    row: Math.min(at.row, places.length),
    column: Math.min(at.column, columns.length),
  }

  const look = () => {
    const element = scroller.current
    if (element === null) return
    const { scrollTop, scrollLeft, clientWidth: width, clientHeight: height } = element
    const wide = width < NARROW ? SLIM : WIDE
    const seen = (before: Extent, now: Extent) =>
      before.first === now.first && before.last === now.last ? before : now
    setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    setRows((before) => seen(before, extentOf(scrollTop, height - HEAD, ROW, places.length, SPARE.rows)))
    setCols((before) =>
      seen(before, extentOf(scrollLeft, width - wide.name, wide.cell, columns.length, SPARE.columns)),
    )
  }
  const lookNow = useRef(look)
  lookNow.current = look
  // biome-ignore lint/correctness/useExhaustiveDependencies: there may be more or fewer of them to be seen
  useLayoutEffect(() => lookNow.current(), [places.length, columns.length])
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() => lookNow.current())
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const goTo = (to: Position) => {
    setAt(to)
    const element = scroller.current
    if (element === null) return
    if (to.row > 0) {
      const top = (to.row - 1) * ROW
      element.scrollTop = scrolledTo(element.scrollTop, element.clientHeight, HEAD, top, top + ROW)
    }
    if (to.column > 0) {
      const left = (to.column - 1) * cell
      element.scrollLeft = scrolledTo(element.scrollLeft, element.clientWidth, name, left, left + cell)
    }
  }
  const openAt = ({ row, column }: Position) => {
    const place = places[row - 1]
    const indicator = columns[column - 1]
    if (row === 0) onOpen({ kind: 'column', column: indicator ?? null })
    else if (place !== undefined)
      onOpen(indicator === undefined ? { kind: 'place', place } : { kind: 'cell', place, column: indicator })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') openAt(active)
    else {
      const page = Math.max(1, Math.floor((size.height - HEAD) / ROW) - 1)
      const to = moved(
        active,
        { key: event.key, ctrl: event.ctrlKey || event.metaKey },
        { rows: places.length + 1, columns: columns.length + 1, page },
      )
      if (to === null) return
      goTo(to)
    }
    event.preventDefault()
  }
  const onClick = ({ target }: MouseEvent) => {
    const found = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
    if (found === null) return
    const to = { row: Number(found.dataset.row), column: Number(found.dataset.column) }
    setAt(to)
    openAt(to)
  }
  const onScroll = (_event: UIEvent) => look()

  const style = {
    name: { width: name },
    cell: { width: cell },
    before: { width: cell, marginLeft: cols.first * cell },
  }
  const width = name + columns.length * cell
  const seenColumns = columns.slice(cols.first, cols.last)
  return (
    <>
      <span id={`${id}keys`} className="unseen">
        {words.say('compare.keys')}
      </span>
      <div
        ref={scroller}
        className="matrix-grid"
        role="grid"
        aria-label={words.say('compare.grid', { title })}
        aria-describedby={`${id}keys`}
        aria-rowcount={places.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={`${id}${active.row}-${active.column}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onScroll={onScroll}
      >
        <div className="matrix-head" role="row" aria-rowindex={1} style={{ width, height: HEAD }}>
          <Head
            id={`${id}0-0`}
            at={{ row: 0, column: 0 }}
            active={active.row === 0 && active.column === 0}
            sorted={shown.sort?.key === 'place' ? shown.sort.falling : null}
            style={style.name}
            words={words}
            name={words.say('compare.corner')}
            small=""
          />
          {seenColumns.map((column, index) => (
            <Head
              key={column.indicator.id}
              id={`${id}0-${cols.first + index + 1}`}
              at={{ row: 0, column: cols.first + index + 1 }}
              active={active.row === 0 && active.column === cols.first + index + 1}
              sorted={shown.sort?.key === column.indicator.id ? shown.sort.falling : null}
              style={index === 0 ? style.before : style.cell}
              words={words}
              name={sayIndicator(column.indicator, words)}
              small={aboutColumn(column, words)}
            />
          ))}
        </div>
        <div className="matrix-body" role="rowgroup" style={{ width, height: places.length * ROW }}>
          {places.slice(rows.first, rows.last).map((place, index) => (
            <Row
              key={place.id}
              id={id}
              row={rows.first + index + 1}
              place={place}
              columns={columns}
              first={cols.first}
              last={cols.last}
              active={active.row === rows.first + index + 1 ? active.column : null}
              view={view}
              words={words}
              nameWidth={name}
              cellWidth={cell}
            />
          ))}
        </div>
      </div>
    </>
  )
}
