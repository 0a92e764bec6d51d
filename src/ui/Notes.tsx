import { useState } from 'react'
import type { Note, NoteChoice } from '../figures/figure.ts'
import { useFadu } from './fadu.ts'
import { inLang, type Selection } from './selection.ts'
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
            <Onwards note={note} />
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

/** Where a note leads, and what it offers to choose: quiet links behind its text. */
function Onwards({ note: { href, choice } }: { readonly note: Note }) {
  const { words, selection, address } = useFadu()
  return (
    <>
      {choice === undefined ? null : (
        <>
          {' '}
          <a className="quiet offer" href={address(changeOf(choice))}>
            {choice.label}
          </a>
        </>
      )}
      {href === undefined ? null : (
        <>
          {' '}
          <a className="quiet offer" href={inLang(href, selection.lang)}>
            {words.say('note.onwards', { page: words.say(`page.${pageOf(href)}`) })}
          </a>
        </>
      )}
    </>
  )
}

function changeOf({ anyway, near, taken }: NoteChoice): Partial<Selection> {
  return {
    ...(anyway === undefined ? {} : { anyway }),
    ...(near === undefined ? {} : { near }),
    ...(taken === undefined ? {} : { taken }),
  }
}

/** The path of the page that an address of ours names; `home` for none. */
function pageOf(href: string): string {
  return href.replace(/^#\//, '').replace(/\?.*$/, '') || 'home'
}

/** A text of which the beginning stands until all is asked for. */
export function Folding({ text }: { readonly text: string }) {
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
