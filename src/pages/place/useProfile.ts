import { useMemo } from 'react'
import { everythingQuestion } from '../../figures/questions.ts'
import { membersOf } from '../../model/benchmark.ts'
import { nameIn } from '../../model/catalogue.ts'
import { peersOf, populationsOf } from '../../model/peers.ts'
import { type Profile, profileOf } from '../../model/profile.ts'
import type { Observation } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { useRows } from '../../ui/useRows.ts'

const EVERYTHING = everythingQuestion.ask({})

/** All observations; null while they are on their way, `none` where they are not to be had. */
export function useEverything(): readonly Observation[] | 'none' | null {
  const answer = useRows(EVERYTHING)
  return answer === null || answer === 'none' ? answer : answer.rows
}

/** What places are held against where the address says nothing. */
export const USUAL_BENCHMARK = 'level'

/** A place as it is held, and what its brief needs besides. */
export interface Placed {
  readonly profile: Profile
  readonly benchmark: string
  /** The name of the place that is the benchmark; empty otherwise. */
  readonly other: string
  /** The day of the newest publication of all data. */
  readonly newest: string | null
}

/** The profile of the place that the address names, held against what it says; null while there is none. */
export function usePlaced(rows: readonly Observation[] | 'none' | null): Placed | null {
  const { catalogue, selection, words } = useFadu()
  const { subject, benchmark: asked, places: chosen, taken } = selection
  // A place is no measure of itself.
  const benchmark = asked === null || asked === subject ? USUAL_BENCHMARK : asked
  const held = JSON.stringify([chosen, taken])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `held` stands for `chosen` and `taken`, new arrays each time
  return useMemo(() => {
    if (rows === null || rows === 'none' || catalogue === null || subject === null) return null
    const { places } = catalogue
    const profile = profileOf(subject, {
      rows,
      catalogue,
      benchmark,
      chosen,
      taken,
      peers: membersOf('level', subject, { places, rows, chosen }),
      nearest: peersOf(subject, places, populationsOf(rows))?.nearest.map(({ place }) => place.id) ?? [],
    })
    if (profile === null) return null
    const place = places.get(benchmark)
    const dated = rows.flatMap(({ published }) => published ?? [])
    return {
      profile,
      benchmark,
      other: place === undefined ? '' : nameIn(place, words.lang),
      newest: dated.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null),
    }
  }, [rows, catalogue, subject, benchmark, held, words.lang])
}
