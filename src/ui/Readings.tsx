import { useFadu } from './fadu.ts'
import { inLang } from './selection.ts'

/** A comparison worth reading: the key of its words, and its address without a language. */
export interface Reading {
  readonly label: string
  readonly address: string
}

/** A quiet list of comparisons that the data holds; the reader's language goes along. */
export function Readings({ readings }: { readonly readings: readonly Reading[] }) {
  const { words, selection } = useFadu()
  if (readings.length === 0) return null
  return (
    <nav className="readings" aria-labelledby="readings">
      <h2 id="readings">{words.say('readings.title')}</h2>
      <ul>
        {readings.map(({ label, address }) => (
          <li key={address}>
            <a href={inLang(address, selection.lang)}>{words.say(label)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
