import type { Observation } from '../../model/types.ts'

/** More than any page asks for; then it begins anew. */
const MOST_KEPT = 600

/**
 * Keeps what was made of the same rows under a key, as long as the rows are there: a place more in a set must not sort
 * all the others again.
 */
export function keeping<T>(): (rows: readonly Observation[], key: string, make: () => T) => T {
  const kept = new WeakMap<readonly Observation[], Map<string, { readonly made: T }>>()
  return (rows, key, make) => {
    let all = kept.get(rows)
    if (all === undefined || all.size > MOST_KEPT) {
      all = new Map()
      kept.set(rows, all)
    }
    const known = all.get(key)
    if (known !== undefined) return known.made
    const made = make()
    all.set(key, { made })
    return made
  }
}
