import { useEffect } from 'react'
import type { Params } from '../db/query.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Indicator } from '../model/types.ts'
import { useFadu } from './fadu.ts'
import { savesData, whenIdle } from './idle.ts'

/** Who reports what: the ids of places, by indicator. */
type Reporting = ReadonlyMap<string, ReadonlySet<string>>

/** So many answers at most are asked for before anybody wants them, about 1 kB each: all of a family that are widely published. */
const FORESEEN = 40
/** Where a figure is on its way, idleness is looked for again after so many ms. */
const AGAIN_MS = 500

/** Those that can be chosen of a family, what is widely published first, then what most places report. */
export function inFamily(
  family: Indicator['family'],
  indicators: Iterable<Indicator>,
  reporting: Reporting | null,
): Indicator[] {
  const size = ({ id }: Indicator) => reporting?.get(id)?.size ?? 0
  return [...indicators]
    .filter((one) => one.family === family)
    .sort((a, b) => Number(b.core) - Number(a.core) || size(b) - size(a))
}

/** Which indicators are likely chosen next, by id: the first of the same family of which there is anything to show. */
export function likelyNext(indicator: string, catalogue: Catalogue, reporting: Reporting): string[] {
  const family = catalogue.indicators.get(indicator)?.family
  return family === undefined
    ? []
    : inFamily(family, catalogue.indicators.values(), reporting)
        .filter(({ id }) => id !== indicator && (reporting.get(id)?.size ?? 0) > 0)
        .slice(0, FORESEEN)
        .map(({ id }) => id)
}

/** Does one after another, each when the page has nothing else to do; ends it. `tasks` is called in the first such moment. */
export function doAhead(
  tasks: () => readonly (() => Promise<unknown>)[],
  idle: (run: () => void) => void = idleAgain,
): () => void {
  let ended = false
  let waiting: (() => Promise<unknown>)[] | null = null
  const next = () => {
    if (ended) return
    waiting ??= [...tasks()]
    // What fails is asked for again by who wants it, and said there.
    waiting
      .shift()?.()
      .catch(() => undefined)
      .then(() => idle(next))
  }
  idle(next)
  return () => {
    ended = true
  }
}

function idleAgain(run: () => void): void {
  whenIdle(run, () => setTimeout(() => idleAgain(run), AGAIN_MS))
}

/**
 * Has at hand, once the page stands, what its figure shows of the indicators that are likely chosen after the one on
 * show: `of` is the figure that the question bar asks about.
 */
export function useForesight(
  indicator: string | null,
  of: { readonly figure: string; readonly params: Params } | undefined,
): void {
  const { catalogue, site, figure, openAhead } = useFadu()
  const { reporting, turn } = site
  const found = of === undefined ? undefined : figure(of.figure)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked before a turn is asked anew
  useEffect(() => {
    if (indicator === null || found === undefined || catalogue === null || reporting === null) return
    if (savesData()) return
    return doAhead(() =>
      likelyNext(indicator, catalogue, reporting).map((i) => () => openAhead(found, { ...of?.params, i })),
    )
  }, [indicator, found, catalogue, reporting, openAhead, turn])
}
