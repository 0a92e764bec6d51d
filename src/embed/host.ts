/**
 * The script for pages that embed figures, built to `embed.js`: no imports, no module, nothing asked of the page.
 *
 *     <div class="fadu" data-src="…/#/embed/ranking?i=…" data-title="…"></div>
 *     <script src="…/embed.js" async></script>
 *
 * makes a frame in each such place when it comes near the window, and keeps it as high as what it shows. Frames of
 * the page's own (`<iframe data-fadu src="…/#/embed/…">`) are fitted too. Once it is there, `Fadu.scan()` finds what
 * was added later, `Fadu.set({ lang: 'en', theme: 'dark' })` tells all frames.
 */
interface Host {
  readonly base: string
  scan(): void
  set(change: { readonly lang?: string; readonly theme?: string }): void
}

;(() => {
  const world: Window & { Fadu?: Host } = window
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement) || script.src === '') return
  const base = new URL('.', script.src).href
  const { origin } = new URL(base)
  // A page of several figures may name the script several times.
  if (world.Fadu?.base === base) {
    world.Fadu.scan()
    return
  }
  const HIGHEST = 50_000
  const known = new Set<Element>()
  const frames = new Map<HTMLIFrameElement, HTMLElement | null>()
  /** Frames that have spoken, and how wide they were when they were last spoken to. */
  const heard = new Map<HTMLIFrameElement, number>()
  let settings: Readonly<Record<string, unknown>> = { fadu: 'set' }

  /** Sheets of the page around have rules for all frames; what they cut off could not be reached. */
  const dress = ({ style }: HTMLIFrameElement, rules: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries({ ...rules, 'min-height': '0', 'max-height': 'none' }))
      style.setProperty(name, value, 'important')
  }

  /** Tells a frame, once it shows a page, what is set. */
  const tell = (frame: HTMLIFrameElement) => {
    try {
      if (frame.contentWindow?.location.href === 'about:blank') return
    } catch {
      // A page of another origin: it has come.
    }
    frame.contentWindow?.postMessage(settings, origin)
  }

  /**
   * Frames out of sight are not laid out anew by all browsers when their width changes, but hear that they are
   * spoken to: so they have their height before they come into sight.
   */
  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries)
      if (target instanceof HTMLIFrameElement && heard.has(target)) tell(target)
  })
  const watch = (frame: HTMLIFrameElement, place: HTMLElement | null) => {
    frames.set(frame, place)
    widths.observe(frame)
  }

  /** The hash of an address of this site's embeds; null for any other. */
  const hashOf = (address: string | null) => {
    try {
      const { href, hash } = new URL(address ?? '', base)
      const page = href.slice(0, href.length - hash.length).replace(/index\.html$/, '')
      return page === base && /^#\/?embed\//.test(hash) ? hash : null
    } catch {
      return null
    }
  }

  const put = (place: HTMLElement) => {
    const hash = hashOf(place.getAttribute('data-src'))
    if (hash === null) return
    const frame = document.createElement('iframe')
    for (const [name, value] of Object.entries({
      title: place.getAttribute('data-title') ?? 'Fadu',
      sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      referrerpolicy: 'origin',
      scrolling: 'no',
      src: base + hash,
    }))
      frame.setAttribute(name, value)
    frame.style.display = 'block'
    dress(frame, {
      width: '100%',
      height: place.style.minHeight,
      border: '0',
      padding: '0',
      // A frame is only transparent in the colour scheme of what it shows.
      ...(/[?&]bg=transparent/.test(hash) ? { 'color-scheme': 'light' } : {}),
    })
    place.textContent = ''
    place.append(frame)
    watch(frame, place)
  }

  const near =
    'IntersectionObserver' in window
      ? new IntersectionObserver(
          (entries) => {
            for (const { isIntersecting, target } of entries)
              if (isIntersecting && target instanceof HTMLElement) {
                near?.unobserve(target)
                put(target)
              }
          },
          { rootMargin: '600px 0px' },
        )
      : null

  const scan = () => {
    for (const place of document.querySelectorAll<HTMLElement>('div.fadu[data-src]')) {
      if (known.has(place) || hashOf(place.getAttribute('data-src')) === null) continue
      known.add(place)
      place.style.minHeight = `${Number.parseInt(place.getAttribute('data-height') ?? '', 10) || 480}px`
      if (near === null) put(place)
      else near.observe(place)
    }
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-fadu]')) {
      if (known.has(frame) || hashOf(frame.src) === null) continue
      known.add(frame)
      watch(frame, null)
      tell(frame)
    }
  }

  world.addEventListener('message', ({ origin: from, source, data }: MessageEvent<unknown>) => {
    if (from !== origin || typeof data !== 'object' || data === null) return
    const { fadu, height }: { readonly fadu?: unknown; readonly height?: unknown } = data
    if (fadu !== 'size' || typeof height !== 'number' || !(height > 0 && height <= HIGHEST)) return
    for (const [frame, place] of frames) {
      if (frame.contentWindow !== source) continue
      dress(frame, { 'box-sizing': 'content-box', height: `${Math.ceil(height)}px` })
      if (place !== null) place.style.minHeight = ''
      if (heard.has(frame)) return
      heard.set(frame, frame.clientWidth)
      tell(frame)
    }
  })

  world.Fadu = {
    base,
    scan,
    set(change) {
      settings = { ...settings, ...change, fadu: 'set' }
      for (const frame of frames.keys()) tell(frame)
    },
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', scan)
  else scan()
})()
