import { type ComponentProps, lazy, type ReactNode, Suspense } from 'react'
import { useFadu } from '../ui/fadu.ts'
import type { FunnelFigure } from './funnel.tsx'

/** The funnel plot, fetched when a page shows it: it stands low on its pages, and the first figure need not wait. */
export function Funnel(props: ComponentProps<typeof FunnelFigure>) {
  const { words } = useFadu()
  return (
    <Suspense fallback={<Awaited state="loading">{words.say('figure.opening')}</Awaited>}>
      <Fetched {...props} />
    </Suspense>
  )
}

const Fetched = lazy<typeof FunnelFigure>(() =>
  import('./funnel.tsx').then(
    (found) => ({ default: found.FunnelFigure }),
    () => ({ default: NotFetched }),
  ),
)

function NotFetched() {
  const { words } = useFadu()
  return <Awaited state="empty">{words.say('page.unfetched')}</Awaited>
}

/** Stands in the place of the figure while, or since, its program is not there. */
function Awaited({ state, children }: { readonly state: 'loading' | 'empty'; readonly children: ReactNode }) {
  return (
    <section className="figure" data-figure="funnel" data-state={state} data-origin="prebuilt">
      <p className="answer">{children}</p>
    </section>
  )
}
