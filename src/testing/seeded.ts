/** A generator of numbers that is the same at every run (mulberry32, Tommy Ettinger), for tests over many cases. */
export interface Seeded {
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** A number from 0 to 1, 1 excluded. */
  share(): number
  /** One of the things. */
  pick<T>(things: readonly [T, ...T[]]): T
  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): T[]
}

/** The generator that begins at a seed. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (low: number, high: number) => low + Math.floor(share() * (high - low + 1))
  return {
    share,
    whole,
    pick: (things) => things[whole(0, things.length - 1)] ?? things[0],
    shuffled: (things) =>
      things
        .map((thing) => ({ thing, at: share() }))
        .sort((a, b) => a.at - b.at)
        .map(({ thing }) => thing),
  }
}
