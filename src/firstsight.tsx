import { renderToStaticMarkup } from 'react-dom/server'
import { TopLine } from './App.tsx'
import type { Words } from './i18n/words.ts'
import type { Catalogue } from './model/catalogue.ts'
import { HOME_BAR } from './pages/home.tsx'
import { Opening } from './pages/page.tsx'
import { type Fadu, FaduContext } from './ui/fadu.ts'
import { makeHeeding } from './ui/heeding.ts'
import { QuestionBar } from './ui/QuestionBar.tsx'
import { NOTHING_CHOSEN, writeAddress } from './ui/selection.ts'

/** The figure that leads the first page, as it is drawn for one width. */
export interface FirstFigure {
  readonly title: string
  readonly summary: string
  /** The picture alone, without papers. */
  readonly svg: string
}

/**
 * The first page from its top to the end of its first picture, as React and the figure make it where nothing is
 * chosen, in HTML: public/first.js shows it until the live page stands.
 */
export function firstSight(words: Words, catalogue: Catalogue, { title, summary, svg }: FirstFigure): string {
  const selection = { ...NOTHING_CHOSEN, lang: words.lang }
  return renderToStaticMarkup(
    <FaduContext.Provider value={restingFadu(words, catalogue)}>
      <TopLine words={words} selection={selection} />
      <main>
        <div className="remarks" />
        <Opening id="home" />
        <QuestionBar {...HOME_BAR} />
        <section className="figure">
          <div>
            <h2>{title}</h2>
            <p className="answer">{summary}</p>
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
function restingFadu(words: Words, catalogue: Catalogue): Fadu {
  const selection = { ...NOTHING_CHOSEN, lang: words.lang }
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
    heeding: makeHeeding(),
    figure: nothing,
    laterFigure: nothing,
    wantReporting: nothing,
    figureStands: nothing,
  }
}
