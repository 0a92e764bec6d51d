import type { Profile, Reported } from './profile.ts'

/** What a number of a place comes to: its verdict; `undivided` are those not judged as they go with the size of the place. */
export const TOLD = ['better', 'worse', 'higher', 'lower', 'cannot_tell', 'undivided', 'unjudged'] as const
export type Told = (typeof TOLD)[number]

/** What one number comes to. */
export function toldOf({ placing: { standing } }: Pick<Reported, 'placing'>): Told {
  return standing.why === 'undivided' ? 'undivided' : standing.verdict
}

/** How many numbers a place reports, how many of them are judged, and of these, how many are told apart. */
export interface Tally {
  readonly count: number
  readonly judged: number
  readonly told: number
}

/** Counts what the numbers of a profile come to: the sentences of its page and of its brief say the same of them. */
export function tallyOf({ reported }: Pick<Profile, 'reported'>): Tally {
  const all = reported.map(toldOf)
  const judged = all.filter((one) => one !== 'undivided' && one !== 'unjudged')
  return {
    count: all.length,
    judged: judged.length,
    told: judged.filter((one) => one !== 'cannot_tell').length,
  }
}
