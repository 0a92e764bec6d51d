import { type ReactNode, useMemo, useState } from 'react'
import { loadRecordsWords } from '../../i18n/index.ts'
import { Fence } from '../../ui/FigureView.tsx'
import { FaduContext, useFadu } from '../../ui/fadu.ts'
import { Unfetched } from '../../ui/Unfetched.tsx'
import { useLaterWords } from '../../ui/useLaterWords.ts'
import './records.css'

/** What stands on the pages of single indicators and publications: with their texts, a fault stays inside. */
export function Records({ children }: { readonly children: ReactNode }) {
  const fadu = useFadu()
  const { words, again } = useLaterWords(loadRecordsWords)
  const within = useMemo(
    () => (words === null || words === 'unfetched' ? null : { ...fadu, words }),
    [fadu, words],
  )
  if (words === 'unfetched') return <Unfetched again={again} />
  if (within === null) return null
  return (
    <FaduContext.Provider value={within}>
      <Fence
        of={JSON.stringify([fadu.selection, fadu.site.turn])}
        fallback={<p className="quiet-line">{within.words.say('records.fault')}</p>}
      >
        {children}
      </Fence>
    </FaduContext.Provider>
  )
}

/** What is said of one thing: a name and its text, line by line; what is null is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, text]) =>
        text === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** A section of these pages. */
export function Section({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className="record" aria-labelledby={`record-${id}`} data-record={id}>
      <h2 id={`record-${id}`}>{title}</h2>
      {children}
    </section>
  )
}

/** Words that are searched for in the list below, as they are typed; they stand in the address. */
export function Search({ label, found }: { readonly label: string; readonly found: string }) {
  const { selection, choose } = useFadu()
  return (
    <div className="search record-search">
      <label htmlFor="record-search">{label}</label>
      <input
        id="record-search"
        type="search"
        value={selection.search}
        autoComplete="off"
        onChange={({ target }) => choose({ search: target.value }, true)}
      />
      <p role="status" className="quiet-line">
        {found}
      </p>
    </div>
  )
}

/** Of a long list so many are shown at first; the others behind a button. */
export function useFold<T>(all: readonly T[], first: number): readonly [readonly T[], (() => void) | null] {
  const [open, setOpen] = useState(false)
  return open || all.length <= first ? [all, null] : [all.slice(0, first), () => setOpen(true)]
}

/** Shows the others. */
export function More({ count, onMore }: { readonly count: number; readonly onMore: (() => void) | null }) {
  const { words } = useFadu()
  return onMore === null ? null : (
    <p className="rows-more">
      <button type="button" className="quiet" onClick={onMore}>
        {words.count('records.more', count)}
      </button>
    </p>
  )
}
