import type { Ask } from '../db/query.ts'
import { EACH } from '../figures/each.ts'
import {
  type AnyFigure,
  type Drawn,
  type LegendItem,
  type OpenFigure,
  remarksOf,
  type SourceRef,
  shownColumns,
  type TableCell,
  type TableTwin,
  type View,
} from '../figures/figure.ts'
import { palette, type Theme } from '../figures/look.ts'
import { sayTitle } from '../figures/titles.ts'
import { LANGUAGES } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { formatCell } from '../model/formats.ts'
import { choiceOf, toggled } from '../ui/choice.ts'
import { glyphAttributes, glyphPath } from '../ui/glyphs.ts'
import { makeOpenings, type Opened } from '../ui/opened.ts'
import { isNarrowed, pageOf, paramsOf } from '../ui/question.ts'
import { answers } from '../ui/refetch.ts'
import { cutShort, inLang, writeAddress } from '../ui/selection.ts'
import type { DataState } from '../ui/site.ts'
import type { Embed } from './address.ts'
import { makeChart } from './chart.ts'
import { button, drawing, element, fill, linkOut } from './dom.ts'

/** What one figure is shown with. */
export interface Showing {
  readonly embed: Embed
  readonly words: Words
  readonly theme: Theme
  readonly catalogue: Catalogue | 'none' | null
  /** Said between answer and picture: parts of the address that mean nothing, data that were replaced. */
  readonly remarks: readonly string[]
  /** Counts up when whoever answers has changed. */
  readonly turn: number
  /** As of `SiteState`: whether what stands is of other data. */
  readonly forget: boolean
  readonly data: DataState
}

/** One figure, drawn without React: question, answer, picture or table, legend, sources. */
export interface ShownFigure {
  readonly element: HTMLElement
  show(showing: Showing): void
  end(): void
}

/** As on every frame of a figure. */
export type State = 'loading' | 'ready' | 'empty' | 'error'

/** What is seen of a figure: for one view of its rows. */
export interface Seen {
  readonly drawn: Drawn
  readonly view: View
  readonly open: OpenFigure
}

/** The figure for one view, or a sentence in its place. */
type Found = Seen | { readonly state: State; readonly heading: string; readonly sentence: string }

/** Of many publications the first so many are named. */
const FEW = 3

/** Makes the frame of a figure. `ask` gives whom to ask now; `onState` is told each time what stands. */
export function makeShownFigure({
  ask,
  base,
  onState,
}: {
  readonly ask: () => Ask
  /** The address of the site, without a hash: links lead to its pages, in a window of their own. */
  readonly base: string
  readonly onState?: (state: State, seen: Seen | null) => void
}): ShownFigure {
  counted += 1
  const titleId = `embed-title-${counted}`
  const title = element('h2', { id: titleId })
  const answer = element('p', { class: 'answer' })
  const remarks = element('div')
  const frame = element('div', { class: 'frame' })
  const reserve = element('div', { class: 'reserve' })
  const legend = element('ul', { class: 'legend' })
  const source = element('p', { class: 'source' })
  const tableSwitch = button('', () => {
    asTable = !asTable
    render()
  })
  const root = element(
    'section',
    { class: 'figure embedded', 'aria-labelledby': titleId },
    ...[title, answer, remarks, frame, legend, source],
  )
  const chart = makeChart((href) => {
    if (now !== null) window.open(base + inLang(href, now.words.lang), '_blank', 'noopener')
  })
  const openings = makeOpenings(ask)
  const figures = new Map<string, AnyFigure | 'fetching' | 'unfetched'>()

  let now: Showing | null = null
  let asTable = false
  let allSources = false
  let hidden: readonly string[] | null = null
  let watched: { readonly of: unknown; readonly end: () => void } | null = null
  let painted = false

  const figureOf = (id: string): AnyFigure | 'fetching' | 'unfetched' | 'unknown' => {
    const known = figures.get(id)
    if (known !== undefined) return known
    const one = EACH.find((each) => each.id === id)
    if (one === undefined) return 'unknown'
    figures.set(id, 'fetching')
    one.fetch().then(
      (figure) => settle(id, figure),
      () => settle(id, 'unfetched'),
    )
    return 'fetching'
  }
  const settle = (id: string, figure: AnyFigure | 'unfetched') => {
    figures.set(id, figure)
    render()
  }
  const openedOf = (figure: AnyFigure, catalogue: Showing['catalogue'], embed: Embed): Opened => {
    const known = catalogue === 'none' ? null : catalogue
    const opening = openings.open(figure, paramsOf(figure.id, embed.selection, known))
    if (watched?.of !== opening) {
      watched?.end()
      watched = { of: opening, end: opening.subscribe(render) }
    }
    return opening.state()
  }

  const stand = (state: State, seen: Seen | null) => {
    root.setAttribute('data-state', state)
    root.setAttribute('aria-busy', String(state === 'loading'))
    onState?.(state, seen)
  }

  /** What there is to show of the figure now. */
  const look = ({ embed, words, theme, catalogue, data }: Showing): Found => {
    const said = (state: State, sentence: string, heading = ''): Found => ({ state, heading, sentence })
    const loading = said('loading', '', words.say('figure.opening'))
    const figure = figureOf(embed.figure)
    if (figure === 'unknown')
      return said('empty', words.say('embed.unknown', { figure: cutShort(embed.figure) }))
    if (figure === 'unfetched') return said('empty', words.say('page.unfetched'))
    if (figure === 'fetching') return loading
    if (catalogue === null) return loading
    const opened = openedOf(figure, catalogue, embed)
    if (opened.step === 'fault') return said('error', words.say('figure.fault'))
    if (opened.step === 'none' || catalogue === 'none')
      return said(
        'empty',
        words.say(data === 'replaced' ? 'figure.superseded' : 'figure.unanswered'),
        words.say('figure.unanswered.title'),
      )
    const width = Math.floor(frame.clientWidth)
    if (opened.step === 'opening' || width === 0) return loading
    const selection = { ...embed.selection, hidden: hidden ?? embed.selection.hidden }
    const view = {
      ...choiceOf(selection, isNarrowed(embed.figure)),
      lang: words.lang,
      width,
      theme,
      catalogue,
    }
    try {
      return { drawn: opened.figure.draw(view, words), view, open: opened.figure }
    } catch {
      return said('error', words.say('figure.fault'))
    }
  }

  /** A sentence in the figure's place. While something is on its way what stands is kept: nothing jumps. */
  const say = (state: State, heading: string, sentence: string) => {
    if (now === null) return
    if (state === 'loading' && painted) return stand('loading', null)
    title.textContent = heading
    title.hidden = heading === ''
    answer.textContent = sentence
    painted = false
    for (const part of [legend, source]) fill(part)
    fill(
      frame,
      state === 'loading' ? reserve : figureOf(now.embed.figure) === 'unfetched' ? again(now.words) : null,
    )
    stand(state, null)
  }

  const show = (showing: Showing, seen: Seen) => {
    const { drawn, view, open } = seen
    const { embed, words } = showing
    const { picture, table } = drawn
    root.setAttribute('data-origin', open.origin)
    title.textContent = drawn.title
    title.hidden = false
    answer.textContent = drawn.summary
    const overridden = remarksOf(drawn.notes).map(({ text }) => text)
    for (const text of overridden) remarks.append(element('p', { class: 'remark' }, text))

    const tabled = asTable && table.rows.length > 0
    if (tabled) fill(frame, tableOf(table, words, base))
    else if (picture === null) fill(frame)
    else {
      if (frame.firstChild !== chart.element) fill(frame, chart.element)
      const { option, height } = picture
      chart.show({
        option,
        height,
        width: view.width,
        label: [drawn.summary, ...overridden].join(' '),
        words,
      })
    }
    painted = true
    const toggle = (key: string) => {
      hidden = toggled(view.hidden, key)
      render()
      legend.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
    }
    const items = picture === null || tabled ? [] : picture.legend
    fill(legend, ...items.map((item) => legendItem(item, view.hidden, toggle)))

    tableSwitch.textContent = words.say(
      asTable ? (picture === null ? 'foot.untable' : 'foot.picture') : 'foot.table',
    )
    tableSwitch.setAttribute('aria-pressed', String(asTable))
    const { catalogue } = view
    const page = pageOf(embed.figure, paramsOf(embed.figure, embed.selection, catalogue), catalogue)
    const whole = writeAddress({ ...embed.selection, ...page, lang: words.lang })
    const everything = () => {
      allSources = true
      render()
    }
    const focused = document.activeElement === tableSwitch
    fill(
      source,
      ...sourcesOf(drawn.sources, allSources, words, everything),
      ' ',
      element(
        'span',
        { class: 'acts' },
        table.rows.length === 0 ? null : tableSwitch,
        linkOut(base + whole, words.say('embed.whole'), { class: 'quiet' }),
      ),
    )
    if (focused) tableSwitch.focus()
    stand(picture === null ? 'empty' : 'ready', seen)
  }

  function render(): void {
    if (now === null) return
    root.setAttribute('data-figure', now.embed.figure)
    root.setAttribute('lang', LANGUAGES[now.words.lang].tag)
    if (!root.hasAttribute('data-origin')) root.setAttribute('data-origin', 'prebuilt')
    fill(remarks, ...now.remarks.map((text) => element('p', { class: 'remark' }, text)))
    const found = look(now)
    if ('drawn' in found) show(now, found)
    else say(found.state, found.heading, found.sentence)
  }

  // Only its width matters; what is drawn changes its height.
  let width = 0
  const observer = new ResizeObserver(() => {
    const next = Math.floor(frame.clientWidth)
    if (next === width) return
    width = next
    render()
  })
  observer.observe(frame)

  return {
    element: root,
    show(next) {
      if (now !== null && now.embed !== next.embed) hidden = null
      const renewed = now !== null && now.turn !== next.turn
      now = next
      if (renewed) openings.renew(next.forget)
      paint(root, next.theme)
      render()
    },
    end() {
      observer.disconnect()
      watched?.end()
      chart.end()
      now = null
    },
  }
}

let counted = 0

/** Loads the frame anew, but not where the server does not answer: nothing would lead back from there. */
function again(words: Words): HTMLElement {
  return button(words.say('page.unfetched.again'), async () => {
    if (await answers()) location.reload()
  })
}

/** The colours of the style sheet, as the pictures have them; by CSSOM, which a strict policy lets pass. */
function paint({ style }: HTMLElement, theme: Theme): void {
  const { paper, ink, quiet, line, accent } = palette(theme)
  for (const [name, colour] of Object.entries({ paper, ink, quiet, line, accent }))
    style.setProperty(`--${name}`, colour)
}

function legendItem(item: LegendItem, hidden: readonly string[], toggle: (key: string) => void): HTMLElement {
  const path = glyphPath(item.glyph)
  const inside = element(item.toggles ? 'button' : 'span')
  if (path !== null) inside.append(drawing(22, 12, glyphAttributes(path, item.colour)))
  inside.append(item.label)
  if (item.toggles) {
    inside.setAttribute('type', 'button')
    inside.setAttribute('data-key', item.key)
    inside.setAttribute('aria-pressed', String(!hidden.includes(item.key)))
    inside.addEventListener('click', () => toggle(item.key))
  }
  return element('li', {}, inside)
}

/** The publications that the figure rests on, linked; of many the first three, the others on demand. */
function sourcesOf(
  sources: readonly SourceRef[],
  all: boolean,
  words: Words,
  everything: () => void,
): (Node | string | null)[] {
  if (sources.length === 0) return []
  const shown = all ? sources : sources.slice(0, FEW)
  const more = sources.length - shown.length
  const end = words.say('source.end')
  return [
    words.say('source.label'),
    ...shown.flatMap((source, at) => [
      at === 0 ? '' : words.say('list.semicolon'),
      publication(source, words),
    ]),
    // No line begins with the full stop.
    ...(more === 0 ? [end] : [' ', button(words.say('source.more', { count: more }) + end, everything)]),
  ]
}

function publication({ title, publisher, published, url }: SourceRef, words: Words): HTMLElement {
  if (publisher === null) return element('span', {}, title)
  const text = sayTitle(title, words)
  const by = words.say(published === null ? 'source.by' : 'source.by_dated', {
    publisher,
    published: published ?? '',
  })
  return element('span', { lang: 'zh-CN' }, url === null ? text : linkOut(url, text), by)
}

function tableOf(table: TableTwin, words: Words, base: string): HTMLElement {
  const region = words.say('table.region', { title: table.caption })
  const link = (text: string, href: string | null) =>
    href === null ? text : linkOut(href.startsWith('#') ? base + inLang(href, words.lang) : href, text)
  const contents = (cell: TableCell | undefined): (Node | string)[] =>
    cell?.links === undefined
      ? [link(cell?.text ?? sayCell(cell?.value ?? null, words), cell?.href ?? null)]
      : cell.links.map(({ text, href }) => element('div', {}, link(text, href)))
  const columns = shownColumns(table)
  const head = columns.map(({ key, label, numeric }) =>
    element('th', { scope: 'col', 'data-column': key, ...(numeric ? { class: 'number' } : {}) }, label),
  )
  const rows = table.rows.map((cells) =>
    element(
      'tr',
      {},
      ...columns.map(({ key, numeric, at }, nth) =>
        nth === 0
          ? element('th', { scope: 'row' }, ...contents(cells[at]))
          : element(
              'td',
              { 'data-column': key, ...(numeric ? { class: 'number' } : {}) },
              ...contents(cells[at]),
            ),
      ),
    ),
  )
  return element(
    'section',
    { class: 'table', tabindex: '0', 'aria-label': region },
    element(
      'table',
      {},
      element('caption', {}, element('span', {}, table.caption)),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...rows),
    ),
  )
}

function sayCell(value: string | number | null, { lang }: Words): string {
  return typeof value === 'number' ? formatCell(value, lang) : (value ?? '')
}
