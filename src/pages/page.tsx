import { type ReactNode, useEffect, useRef } from 'react'
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
  readonly bar: QuestionBarProps
  readonly children: ReactNode
}) {
  const { words } = useFadu()
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
      <header className="opening">
        <h1 ref={name} tabIndex={-1}>
          {words.say(`page.${id}.heading`)}
        </h1>
        <p>{words.say(`page.${id}.intro`)}</p>
      </header>
      <QuestionBar {...bar} />
      {children}
      <Readings readings={READINGS[id] ?? []} />
    </>
  )
}
