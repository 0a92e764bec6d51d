import {
  type RefObject,
  useEffect,
  useInsertionEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react'
import { afterFrame, makeTurns } from './turns.ts'
import { usePrinted } from './usePrinted.ts'

/** One for all figures of the page. */
const turns = makeTurns(afterFrame)

/** What lies so near the window is as good as seen. */
const NEAR = '100px 0px'

/**
 * What is to be drawn, once it is its turn; null until then. What is in view, or printed, has it at once; the others
 * follow one a frame, so that a visitor does not wait for what can't be seen, nor for what can't be seen to be drawn
 * first because its rows come earlier: `coming` tells that what is to be drawn is on its way.
 */
export function useTurn<T>(asked: T | null, element: RefObject<Element | null>, coming: boolean): T | null {
  const given = useRef<T | null>(null)
  const inView = useRef(false)
  const [, showIt] = useReducer((turn: number) => turn + 1, 0)
  const printed = usePrinted()
  if (asked !== null && (inView.current || printed)) given.current = asked

  useEffect(() => {
    if (element.current === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        inView.current = entries[entries.length - 1]?.isIntersecting === true
      },
      { rootMargin: NEAR },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])

  // Before the effects below, also those of figures that stand above it.
  useInsertionEffect(() => (coming && inView.current ? turns.hold() : undefined), [coming])

  useLayoutEffect(() => {
    if (asked === null) return
    // What is drawn by now has its frame to itself, too.
    if (given.current === asked) return turns.queue(() => {})
    return turns.queue(() => {
      given.current = asked
      showIt()
    })
  }, [asked])

  return given.current === asked ? asked : null
}

/** A value once the browser has shown what else stands by it: what is made of it follows. On paper nothing follows. */
export function useFollowing<T>(value: T): T {
  const [followed, follow] = useState(() => value)
  const printed = usePrinted()
  useLayoutEffect(() => {
    const shown = turns.queue(() => {})
    const following = turns.queue(() => follow(() => value))
    return () => {
      shown()
      following()
    }
  }, [value])
  return printed ? value : followed
}
