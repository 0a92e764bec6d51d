import { type ChartOption, echarts } from '../figures/echarts.ts'
import type { Words } from '../i18n/words.ts'
import { hitsOf, nearest, type PlacedHit, placeHits, pointingOf, stepTo, tipCorner } from '../ui/hits.ts'
import { element, fill } from './dom.ts'

/** What is drawn; sizes in CSS pixels. */
interface Shown {
  readonly option: ChartOption
  readonly width: number
  readonly height: number
  /** The picture in a sentence, for those who can't see it. */
  readonly label: string
  readonly words: Words
}

/** A picture in an element of its own, asked by pointer, touch or arrow keys as `ui/Chart.tsx` is. */
export interface EmbedChart {
  readonly element: HTMLElement
  /** Draws at once: when it returns, the picture is painted. */
  show(shown: Shown): void
  end(): void
}

let counted = 0

/** Makes it; `follow` is called with the hash address that a mark leads to. */
export function makeChart(follow: (href: string) => void): EmbedChart {
  counted += 1
  const hintId = `keys-${counted}`
  const canvas = element('div')
  const stage = element('div', { role: 'application', tabindex: '0', 'aria-describedby': hintId }, canvas)
  stage.className = 'chart-stage'
  const tip = element('div', { class: 'tip', role: 'tooltip', hidden: '' })
  const hint = element('p', { class: 'unseen', id: hintId })
  const spoken = element('p', { class: 'unseen', 'aria-live': 'polite' })
  const root = element('div', { class: 'chart' }, stage, tip, hint, spoken)

  let instance: ReturnType<typeof echarts.init> | null = null
  let shown: Shown | null = null
  let hits: readonly PlacedHit[] | null = null
  let current: number | null = null
  let touched: { readonly at: number | null } | null = null

  const places = (): readonly PlacedHit[] => {
    if (instance === null || shown === null) return []
    hits ??= placeHits(hitsOf(shown.option), instance)
    return hits
  }
  const point = (at: number | null) => {
    current = at
    const placed = at === null ? undefined : places()[at]
    tip.hidden = placed === undefined
    stage.classList.toggle('leads', placed?.hit.href != null)
    spoken.textContent = placed === undefined ? '' : [placed.hit.tip.title, ...placed.hit.tip.lines].join(' ')
    if (placed === undefined || shown === null) return
    const { title, lines } = placed.hit.tip
    fill(tip, element('strong', {}, title), ...lines.map((line) => element('span', {}, line)))
    const corner = tipCorner(placed, { width: tip.offsetWidth, height: tip.offsetHeight }, shown)
    tip.style.left = `${corner.left}px`
    tip.style.top = `${corner.top}px`
  }
  const under = (event: MouseEvent): number | null => {
    if (shown === null) return null
    const box = stage.getBoundingClientRect()
    const pointing = pointingOf(shown.option, shown.width, shown.height)
    const found = nearest(places(), event.clientX - box.left, event.clientY - box.top, pointing)
    return found === null ? null : places().indexOf(found)
  }
  const go = (at: number | null) => {
    const href = at === null ? null : (places()[at]?.hit.href ?? null)
    if (href !== null) follow(href)
  }

  stage.addEventListener('pointermove', (event) => {
    const at = under(event)
    if (at !== current) point(at)
  })
  stage.addEventListener('pointerdown', (event) => {
    // A finger first asks, and follows with a second tap.
    touched = event.pointerType === 'mouse' ? null : { at: current }
  })
  stage.addEventListener('pointerleave', () => point(null))
  stage.addEventListener('blur', () => point(null))
  stage.addEventListener('click', (event) => {
    const at = under(event)
    if (touched === null || touched.at === at) go(at)
    else point(at)
  })
  stage.addEventListener('keydown', (event) => {
    const next = stepTo(event.key, current, places().length)
    if (next !== undefined) point(next)
    else if (event.key === 'Enter' && current !== null) go(current)
    else return
    event.preventDefault()
  })

  return {
    element: root,
    show(next) {
      const { option, width, height, label, words } = next
      shown = next
      hits = null
      point(null)
      stage.setAttribute('aria-label', label)
      stage.setAttribute('aria-roledescription', words.say('figure.kind'))
      hint.textContent = words.say('figure.keys')
      stage.style.height = `${height}px`
      if (instance === null) instance = echarts.init(canvas, null, { renderer: 'canvas', width, height })
      else if (instance.getWidth() !== width || instance.getHeight() !== height)
        instance.resize({ width, height })
      instance.setOption(option, { notMerge: true })
      instance.getZr().flush()
    },
    end() {
      instance?.dispose()
      instance = null
    },
  }
}
