import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import { familyPage } from '../figures/addresses.ts'
import { sayIndicator } from '../figures/say.ts'
import { useFadu } from '../ui/fadu.ts'
import { QuestionBar, type QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Readings } from '../ui/Readings.tsx'
import { READINGS } from './readings.ts'

/** The first page is read from its top by itself; after that a new page begins at its name. */
let isFirst = true

/** What all pages have: a name, two lines on what they show, the question bar, figures, further readings. */
export function Page({
  id,
  bar,
  children,
}: {
  readonly id: string
  /** Absent: a page to be read, that asks nothing. */
  readonly bar?: QuestionBarProps
  readonly children: ReactNode
}) {
  const name = useRef<HTMLHeadingElement>(null)
  const arrived = useRef(false)
  useEffect(() => {
    if (arrived.current) return
    arrived.current = true
    if (!isFirst) {
      name.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    isFirst = false
  }, [])
  return (
    <>
      <Opening id={id} name={name} />
      {bar === undefined ? null : (
        <>
          <QuestionBar {...bar} />
          <Elsewhere page={id} ids={[bar.indicator, bar.total ?? null]} />
        </>
      )}
      {children}
      <Readings readings={READINGS[id] ?? []} />
    </>
  )
}

/** A page's name, and two lines on what it shows. */
export function Opening({ id, name }: { readonly id: string; readonly name?: Ref<HTMLHeadingElement> }) {
  const { words } = useFadu()
  return (
    <header className="opening">
      <h1 ref={name} tabIndex={-1}>
        {words.say(`page.${id}.heading`)}
      </h1>
      <p>{words.say(`page.${id}.intro`)}</p>
    </header>
  )
}

/** That a chosen indicator belongs to another page, and the way there; it is shown here all the same. */
function Elsewhere({ page, ids }: { readonly page: string; readonly ids: readonly (string | null)[] }) {
  const { words, catalogue, address } = useFadu()
  const strays = ids.flatMap((id, at) => {
    const indicator = id === null ? undefined : catalogue?.indicators.get(id)
    const own = indicator === undefined ? page : familyPage(indicator.family)
    return indicator === undefined || own === page ? [] : [{ indicator, own, isTotal: at > 0 }]
  })
  return (
    <>
      {strays.map(({ indicator, own, isTotal }) => (
        <p key={indicator.id} className="quiet-line stray">
          {words.say('page.elsewhere', {
            indicator: sayIndicator(indicator, words),
            page: words.say(`page.${own}`),
          })}{' '}
          <a href={address({ page: own, hidden: [], ...(isTotal ? { indicator: null } : { total: null }) })}>
            {words.say('page.elsewhere.link')}
          </a>
        </p>
      ))}
    </>
  )
}
