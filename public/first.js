// Shows the first page's top with its first picture, as the build drew it, until the live page stands in its place:
// only where they look the same (nothing chosen, light, as wide as it was drawn). In a shadow tree of its own, so that
// nobody who asks the page finds its parts twice.
;(() => {
  const LANG = { zh: 'zh-CN', en: 'en' }
  const root = document.getElementById('root')
  const asked = /^#?\/?(?:\?lang=(zh|en))?$/.exec(location.hash)
  const others = [
    'print',
    '(forced-colors: active)',
    '(prefers-contrast: more)',
    '(prefers-color-scheme: dark)',
  ]
  // Without replaceChildren the browser is below the floor: see old.js.
  if (!asked || !root.replaceChildren || others.some((query) => matchMedia(query).matches)) return

  const lang = asked[1] || storedLang() || browserLang() || 'zh'
  const host = document.createElement('div')
  const watched = new MutationObserver(look)
  const ends = ['hashchange', 'popstate', 'resize', 'beforeprint']
  let ended = false

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

  function end() {
    ended = true
    watched.disconnect()
    for (const name of ends) removeEventListener(name, end)
    host.remove()
    root.removeAttribute('style')
  }
  function look() {
    const first = root.querySelector('[data-figure]')
    if (first !== null && first.getAttribute('data-state') !== 'loading') end()
  }

  function show(text) {
    // A login page in its place is none.
    const width = /^<!--fadu:first (\d+)-->/.exec(text)
    if (ended || width === null) return
    const shadow = host.attachShadow({ mode: 'closed' })
    shadow.innerHTML = `<div id="root">${text}</div>`
    const sheets = [...document.querySelectorAll('head link[rel="stylesheet"]')].map((link) =>
      link.cloneNode(),
    )
    const styled = sheets.map((sheet) => new Promise((done) => sheet.addEventListener('load', done)))
    shadow.prepend(...sheets)
    host.style.visibility = 'hidden'
    root.style.cssText = 'position: absolute; left: 0; right: 0; visibility: hidden'
    root.before(host)
    Promise.all(styled).then(() => {
      if (ended) return
      if (shadow.querySelector('.frame').clientWidth !== Number(width[1])) return end()
      document.documentElement.lang = LANG[lang]
      host.style.visibility = ''
      requestAnimationFrame(() => setTimeout(() => ended || performance.mark('fadu:first-figure')))
    })
  }

  watched.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] })
  for (const name of ends) addEventListener(name, end)
  fetch(`data/pictures/home.${lang}.html`, { cache: 'no-cache' })
    .then((response) => (response.ok ? response.text() : ''))
    .then(show)
    .catch(end)
})()
