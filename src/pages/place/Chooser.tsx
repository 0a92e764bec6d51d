import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import { sorted } from '../../model/collect.ts'
import { LEVELS, type Observation } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { useReported } from './Bar.tsx'

/** All places of which anything has been collected, by level, those of most indicators first. */
export function Chooser({ words, rows }: { readonly words: Words; readonly rows: readonly Observation[] }) {
  const { address } = useFadu()
  const known = useReported(rows)
  return (
    <section className="figure" aria-labelledby="place-choose">
      <h2 id="place-choose">{words.say('place.choose')}</h2>
      <p className="answer">{words.say('place.choose.note')}</p>
      {LEVELS.map((level) => {
        const list = sorted(known.get(level) ?? [], (a, b) => b.indicators - a.indicators)
        return list.length === 0 ? null : (
          <div key={level} className="place-level">
            <h3>{words.say(`level.${level}`)}</h3>
            <ul>
              {list.map(({ place, indicators }) => (
                <li key={place.id}>
                  <a href={address({ subject: place.id })}>{nameIn(place, words.lang)}</a>{' '}
                  <small>{words.count('place.choose.count', indicators)}</small>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
