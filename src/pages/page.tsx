import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import { familyPage } from '../figures/addresses.ts'
import { sayIndicator } from '../figures/say.ts'
import { useFadu } from '../ui/fadu.ts'
import { useForesight } from '../ui/foresight.ts'
import { QuestionBar, type QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Readings } from '../ui/Readings.tsx'
import { READINGS } from './readings.ts'

/** The first page is read from its top by itself; after that a new page begins at its name. */
let isFirst = true

/** The name of the one thing that a page is about, and a line on it. */
export interface Named {
  readonly heading: string
  readonly intro: string
}

/** What all pages have: a name, two lines on what they show, the question bar, figures, further readings. */
export function Page({
  id,
  named,
  bar,
  children,
}: {
  readonly id: string
  /** What the page is about, where it is about one thing; absent: the page's own name and intro. */
  readonly named?: Named | undefined
  /** Absent: a page to be read, that asks nothing. */
  readonly bar?: QuestionBarProps
  readonly children: ReactNode
}) {
  const name = useRef<HTMLHeadingElement>(null)
  const arrived = useRef(false)
  useForesight(bar?.indicator ?? null, bar?.periodsOf)
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
      <PageTop id={id} named={named} bar={bar} name={name} />
      {children}
      <Readings readings={READINGS[id] ?? []} />
    </>
  )
}

/** What stands above the figures. */
export function PageTop({
  id,
  named,
  bar,
  name,
}: {
  readonly id: string
  readonly named?: Named | undefined
  readonly bar?: QuestionBarProps | undefined
  readonly name?: Ref<HTMLHeadingElement>
}) {
  return (
    <>
      <Opening id={id} named={named} name={name} />
      {bar === undefined ? null : (
        <>
          <QuestionBar {...bar} />
          {named === undefined ? <Elsewhere page={id} ids={[bar.indicator, bar.total ?? null]} /> : null}
        </>
      )}
    </>
  )
}

/** A page's name, and two lines on what it shows. */
function Opening({
  id,
  named,
  name,
}: {
  readonly id: string
  readonly named: Named | undefined
  readonly name: Ref<HTMLHeadingElement> | undefined
}) {
  const { words } = useFadu()
  return (
    <header className="opening">
      <h1 ref={name} tabIndex={-1}>
        {named?.heading ?? words.say(`page.${id}.heading`)}
      </h1>
      <p>{named?.intro ?? words.say(`page.${id}.intro`)}</p>
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
