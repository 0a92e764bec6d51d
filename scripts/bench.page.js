/**
 * Runs in a measured page before its own scripts: marks the moment at which all figures first stand, and times
 * changes of the address.
 */
;(() => {
  const loading = () => document.querySelector('[data-figure][data-state="loading"]') !== null

  const first = new MutationObserver(() => {
    if (document.querySelector('[data-figure]') === null || loading()) return
    performance.mark('bench:all-figures')
    first.disconnect()
  })
  first.observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] })

  /**
   * Ms from the change of the address to the end of the frame that shows all figures as it asks; null where nothing
   * came of it.
   */
  window.benchChange = (hash) =>
    new Promise((done) => {
      const began = performance.now()
      let heard = false
      const hear = () => {
        heard = true
      }
      const end = (took) => {
        observer.disconnect()
        clearTimeout(patience)
        for (const event of ['popstate', 'hashchange']) window.removeEventListener(event, hear, true)
        done(took)
      }
      const observer = new MutationObserver(() => {
        if (!heard || loading()) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => end(performance.now() - began)
          port2.postMessage(null)
        })
      })
      const patience = setTimeout(() => end(null), 10_000)
      // Captured, and whichever comes first: what the page does about it comes after.
      for (const event of ['popstate', 'hashchange']) window.addEventListener(event, hear, true)
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ['data-state'],
      })
      window.location.hash = hash
    })
})()
