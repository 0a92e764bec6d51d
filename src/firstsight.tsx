import { renderToStaticMarkup } from 'react-dom/server'
import { TopLine } from './App.tsx'
import type { Params } from './db/query.ts'
import { DEFAULTS } from './figures/defaults.ts'
import type { Drawn, Heeded, View } from './figures/figure.ts'
import type { Words } from './i18n/words.ts'
import type { Catalogue } from './model/catalogue.ts'
import { AUDIT_BAR } from './pages/audit.tsx'
import { casesBar } from './pages/cases.tsx'
import { complianceBar } from './pages/compliance.tsx'
import { HOME_BAR } from './pages/home.tsx'
import { outcomesBar } from './pages/outcomes.tsx'
import { PageTop } from './pages/page.tsx'
import { reformBar } from './pages/reform.tsx'
import { choiceOf } from './ui/choice.ts'
import { type Fadu, FaduContext } from './ui/fadu.ts'
import { makeHeeding } from './ui/heeding.ts'
import type { QuestionBarProps } from './ui/QuestionBar.tsx'
import { NOTHING_CHOSEN, type Selection, writeAddress } from './ui/selection.ts'

/** A page that is seen before its program has come: its path, its bar, and the figure that leads it. */
export interface Sight {
  readonly page: string
  readonly bar: (fadu: Pick<Fadu, 'selection' | 'catalogue'>) => QuestionBarProps
  readonly figure: string
  readonly params: Params
  /** As the page shows it, see `FigureView`. */
  readonly narrowed?: true
}

/** public/first.js knows the same pages. */
export const SIGHTS: readonly Sight[] = [
  { page: '', bar: () => HOME_BAR, figure: 'coverage', params: {}, narrowed: true },
  { page: 'cases', bar: casesBar, figure: 'ranking', params: { i: DEFAULTS.cases.indicator } },
  { page: 'compliance', bar: complianceBar, figure: 'compliance', params: {} },
  { page: 'outcomes', bar: outcomesBar, figure: 'outcomes', params: {} },
  { page: 'reform', bar: reformBar, figure: 'progress', params: {} },
  { page: 'audit', bar: () => AUDIT_BAR, figure: 'findings', params: {}, narrowed: true },
]

/** The figures that have a word in the page's bar from the beginning: that which leads, and that which the bar asks about. */
export function figuresOf(sight: Sight, catalogue: Catalogue): readonly Pick<Sight, 'figure' | 'params'>[] {
  const asked = sight.bar({ selection: { ...NOTHING_CHOSEN, page: sight.page }, catalogue }).periodsOf
  return asked === undefined || asked.figure === sight.figure ? [sight] : [sight, asked]
}

/** What the page's first figures are drawn by where nothing is chosen. */
export function sightView(sight: Sight, words: Words, catalogue: Catalogue, width: number): View {
  const choice = choiceOf(NOTHING_CHOSEN, sight.narrowed === true)
  return { ...choice, lang: words.lang, width, theme: 'light', catalogue, brief: false }
}

/**
 * A page from its top to the end of its first picture (`svg`, without papers), as React and the figure make it where
 * nothing is chosen, in HTML: public/first.js shows it until the live page stands. `heeded`: what the figures tell
 * the bar.
 */
export function firstSight(
  sight: Sight,
  drawn: Pick<Drawn, 'title' | 'summary'>,
  svg: string,
  heeded: ReadonlyMap<string, Heeded>,
  words: Words,
  catalogue: Catalogue,
): string {
  const selection = { ...NOTHING_CHOSEN, page: sight.page, lang: words.lang }
  const fadu = restingFadu(selection, words, catalogue)
  for (const [figure, told] of heeded) fadu.heeding.tell(figure, told)
  return renderToStaticMarkup(
    <FaduContext.Provider value={fadu}>
      <TopLine words={words} selection={selection} />
      <main>
        <div className="remarks" />
        <PageTop id={sight.page || 'home'} bar={sight.bar(fadu)} />
        <section className="figure">
          <div>
            <h2>{drawn.title}</h2>
            <p className="answer">{drawn.summary}</p>
            <div className="frame">
              <div className="chart">
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: written by figures/plainsvg.ts, which escapes */}
                <div className="chart-stage" dangerouslySetInnerHTML={{ __html: svg }} />
              </div>
            </div>
          </div>
        </section>
      </main>
    </FaduContext.Provider>,
  )
}

/** A page of which nothing has been chosen and nothing come. */
function restingFadu(selection: Selection, words: Words, catalogue: Catalogue): Fadu {
  const nothing = () => undefined
  return {
    words,
    theme: 'light',
    selection,
    catalogue,
    site: {
      engine: { step: 'resting' },
      data: 'built',
      leftOut: [],
      flawed: [],
      version: null,
      catalogue,
      reporting: null,
      manifest: null,
      ask: () => new Promise(nothing),
      turn: 0,
      forget: false,
    },
    address: (change) => writeAddress({ ...selection, ...change }),
    choose: nothing,
    open: () => ({ state: () => ({ step: 'opening' }), subscribe: () => nothing }),
    openAhead: () => new Promise(nothing),
    heeding: makeHeeding(),
    figure: nothing,
    laterFigure: nothing,
    wantReporting: nothing,
    figureStands: nothing,
  }
}
