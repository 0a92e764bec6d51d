import { useState } from 'react'
import type { Note } from '../figures/figure.ts'
import { useFadu } from './fadu.ts'
import { usePrinted } from './usePrinted.ts'

/** Notes longer than this fold, and more notes than this many wait behind a button. */
const LONG = 140
const MANY = 3
/** Paper holds more, since nothing unfolds there. */
const MANY_ON_PAPER = 8

/** What is missing, what is unlike, what to know. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  const { words } = useFadu()
  const [all, setAll] = useState(false)
  const printed = usePrinted()
  if (notes.length === 0) return null
  const shown = all ? notes : notes.slice(0, printed ? MANY_ON_PAPER : MANY)
  const more = words.count('note.more', notes.length - shown.length)
  return (
    <>
      <ul className="notes">
        {shown.map((note) => (
          <li key={`${note.kind} ${note.text}`} data-kind={note.kind}>
            <span className="kind">{words.say(`note.${note.kind}`)}</span> <Folding text={note.text} />
          </li>
        ))}
      </ul>
      {notes.length > shown.length ? (
        <p className="notes-more">
          {printed ? (
            more
          ) : (
            <button type="button" className="quiet" aria-expanded={false} onClick={() => setAll(true)}>
              {more}
            </button>
          )}
        </p>
      ) : null}
    </>
  )
}

function Folding({ text }: { readonly text: string }) {
  const { words } = useFadu()
  const [unfolded, setOpen] = useState(false)
  const printed = usePrinted()
  const open = unfolded || printed
  if (text.length <= LONG * 1.25) return <>{text}</>
  return (
    <>
      {open ? text : `${text.slice(0, LONG)}…`}{' '}
      <button type="button" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.say(open ? 'note.fold' : 'note.unfold')}
      </button>
    </>
  )
}
