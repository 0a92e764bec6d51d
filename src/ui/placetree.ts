import { ancestors, type Catalogue, nameIn } from '../model/catalogue.ts'
import type { Jurisdiction, Lang } from '../model/types.ts'
import { isFound } from './pickerparts.tsx'

/** A place, and what of the places shown lies in it. */
export interface Branch {
  readonly place: Jurisdiction
  readonly inside: readonly Branch[]
}

/** Whether a place is one of those that may be chosen, and found by the words. */
export function isSought(place: Jurisdiction, only: ReadonlySet<string> | null, find: string): boolean {
  return (only === null || only.has(place.id)) && isFound(place, find)
}

/** The id of the first place in a tree, from the top, that meets a test. */
export function firstIn(
  branches: readonly Branch[],
  test: (place: Jurisdiction) => boolean,
): string | undefined {
  for (const { place, inside } of branches) {
    const id = test(place) ? place.id : firstIn(inside, test)
    if (id !== undefined) return id
  }
  return undefined
}

/** The places that are sought, and what contains them, as a tree; names in the order of the language. */
export function treeOf(
  catalogue: Catalogue | null,
  only: ReadonlySet<string> | null,
  find: string,
  lang: Lang,
): Branch[] {
  if (catalogue === null) return []
  const { places } = catalogue
  const wanted = new Set<string>()
  for (const place of places.values()) {
    if (!isSought(place, only, find)) continue
    wanted.add(place.id)
    for (const id of ancestors(place.id, places)) wanted.add(id)
  }
  const children = new Map<string | null, Jurisdiction[]>()
  for (const id of wanted) {
    const place = places.get(id)
    if (place === undefined) continue
    const parent = place.parent_id !== null && places.has(place.parent_id) ? place.parent_id : null
    const sisters = children.get(parent)
    if (sisters === undefined) children.set(parent, [place])
    else sisters.push(place)
  }
  const order = (a: Jurisdiction, b: Jurisdiction) =>
    lang === 'zh' ? a.id.localeCompare(b.id) : nameIn(a, lang).localeCompare(nameIn(b, lang), lang)
  const grow = (parent: string | null): Branch[] => {
    const here = children.get(parent) ?? []
    // Taken out at once: a cycle of parents in the data must not be walked for ever.
    children.delete(parent)
    return here.sort(order).map((place) => ({ place, inside: grow(place.id) }))
  }
  return grow(null)
}
