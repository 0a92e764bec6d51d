import { Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { FIGURES, LATER_FIGURES } from './figures/index.ts'
import { LANGUAGES, loadWords } from './i18n/index.ts'
import type { Words } from './i18n/words.ts'
import { type Catalogue, nameIn } from './model/catalogue.ts'
import { LANGS, type Lang } from './model/types.ts'
import { ROUTES } from './routes.ts'
import { goTo, useHash } from './ui/address.ts'
import { Foot } from './ui/Foot.tsx'
import { type Fadu, FaduContext } from './ui/fadu.ts'
import { makeHeeding } from './ui/heeding.ts'
import { savesData, whenIdle } from './ui/idle.ts'
import { langFor, storeLang } from './ui/lang.ts'
import { makeOpenings } from './ui/opened.ts'
import { Remarks } from './ui/Status.tsx'
import { onPage, readAddress, type Selection, writeAddress } from './ui/selection.ts'
import type { Site } from './ui/site.ts'
import { useTheme } from './ui/theme.ts'

const PAGES = ROUTES.map(({ path }) => path)
const FIRST_FIGURE = 'fadu:first-figure'

/** The whole page: top line, the page that the address names, foot. */
export function App({ site, firstWords }: { readonly site: Site; readonly firstWords: Words }) {
  const hash = useHash()
  const theme = useTheme()
  const data = useSyncExternalStore(site.subscribe, site.state)
  const catalogue = data.catalogue === 'none' ? null : data.catalogue
  const { selection, dropped } = useMemo(
    () => readAddress(hash, { pages: PAGES, catalogue }),
    [hash, catalogue],
  )
  const words = useWords(firstWords, langFor(selection.lang))
  const [heeding] = useState(makeHeeding)
  const [openings] = useState(() => makeOpenings(() => site.state().ask))
  useEffect(() => {
    if (data.turn > 0) openings.renew(data.forget)
  }, [data.turn, data.forget, openings])
  useEffect(() => {
    window.addEventListener('online', site.tryAgain)
    return () => window.removeEventListener('online', site.tryAgain)
  }, [site])

  const pageName = nameOfPage(selection, catalogue, words)
  useEffect(() => {
    document.documentElement.lang = LANGUAGES[words.lang].tag
    if (pageName !== null) document.title = words.say('site.title', { page: pageName })
  }, [words, pageName])

  const marked = useRef(false)
  const woken = useRef(false)
  const figureStands = useCallback(
    (painted: boolean) => {
      if (painted && !marked.current) {
        marked.current = true
        // public/first.js may have shown its picture before.
        if (!performance.getEntriesByName?.(FIRST_FIGURE).length) performance.mark?.(FIRST_FIGURE)
      }
      if (!woken.current)
        whenIdle(() => {
          if (woken.current) return
          woken.current = true
          site.wantReporting()
          site.checkData()
          if (!savesData()) site.startEngine()
        })
    },
    [site],
  )

  const fadu = useMemo<Fadu>(
    () => ({
      words,
      theme,
      selection,
      site: data,
      catalogue,
      // What is chosen next is of the data that are there, whatever a permalink was made on.
      address: (change) => writeAddress({ ...selection, version: null, ...change }),
      choose: (change, replace) => goTo(writeAddress({ ...selection, version: null, ...change }), replace),
      open: openings.open,
      openAhead: openings.ahead,
      heeding,
      figure: (id) => FIGURES.find((figure) => figure.id === id),
      laterFigure: (id) => LATER_FIGURES.find((figure) => figure.id === id),
      wantReporting: site.wantReporting,
      figureStands,
    }),
    [words, theme, selection, data, catalogue, openings, heeding, site, figureStands],
  )
  const route = ROUTES.find(({ path }) => path === selection.page)
  return (
    <FaduContext.Provider value={fadu}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link is a link; only the hash must stay as it is */}
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          // The hash is the state: the link must not change it.
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {words.say('top.skip')}
      </a>
      <TopLine words={words} selection={selection} />
      <main id="main" tabIndex={-1}>
        <Remarks dropped={dropped} />
        <Suspense fallback={<p className="quiet-line">{words.say('figure.opening')}</p>}>
          {route === undefined ? null : <route.Page key={route.path} />}
        </Suspense>
      </main>
      <Foot />
    </FaduContext.Provider>
  )
}

/** The name of the page, or of the one place or indicator that it is about; null: a publication's page says its own. */
function nameOfPage({ page, subject }: Selection, catalogue: Catalogue | null, words: Words): string | null {
  if (page === 'sources' && subject !== null) return null
  const named = { place: catalogue?.places, indicator: catalogue?.indicators }[page]?.get(subject ?? '')
  return named === undefined ? words.say(`page.${page || 'home'}`) : nameIn(named, words.lang)
}

/** The top line of every page. */
export function TopLine({ words, selection }: { readonly words: Words; readonly selection: Selection }) {
  const current = (path: string) => (path === selection.page ? ('page' as const) : undefined)
  return (
    <header className="top">
      <a className="brand" href={writeAddress(onPage(selection, ''))} aria-current={current('')}>
        {words.say('site.name')}
      </a>
      <nav aria-label={words.say('top.pages')}>
        {ROUTES.filter(({ listed }) => listed).map(({ path }) => (
          <a key={path} href={writeAddress(onPage(selection, path))} aria-current={current(path)}>
            {words.say(`page.${path}`)}
          </a>
        ))}
      </nav>
      {LANGS.filter((lang) => lang !== words.lang).map((lang) => (
        <a
          key={lang}
          className="lang"
          href={writeAddress({ ...selection, lang })}
          lang={LANGUAGES[lang].tag}
          hrefLang={LANGUAGES[lang].tag}
          onClick={() => storeLang(lang)}
        >
          {LANGUAGES[lang].name}
        </a>
      ))}
    </header>
  )
}

/** The words of a language; those of the last stand until they have come. */
function useWords(first: Words, lang: Lang): Words {
  const [words, setWords] = useState(first)
  useEffect(() => {
    let wanted = true
    loadWords(lang).then(
      (loaded) => {
        if (wanted) setWords((now) => (now.lang === lang ? now : loaded))
      },
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [lang])
  return words
}
