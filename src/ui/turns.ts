/** Lets things be done one after another, each when the browser has shown what the one before did. */
export interface Turns {
  /** Runs it at once where nothing is being waited for, else in its turn; what is returned takes it back. */
  queue(run: () => void): () => void
  /**
   * Nothing has its turn until what is returned has been called and the browser has shown what came of it; not
   * longer than a moment, or what is slow would hold up all.
   */
  hold(): () => void
}

/** What holds up the others does so for so long at most, in ms. */
const HELD_MS = 300

/** `afterShown` calls back when the browser has shown what stands; `patience` after a time that is given in ms. */
export function makeTurns(
  afterShown: (run: () => void) => void,
  patience: (run: () => void, ms: number) => void = setTimeout,
): Turns {
  const waiting: (() => void)[] = []
  const held = new Set<object>()
  let busy = false
  const next = () => {
    const run = held.size === 0 ? waiting.shift() : undefined
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
    hold() {
      const one = {}
      const release = () => {
        if (!held.delete(one) || held.size > 0 || busy) return
        busy = true
        afterShown(next)
      }
      held.add(one)
      patience(release, HELD_MS)
      return release
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
