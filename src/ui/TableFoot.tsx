import { type ReactNode, Suspense, useState } from 'react'
import type { Params, Query } from '../db/query.ts'
import type { OpenFigure, View } from '../figures/figure.ts'
import { Citation, QueryBehind } from './Behind.tsx'
import { choiceOf } from './choice.ts'
import { Downloads } from './Downloads.tsx'
import { useFadu } from './fadu.ts'
import { NOTHING_CHOSEN, type Selection } from './selection.ts'

/** What a table of a page is taken away as: files, a reference, the query of its rows, its address. */
export interface TableFootProps {
  /** Stands in the names of files and in the key of the reference. */
  readonly id: string
  /** What tells the table from others of its id, in the names of files. */
  readonly params?: Params
  readonly open: OpenFigure
  /** What it is called in a reference. */
  readonly title: string
  /** The rows that it is made of. */
  readonly query: Query<unknown>
  /** By what it is drawn where it heeds choices; absent: all of it leaves, whatever is chosen. */
  readonly view?: View
  /** How wide its picture leaves, CSS pixels, asked when it does; absent: it has none. */
  readonly pictureWidth?: () => number
  /** What its address needs beside what is chosen. */
  readonly change?: Partial<Selection>
  readonly children?: ReactNode
}

/** The foot of a table that stands on a page by itself: the same ways to take it away as those of a figure. */
export function TableFoot(props: TableFootProps) {
  const { id, params = {}, open, title, query, pictureWidth, change = {}, children } = props
  const { words, theme, catalogue, site, address } = useFadu()
  const [citing, setCiting] = useState(false)
  const [querying, setQuerying] = useState(false)
  if (catalogue === null) return null
  const all: View = {
    ...choiceOf(NOTHING_CHOSEN, false),
    ...{ lang: words.lang, width: 0, theme, catalogue },
  }
  const link = address({ ...change, version: site.version })
  return (
    <>
      <div className="foot">
        {children}
        <Downloads
          {...{ id, params, open, link, view: props.view ?? all }}
          pictured={pictureWidth !== undefined}
          {...(pictureWidth === undefined ? {} : { width: pictureWidth })}
        />
        <button type="button" className="quiet" aria-expanded={citing} onClick={() => setCiting(!citing)}>
          {words.say('foot.cite')}
        </button>
        <button
          type="button"
          className="quiet"
          aria-expanded={querying}
          onClick={() => setQuerying(!querying)}
        >
          {words.say('foot.query')}
        </button>
        <a className="quiet" href={link}>
          {words.say('foot.link_table')}
        </a>
      </div>
      {querying ? (
        <Suspense fallback={null}>
          <QueryBehind query={query} />
        </Suspense>
      ) : null}
      {citing ? (
        <Suspense fallback={null}>
          <Citation id={id} title={title} link={link} />
        </Suspense>
      ) : null}
    </>
  )
}
