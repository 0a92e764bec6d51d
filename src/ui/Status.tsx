import { useFadu } from './fadu.ts'
import { type Dropped, droppedParts } from './selection.ts'

/** How the engine stands, in one calm line; nothing is waited for. */
export function EngineLine() {
  const { words, site } = useFadu()
  const { engine } = site
  const text =
    engine.step === 'starting' && engine.progress !== null
      ? words.say('engine.progress', { percent: engine.progress })
      : words.say(`engine.${engine.step}`)
  return <p className="engine">{text}</p>
}

/** What is not as it should be: parts of the address that mean nothing, files that were left out, no catalogue. */
export function Remarks({ dropped }: { readonly dropped: readonly Dropped[] }) {
  const { words, site } = useFadu()
  const lines = [
    ...(dropped.length === 0
      ? []
      : [
          words.say('address.dropped', {
            parts: droppedParts(dropped).join(words.say('list.comma')),
          }),
        ]),
    ...(site.catalogue === 'none' ? [words.say('data.none')] : []),
    ...site.leftOut.map(({ path, faults }) => {
      const [first] = faults
      return words.say('data.left_out', {
        path,
        line: first?.line ?? 1,
        column: first?.column ?? '',
        expected: first?.expected ?? '',
        got: first?.got ?? '',
        count: faults.length,
      })
    }),
  ]
  return (
    <div role="status" className="remarks">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
