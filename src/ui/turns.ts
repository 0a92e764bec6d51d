/** Lets things be done one after another, each when the browser has shown what the one before did. */
export interface Turns {
  /** Runs it at once where nothing is being waited for, else in its turn; what is returned takes it back. */
  queue(run: () => void): () => void
}

/** `afterShown` calls back when the browser has shown what stands. */
export function makeTurns(afterShown: (run: () => void) => void): Turns {
  const waiting: (() => void)[] = []
  let busy = false
  const next = () => {
    const run = waiting.shift()
    busy = run !== undefined
    if (run === undefined) return
    // Before it runs, so that what fails holds up nobody.
    afterShown(next)
    run()
  }
  return {
    queue(run) {
      waiting.push(run)
      if (!busy) next()
      return () => {
        const at = waiting.indexOf(run)
        if (at >= 0) waiting.splice(at, 1)
      }
    },
  }
}

/** A page that nobody sees is not shown: then after this, in ms. */
const UNSEEN_MS = 100

/** Calls back after the next frame. */
export function afterFrame(run: () => void): void {
  let done = false
  const once = () => {
    if (done) return
    done = true
    run()
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, UNSEEN_MS)
}
