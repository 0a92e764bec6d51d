import { useState } from 'react'
import type { Note } from '../figures/figure.ts'
import { useFadu } from './fadu.ts'

/** Notes longer than this fold, and more notes than this many wait behind a button. */
const LONG = 140
const MANY = 3

/** What is missing, what is unlike, what to know. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  const { words } = useFadu()
  const [all, setAll] = useState(false)
  if (notes.length === 0) return null
  const shown = all ? notes : notes.slice(0, MANY)
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
          <button type="button" className="quiet" aria-expanded={false} onClick={() => setAll(true)}>
            {words.count('note.more', notes.length - shown.length)}
          </button>
        </p>
      ) : null}
    </>
  )
}

function Folding({ text }: { readonly text: string }) {
  const { words } = useFadu()
  const [open, setOpen] = useState(false)
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
