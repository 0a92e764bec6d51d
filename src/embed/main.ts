import { EACH } from '../figures/each.ts'
import { palette } from '../figures/look.ts'
import { LANGUAGES, loadWords } from '../i18n/index.ts'
import { whenIdle } from '../ui/idle.ts'
import { paramsOf } from '../ui/question.ts'
import { onReaderTheme, readerTheme } from '../ui/readertheme.ts'
import { sayData } from '../ui/saysite.ts'
import { chooseLang, droppedParts } from '../ui/selection.ts'
import { openSite, type Site } from '../ui/site.ts'
import { type Change, readEmbed, readMessage, sizeMessage, themeOf } from './address.ts'
import type { Seen, State } from './show.ts'
import './embed.css'

/** Shows the one figure that the address names, and nothing round it. Rejects where a part of the program can't be had. */
export async function openEmbed(root: HTMLElement): Promise<void> {
  const site = openSite(new URL('data/', document.baseURI).href)
  const state = site.state
  askEarly(site)
  const host = hostOrigin()
  let words = await loadWords(langOf({}))
  const { makeShownFigure } = await import('./show.ts')
  let change: Change = {}
  let marked = false
  let told = 0
  let waiting = false

  const shown = makeShownFigure({
    ask: () => state().ask,
    base: window.location.href.replace(/#.*$/, ''),
    onState(step: State, seen: Seen | null) {
      if (seen !== null) document.title = words.say('site.title', { page: seen.drawn.title })
      if (step !== 'loading') whenIdle(site.checkData)
      if (step !== 'ready' || marked) return
      marked = true
      performance.mark?.('fadu:first-figure')
    },
  })
  /** Measured on the content, not on the frame: it shrinks as it grows. */
  const tell = (again = false) => {
    if (window.parent === window) return
    const message = sizeMessage(window.name || shown.element.dataset.figure || '', heightOf(shown.element))
    if (message.height === told && !again) return
    told = message.height
    // Only a height leaves; where the page around can't be told from others, any may know it.
    window.parent.postMessage(message, host ?? '*')
  }
  /** `again`: whoever asked is told the height, even if it is the same. */
  const render = (again = false) => {
    const { catalogue } = state()
    const { embed, dropped } = readEmbed(window.location.hash, catalogue === 'none' ? null : catalogue)
    const theme = themeOf(change.theme ?? embed.theme, embed.ground, readerTheme())
    document.documentElement.lang = LANGUAGES[words.lang].tag
    ground(embed.ground, theme)
    const remarks = [
      ...(dropped.length === 0
        ? []
        : [words.say('address.dropped', { parts: droppedParts(dropped).join(words.say('list.comma')) })]),
      ...sayData(state(), words),
    ]
    shown.element.setAttribute('data-ground', embed.ground)
    shown.show({ embed, words, theme, remarks, ...state(), catalogue })
    tell(again)
  }
  /** The last to be asked for counts, whichever comes first. */
  const renew = (again = false) => {
    const lang = langOf(change)
    if (lang === words.lang) return render(again)
    loadWords(lang).then(
      (loaded) => {
        if (lang === langOf(change)) words = loaded
        render(again)
      },
      () => render(again),
    )
  }

  root.className = 'embed'
  // It is all that the document holds.
  root.setAttribute('role', 'main')
  shown.element.querySelector('h2')?.setAttribute('aria-level', '1')
  root.append(shown.element)
  render()
  site.subscribe(() => render())
  onReaderTheme(() => render())
  window.addEventListener('hashchange', () => renew())
  new ResizeObserver(() => tell()).observe(shown.element)
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || window.parent === window || (host !== null && origin !== host)) return
    const asked = readMessage(data)
    if (asked === null) return
    // Who speaks sets the frame's height: what does not fit yet will.
    document.documentElement.style.overflow = 'hidden'
    change = { ...change, ...asked }
    // Once for all that comes at once: whoever asks without end must not have it drawn each time.
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      renew(true)
    })
  })
}

/** Has figure and rows on their way while what draws them still comes. */
function askEarly({ state, subscribe }: Site): void {
  const fetched = EACH.find(({ id }) => id === readEmbed(window.location.hash, null).embed.figure)?.fetch()
  fetched?.catch(() => undefined)
  import('./show.ts').catch(() => undefined)
  // Not before it is known which indicators there are: what an address invents must not start the engine.
  const end = subscribe(() => {
    const { catalogue, ask } = state()
    if (catalogue === null) return
    end()
    if (catalogue === 'none') return
    const { selection } = readEmbed(window.location.hash, catalogue).embed
    fetched
      ?.then((figure) => figure.open(paramsOf(figure.id, selection, catalogue), ask))
      .catch(() => undefined)
  })
}

function langOf({ lang }: Change) {
  const asked = readEmbed(window.location.hash, null).embed.selection.lang
  return lang ?? chooseLang(asked, null, window.navigator.languages)
}

/** Where a page is shown inside another: that one's origin; null where the browser does not tell. */
function hostOrigin(): string | null {
  const { ancestorOrigins } = window.location
  const known = ancestorOrigins?.[0] ?? originOf(document.referrer)
  return known === 'null' ? null : (known ?? null)
}

function originOf(address: string): string | null {
  try {
    return new URL(address).origin
  } catch {
    return null
  }
}

/** What lies behind the figure. A frame is only transparent where its colour scheme is that of the page around. */
function ground(kind: 'paper' | 'transparent', theme: 'light' | 'dark' | 'contrast'): void {
  const { style } = document.documentElement
  style.background = kind === 'transparent' ? 'transparent' : palette(theme).paper
  style.colorScheme = kind === 'paper' && theme === 'dark' ? 'dark' : 'light'
}

function heightOf(element: HTMLElement): number {
  return element.getBoundingClientRect().height
}
