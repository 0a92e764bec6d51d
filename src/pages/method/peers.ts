import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import { RESIDENTS } from '../../model/disclosure.ts'
import { formatNumber } from '../../model/formats.ts'
import { LEVEL_STEP, type Peer, peersOf, populationsOf } from '../../model/peers.ts'
import type { Work } from './worked.ts'

/** Whose peers the example names; the page asks for the residents of all places. */
export const NEAREST = { i: RESIDENTS, place: '330100' } as const

/** So many of the ten are shown. */
const SHOWN = 3

/** The nearest places to one, with the parts that their distances are added up of. */
export const workPeers: Work = ({ rows, catalogue }, words) => {
  const residents = rows.get(NEAREST.i) ?? []
  const peers = peersOf(NEAREST.place, catalogue.places, populationsOf(residents))
  if (peers === null || peers.population === null || peers.nearest.length < SHOWN) return null
  const shown = peers.nearest.slice(0, SHOWN)
  const counted = (id: string, value: number) =>
    residents.filter((row) => row.jurisdiction_id === id && row.value === value).slice(0, 1)
  return {
    fill: {
      place: nameIn(peers.place, words.lang),
      level: words.say(`level.${peers.place.level}`),
      residents: formatNumber(peers.population, words.lang),
      count: shown.length,
      nearest: peers.nearest.length,
    },
    table: {
      columns: ['place', 'residents', 'levels', 'parents', 'times', 'sum'].map(
        (key) => `method.peers.${key}`,
      ),
      rows: shown.map((peer) => cellsOf(peer, words)),
    },
    observed: [
      ...counted(peers.place.id, peers.population),
      ...shown.flatMap(({ place, population }) => counted(place.id, population)),
    ],
  }
}

function cellsOf({ place, population, distance }: Peer, words: Words): string[] {
  const { levels, parents, times, sum } = distance
  const part = (value: number) => formatNumber(value, words.lang, 2, true)
  return [
    nameIn(place, words.lang),
    formatNumber(population, words.lang),
    part(levels * LEVEL_STEP),
    part(parents / 2),
    part(Math.log2(times)),
    part(sum),
  ]
}
