import EChartsReact from 'echarts-for-react/esm/core'
import {
  type KeyboardEvent,
  type PointerEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type ChartOption, echarts } from '../figures/echarts.ts'
import { useFadu } from './fadu.ts'
import { hitsOf, nearest, type PlacedHit, placeHits, pointingOf, stepTo, tipCorner } from './hits.ts'
import { Marked } from './Marked.tsx'
import { paintOnce } from './painter.ts'
import { inLang } from './selection.ts'
import { sharpness } from './sharpness.ts'

type Instance = ReturnType<typeof echarts.init>

export interface ChartProps {
  readonly option: ChartOption
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** The picture in a sentence, for those who can't see it. */
  readonly label: string
  /** How the picture is walked by keyboard. */
  readonly hint: string
  /** What kind of thing this is: "chart". */
  readonly kind: string
  /** Called with each option once it has been painted. */
  readonly onPainted: (option: ChartOption) => void
}

/**
 * Draws a picture and lets it be asked: by pointer, by touch, or by arrow keys. The tip is plain text in an
 * element of ours, placed by CSSOM, because ECharts' own writes inline styles that a strict policy refuses.
 */
export function Chart({ option, width, height, label, hint, kind, onPainted }: ChartProps) {
  const { selection, words } = useFadu()
  const [instance, setInstance] = useState<Instance | null>(null)
  const [shown, setShown] = useState<{ readonly option: ChartOption; readonly at: number } | null>(null)
  const hintId = useId()
  const touched = useRef<{ readonly at: number | null } | null>(null)
  const placed = useRef<{ readonly key: unknown; readonly hits: readonly PlacedHit[] } | null>(null)
  const hits = useMemo(() => hitsOf(option), [option])
  const pointing = useMemo(() => pointingOf(option, width, height), [option, width, height])
  const devicePixelRatio = sharpness(width, height, window.devicePixelRatio)
  /** The same object, or the wrapper would make a new instance each time. */
  const renderer = useMemo(() => ({ renderer: 'canvas' as const, devicePixelRatio }), [devicePixelRatio])

  const drawn = useRef<readonly unknown[]>([])
  // The wrapper only hands the option over: it is laid out for its size and painted here, once, in the same frame.
  const draw = (on: Instance | null) => {
    const asked = [on, option, width, height]
    if (on === null || on.isDisposed() || asked.every((one, at) => one === drawn.current[at])) return
    drawn.current = asked
    on.resize({ width, height })
    on.getZr().flush()
    placed.current = null
    onPainted(option)
  }
  const drawNow = useRef(draw)
  drawNow.current = draw
  useLayoutEffect(() => drawNow.current(instance))

  const places = (): readonly PlacedHit[] => {
    if (instance === null || instance.isDisposed()) return []
    if (placed.current?.key === option) return placed.current.hits
    const found = placeHits(hits, instance)
    placed.current = { key: option, hits: found }
    return found
  }

  const current = shown !== null && shown.option === option ? shown.at : null
  const active = current === null ? undefined : places()[current]
  const show = (at: number | null) => setShown(at === null ? null : { option, at })
  const follow = (at: number | null) => {
    const href = at === null ? undefined : places()[at]?.hit.href
    if (typeof href === 'string') window.location.hash = inLang(href, selection.lang)
  }
  const under = (event: { clientX: number; clientY: number; currentTarget: Element }): number | null => {
    const box = event.currentTarget.getBoundingClientRect()
    const all = places()
    const found = nearest(all, event.clientX - box.left, event.clientY - box.top, pointing)
    return found === null ? null : all.indexOf(found)
  }

  const onPointerMove = (event: PointerEvent) => {
    const at = under(event)
    if (at !== current) show(at)
  }
  const onPointerDown = (event: PointerEvent) => {
    // A finger first asks, and follows with a second tap.
    touched.current = event.pointerType === 'mouse' ? null : { at: current }
  }
  const onClick = (event: React.MouseEvent) => {
    const at = under(event)
    if (touched.current === null || touched.current.at === at) follow(at)
    else show(at)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(event.key, current, places().length)
    if (next !== undefined) show(next)
    else if (event.key === 'Enter' && current !== null) follow(current)
    else return
    event.preventDefault()
  }

  return (
    <div className="chart">
      <div
        className={active?.hit.href == null ? 'chart-stage' : 'chart-stage leads'}
        role="application"
        aria-roledescription={kind}
        aria-label={label}
        aria-describedby={hintId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the marks
        tabIndex={0}
        style={{ height }}
        onPointerMove={onPointerMove}
        onPointerDown={onPointerDown}
        onPointerLeave={() => show(null)}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onBlur={() => show(null)}
      >
        <EChartsReact
          echarts={MADE_ONCE}
          option={option}
          notMerge
          lazyUpdate
          shouldSetOption={isOther}
          autoResize={false}
          // made anew where it has to be sharper or less sharp
          key={devicePixelRatio}
          opts={renderer}
          style={FILLING}
          onChartReady={(made: Instance) => {
            // Before the next frame, in which it would be laid out by itself, and then here again.
            drawNow.current(made)
            setInstance(made)
          }}
        />
      </div>
      {active === undefined ? null : <TipBox placed={active} width={width} height={height} />}
      <p className="unseen" id={hintId}>
        {hint}
      </p>
      <p className="unseen" aria-live="polite">
        {active === undefined ? null : (
          <Marked text={[active.hit.tip.title, ...active.hit.tip.lines].join(' ')} lang={words.lang} />
        )}
      </p>
    </div>
  )
}

/** Constant, or the wrapper would measure and draw anew each time. */
const FILLING = { width: '100%', height: '100%' } as const
/** Of all that changes here only the option is the wrapper’s to act on. */
const isOther = (before: { readonly option: unknown }, now: { readonly option: unknown }) =>
  before.option !== now.option

/**
 * ECharts as the wrapper needs it. It makes an instance, waits a frame for it to finish, throws it away and makes the
 * one that it keeps: here the first is none and has finished at once, so that a picture is drawn with its frame.
 */
const MADE_ONCE = {
  init(element: HTMLElement, theme: string | undefined, options: Parameters<typeof echarts.init>[2]) {
    if (waited.delete(element)) {
      const made = echarts.init(element, theme, options)
      paintOnce(made.getZr().painter)
      return made
    }
    waited.add(element)
    return NONE
  },
  getInstanceByDom: (element: HTMLElement) => echarts.getInstanceByDom(element) ?? NONE,
  dispose: (element: HTMLElement) => echarts.getInstanceByDom(element)?.dispose(),
}
/** Elements whose first instance was asked for, and not the second. */
const waited = new WeakSet<HTMLElement>()
/** Stands for the instance of an element that has none. */
const NONE = {
  on: (_event: string, heard: () => void) => heard(),
  isDisposed: () => true,
  setOption() {},
  hideLoading() {},
  resize() {},
}

function TipBox({
  placed,
  width,
  height,
}: {
  readonly placed: PlacedHit
  readonly width: number
  readonly height: number
}) {
  const { words } = useFadu()
  const { hit } = placed
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const tip = box.current
    if (tip === null) return
    const size = { width: tip.offsetWidth, height: tip.offsetHeight }
    const { left, top } = tipCorner(placed, size, { width, height })
    tip.style.left = `${left}px`
    tip.style.top = `${top}px`
  })
  return (
    <div ref={box} className="tip" role="tooltip">
      <strong>{hit.tip.title}</strong>
      {hit.tip.lines.map((line) => (
        <span key={line}>
          <Marked text={line} lang={words.lang} />
        </span>
      ))}
    </div>
  )
}
