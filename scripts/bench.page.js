/**
 * Runs in a measured page before its own scripts: marks the moments at which the first live figure (not a picture in
 * its place) and all figures first stand, and times changes of the address.
 */
;(() => {
  const loading = (figures) => figures.some((figure) => figure.getAttribute('data-state') === 'loading')
  const all = () => [...document.querySelectorAll('[data-figure]')]

  const once = (name, stands) => {
    const observer = new MutationObserver(() => {
      if (!stands()) return
      performance.mark(name)
      observer.disconnect()
    })
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] })
  }
  once('bench:live-figure', () => all().some((figure) => figure.getAttribute('data-state') === 'ready'))
  once('bench:all-figures', () => all().length > 0 && !loading(all()))

  const painted = (done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = done
      port2.postMessage(null)
    })

  /**
   * Ms from the change of the address to the end of the frame that shows it: of the figures in view, and of all; null
   * where nothing came of it.
   */
  window.benchChange = (hash) =>
    new Promise((done) => {
      const seen = all().filter((figure) => {
        const { top, bottom } = figure.getBoundingClientRect()
        return bottom > 0 && top < window.innerHeight
      })
      const events = ['popstate', 'hashchange']
      const times = {}
      let heard = false
      const hear = () => {
        heard = true
      }
      const end = (took) => {
        observer.disconnect()
        clearTimeout(patience)
        for (const event of events) window.removeEventListener(event, hear, true)
        done(took)
      }
      const time = (name) =>
        painted(() => {
          times[name] = performance.now() - began
          if ('seen' in times && 'all' in times) end(times)
        })
      const due = { seen: () => !loading(seen), all: () => !loading(all()) }
      const observer = new MutationObserver(() => {
        if (!heard) return
        for (const name of Object.keys(due)) {
          if (!due[name]()) continue
          delete due[name]
          time(name)
        }
      })
      const patience = setTimeout(() => end(null), 10_000)
      // Captured, and whichever comes first: what the page does about it comes after.
      for (const event of events) window.addEventListener(event, hear, true)
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ['data-state'],
      })
      const began = performance.now()
      window.location.hash = hash
    })

  /** So many CSS pixels are scrolled in a frame: as fast as a wheel that is spun. */
  const STRIDE = 80

  /** Ms from frame to frame while an element is scrolled down, across, and back up and across, to its ends. */
  window.benchScroll = (selector) =>
    new Promise((done) => {
      const element = document.querySelector(selector)
      const ways = [
        ['scrollTop', STRIDE],
        ['scrollLeft', STRIDE],
        ['scrollTop', -STRIDE],
        ['scrollLeft', -STRIDE],
      ]
      const frames = []
      let last = null
      const step = (now) => {
        if (last !== null) frames.push(now - last)
        last = now
        while (ways.length > 0) {
          const [[way, by]] = ways
          const before = element[way]
          element[way] = before + by
          if (element[way] !== before) break
          ways.shift()
        }
        if (ways.length === 0) done(frames)
        else requestAnimationFrame(step)
      }
      requestAnimationFrame(step)
    })
})()
