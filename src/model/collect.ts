/** Groups things by a key, groups and members in order of first occurrence. */
export function groupBy<T, K>(things: readonly T[], key: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const thing of things) {
    const group = groups.get(key(thing))
    if (group === undefined) groups.set(key(thing), [thing])
    else group.push(thing)
  }
  return groups
}

/** A sorted copy. */
export function sorted<T>(things: readonly T[], compare: (a: T, b: T) => number): T[] {
  return [...things].sort(compare)
}

/** The things whose key has not occurred before. */
export function distinct<T>(things: readonly T[], key: (thing: T) => unknown = (thing) => thing): T[] {
  const seen = new Set<unknown>()
  return things.filter((thing) => {
    const known = seen.has(key(thing))
    seen.add(key(thing))
    return !known
  })
}

/** The value that occurs most often, the first to occur on ties; undefined of nothing. */
export function commonest<T>(values: readonly T[]): T | undefined {
  let best: T | undefined
  let most = 0
  for (const [value, group] of groupBy(values, (one) => one)) {
    if (group.length > most) {
      best = value
      most = group.length
    }
  }
  return best
}

/** The items of a list with `;` between, as the tables have it; none where there is no list. */
export function listed(list: string | null | undefined): string[] {
  return (list ?? '').split(';').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]))
}
