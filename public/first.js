// Shows a page's top with its first picture, as the build drew it, until the live page stands in its place:
// only where they look the same (nothing chosen, light, as wide as it was drawn). In a shadow tree of its own, so that
// nobody who asks the page finds its parts twice. Has the page's program fetched beside the entry that runs it.
;(() => {
  const { program } = document.currentScript.dataset
  const LANG = { zh: 'zh-CN', en: 'en' }
  const root = document.getElementById('root')
  const asked = /^#?\/?(cases|compliance|outcomes|reform|audit)?(?:\?lang=(zh|en))?$/.exec(location.hash)
  const others = [
    'print',
    '(forced-colors: active)',
    '(prefers-contrast: more)',
    '(prefers-color-scheme: dark)',
  ]
  // Without replaceChildren the browser is below the floor: see old.js.
  if (!asked || !root.replaceChildren || others.some((query) => matchMedia(query).matches)) return hasten()

  const page = asked[1] || 'home'
  const lang = asked[2] || storedLang() || browserLang() || 'zh'
  const host = document.createElement('div')
  const watched = new MutationObserver(look)
  const ends = ['hashchange', 'popstate', 'resize', 'beforeprint']
  let shadow
  let ended = false
  let seen
  // src/main.tsx waits for it with the program, which would hold it up; not for long, in ms.
  window.faduSight = new Promise((done) => {
    seen = done
    setTimeout(done, 500)
  })

  // As chooseLang in src/ui/selection.ts.
  function storedLang() {
    try {
      const stored = localStorage.getItem('fadu:lang')
      return stored in LANG ? stored : null
    } catch {
      return null
    }
  }
  function browserLang() {
    return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in LANG)
  }

  function hasten() {
    if (!program || /^#?\/?embed\//.test(location.hash)) return
    for (const href of program.split(' ')) {
      const link = document.createElement('link')
      document.head.append(Object.assign(link, { rel: 'modulepreload', crossOrigin: '', href }))
    }
  }

  function end() {
    ended = true
    seen()
    watched.disconnect()
    for (const name of ends) removeEventListener(name, end)
    host.remove()
    root.removeAttribute('style')
  }
  // What is shown stays until the bar, too, reads as it does there: figures that follow may have a word in it.
  function look() {
    const [first, ...others] = [...root.querySelectorAll('[data-figure]')].map(({ dataset }) => dataset.state)
    if (first === undefined || first === 'loading') return
    if (!host.isConnected || barOf(root) === barOf(shadow) || !others.includes('loading')) end()
  }
  function barOf(within) {
    return within.querySelector('.bar').textContent
  }

  function show(text) {
    // A login page in its place is none.
    const width = /^<!--fadu:first (\d+)-->/.exec(text)
    if (ended || width === null) return seen()
    shadow = host.attachShadow({ mode: 'closed' })
    shadow.innerHTML = `<div id="root">${text}</div>`
    const inside = shadow.lastChild
    // Not laid out before it has its style.
    inside.style.display = 'none'
    const sheets = [...document.querySelectorAll('head link[rel="stylesheet"]')].map((link) =>
      link.cloneNode(),
    )
    const styled = sheets.map((sheet) => new Promise((done) => sheet.addEventListener('load', done)))
    shadow.prepend(...sheets)
    // The live page is longer than the window: the scroll bar is there from the beginning.
    host.style.cssText = 'visibility: hidden; min-height: calc(100vh + 1px)'
    root.style.cssText = 'position: absolute; left: 0; right: 0; visibility: hidden'
    root.before(host)
    Promise.all(styled).then(() => {
      if (ended) return
      inside.removeAttribute('style')
      if (shadow.querySelector('.frame').clientWidth !== Number(width[1])) return end()
      document.documentElement.lang = LANG[lang]
      host.style.visibility = ''
      requestAnimationFrame(() =>
        setTimeout(() => {
          if (!ended) performance.mark?.('fadu:first-figure')
          seen()
        }),
      )
    })
  }

  watched.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] })
  for (const name of ends) addEventListener(name, end)
  fetch(`data/pictures/${page}.${lang}.html`, { cache: 'no-cache' })
    .then((response) => (response.ok ? response.text() : ''))
    .then(show)
    .catch(end)
  hasten()
})()
