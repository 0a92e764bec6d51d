import { useEffect, useMemo, useState } from 'react'
import { everythingQuestion } from '../../figures/questions.ts'
import { membersOf } from '../../model/benchmark.ts'
import { nameIn } from '../../model/catalogue.ts'
import { RESIDENTS } from '../../model/disclosure.ts'
import { peersOf } from '../../model/peers.ts'
import { type Profile, profileOf } from '../../model/profile.ts'
import type { Observation } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'

/** All observations; null while they are on their way, `none` where they are not to be had. */
export function useEverything(): readonly Observation[] | 'none' | null {
  const { site } = useFadu()
  const { ask } = site
  const [come, setCome] = useState<readonly Observation[] | 'none' | null>(null)
  useEffect(() => {
    let wanted = true
    ask(everythingQuestion.ask({})).then(
      ({ rows }) => {
        if (wanted) setCome(rows)
      },
      () => {
        if (wanted) setCome((before) => before ?? 'none')
      },
    )
    return () => {
      wanted = false
    }
  }, [ask])
  return come
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
  const benchmark = asked ?? USUAL_BENCHMARK
  const held = JSON.stringify([chosen, taken])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `held` stands for `chosen` and `taken`, new arrays each time
  return useMemo(() => {
    if (rows === null || rows === 'none' || catalogue === null || subject === null) return null
    const { places } = catalogue
    const populations = new Map<string, number>()
    for (const { indicator_id, jurisdiction_id, value } of rows)
      if (indicator_id === RESIDENTS && value !== null) populations.set(jurisdiction_id, value)
    const profile = profileOf(subject, {
      rows,
      catalogue,
      benchmark,
      chosen,
      taken,
      peers: membersOf('level', subject, { places, rows, chosen }),
      nearest: peersOf(subject, places, populations)?.nearest.map(({ place }) => place.id) ?? [],
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
