import { useState } from 'react'
import type { LeftOut } from '../db/fault.ts'
import { useFadu } from './fadu.ts'
import { sayData, sayEngine, sayVersion } from './saysite.ts'
import { type Dropped, droppedParts } from './selection.ts'

/** How the engine stands, in one calm line; nothing is waited for. */
export function EngineLine() {
  const { words, site } = useFadu()
  return <p className="engine">{sayEngine(site, words)}</p>
}

/** What is not as it should be: parts of the address that mean nothing, files that were left out, no catalogue. */
export function Remarks({ dropped }: { readonly dropped: readonly Dropped[] }) {
  const { words, site, selection } = useFadu()
  const lines = [
    ...sayVersion(selection.version, site, words),
    ...(dropped.length === 0
      ? []
      : [
          words.say('address.dropped', {
            parts: droppedParts(dropped).join(words.say('list.comma')),
          }),
        ]),
    ...(site.catalogue === 'none' ? [words.say('data.none')] : []),
    ...sayData(site, words),
  ]
  return (
    <div role="status" className="remarks">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {site.leftOut.map((file) => (
        <FileAtFault key={file.path} used={false} {...file} />
      ))}
      {site.flawed.map((file) => (
        <FileAtFault key={file.path} used {...file} />
      ))}
    </div>
  )
}

/** A file at fault, in a line: where its first fault is and of what kind; the checker's own words fold. */
function FileAtFault({ used, path, faults }: LeftOut & { readonly used: boolean }) {
  const { words } = useFadu()
  const [open, setOpen] = useState(false)
  const [first] = faults
  const kind = first?.kind ?? 'file'
  return (
    <p>
      {words.say(used ? 'data.flawed' : 'data.left_out', {
        path,
        line: first?.line ?? 1,
        column:
          first === undefined || first.column === kind
            ? ''
            : words.say('data.left_out.column', { column: first.column }),
        kind: words.say(`fault.${kind}`),
        count: faults.length,
      })}{' '}
      {first === undefined ? null : (
        <>
          <button type="button" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {words.say('data.left_out.detail')}
          </button>{' '}
          <span hidden={!open} lang="en">
            {words.say('data.left_out.words', { expected: first.expected, got: first.got })}
          </span>
        </>
      )}
    </p>
  )
}
