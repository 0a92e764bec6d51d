import { useEffect } from 'react'
import type { Ask, Query } from '../db/query.ts'
import { indicatorQuestion } from '../figures/questions.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Indicator } from '../model/types.ts'
import { useFadu } from './fadu.ts'
import { savesData, whenIdle } from './idle.ts'

/** Who reports what: the ids of places, by indicator. */
type Reporting = ReadonlyMap<string, ReadonlySet<string>>

/** So many answers at most are asked for before anybody wants them; about 1 kB each. */
const FORESEEN = 30
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

/** Asks one after another, each when the page has nothing else to do, so that the answers are at hand; ends it. */
export function askAhead(
  queries: readonly Query<unknown>[],
  ask: Ask,
  idle: (run: () => void) => void = idleAgain,
): () => void {
  const waiting = [...queries]
  let ended = false
  const next = () => {
    const query = ended ? undefined : waiting.shift()
    if (query === undefined) return
    // Who wants it asks again, and says so where it is not to be had.
    ask(query)
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

/** Has at hand, once the page stands, what the indicators answer that are likely chosen after the one on show. */
export function useForesight(indicator: string | null): void {
  const { catalogue, site } = useFadu()
  const { ask, reporting } = site
  useEffect(() => {
    if (indicator === null || catalogue === null || reporting === null || savesData()) return
    const ids = likelyNext(indicator, catalogue, reporting)
    return askAhead(
      ids.map((i) => indicatorQuestion.ask({ i })),
      ask,
    )
  }, [indicator, catalogue, reporting, ask])
}
