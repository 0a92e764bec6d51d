/** An idle moment comes within so long, or is made. */
const LATEST_MS = 2000
/** Where the browser does not tell of idle moments (Safari). */
const GUESS_MS = 300

/**
 * Runs when the page can be seen, no figure of it is on its way and the browser has nothing else to do; not at
 * all where a figure is still loading then: whoever sees it stand asks again, or `otherwise` does.
 */
export function whenIdle(run: () => void, otherwise: () => void = () => undefined): void {
  const idle = () => {
    const ready = () => {
      const stands = document.querySelector('[data-figure][data-state="loading"]') === null
      if (stands) run()
      else otherwise()
    }
    if (typeof window.requestIdleCallback === 'function')
      window.requestIdleCallback(ready, { timeout: LATEST_MS })
    else setTimeout(ready, GUESS_MS)
  }
  // A page that was opened behind others takes nothing until it is looked at.
  if (document.hidden) document.addEventListener('visibilitychange', idle, { once: true })
  else idle()
}

/** Whether the reader asked for little traffic. */
export function savesData(): boolean {
  const { connection } = window.navigator as { readonly connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}
