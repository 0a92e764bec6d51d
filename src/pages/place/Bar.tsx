import { useId } from 'react'
import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import { groupBy, sorted } from '../../model/collect.ts'
import { RESIDENTS } from '../../model/disclosure.ts'
import { type Jurisdiction, LEVELS, type Observation } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { sayBenchmark } from './brief/index.ts'
import type { Placed } from './useProfile.ts'

const OFFERED = ['level', 'parent', 'all', 'body', 'own'] as const

/** Which place, and what it is held against. */
export function Bar({
  words,
  rows,
  placed: { profile, benchmark, other },
}: {
  readonly words: Words
  readonly rows: readonly Observation[]
  readonly placed: Placed
}) {
  const { choose, selection } = useFadu()
  const known = useReported(rows)
  const placeId = useId()
  const againstId = useId()
  const offered = [
    ...OFFERED,
    ...(selection.places.length > 0 ? (['set'] as const) : []),
    ...(OFFERED.some((one) => one === benchmark) || benchmark === 'set' ? [] : [benchmark]),
  ]
  return (
    <div className="bar place-bar">
      <p>
        <label htmlFor={placeId}>{words.say('place.place')}</label>
        <select
          id={placeId}
          value={profile.place.id}
          onChange={({ target }) => choose({ subject: target.value })}
        >
          {LEVELS.map((level) => {
            const list = known.get(level) ?? []
            return list.length === 0 ? null : (
              <optgroup key={level} label={words.say(`level.${level}`)}>
                {list.map(({ place }) => (
                  <option key={place.id} value={place.id}>
                    {nameIn(place, words.lang)}
                  </option>
                ))}
              </optgroup>
            )
          })}
          {[...known.values()].some((list) =>
            list.some(({ place }) => place.id === profile.place.id),
          ) ? null : (
            <option value={profile.place.id}>{nameIn(profile.place, words.lang)}</option>
          )}
        </select>
      </p>
      <p>
        <label htmlFor={againstId}>{words.say('place.against')}</label>
        <select
          id={againstId}
          value={benchmark}
          onChange={({ target }) => choose({ benchmark: target.value === 'level' ? null : target.value })}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {sayBenchmark(one, other, { profile, words })}
            </option>
          ))}
        </select>
      </p>
    </div>
  )
}

/** A place of which anything has been collected, and how many indicators. */
export interface Known {
  readonly place: Jurisdiction
  readonly indicators: number
}

/** Places of which anything has been collected, by level, each list in the order of codes. */
export function useReported(rows: readonly Observation[]): ReadonlyMap<string, readonly Known[]> {
  const { catalogue } = useFadu()
  const known = [...groupBy(rows, (row) => row.jurisdiction_id)].flatMap(([id, list]): Known[] => {
    const place = catalogue?.places.get(id)
    const indicators = new Set(list.map((row) => row.indicator_id).filter((one) => one !== RESIDENTS)).size
    return place === undefined || indicators === 0 ? [] : [{ place, indicators }]
  })
  return groupBy(
    sorted(known, (a, b) => a.place.id.localeCompare(b.place.id)),
    ({ place }) => place.level,
  )
}
