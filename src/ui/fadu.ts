import { createContext, useContext } from 'react'
import type { Params } from '../db/query.ts'
import type { AnyFigure } from '../figures/figure.ts'
import type { LaterFigure } from '../figures/index.ts'
import type { Theme } from '../figures/look.ts'
import type { Words } from '../i18n/words.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Heeding } from './heeding.ts'
import type { Opening } from './opened.ts'
import type { Selection } from './selection.ts'
import type { SiteState } from './site.ts'

/** What every part of the page may need: words, data, what is chosen, and how to choose otherwise. */
export interface Fadu {
  readonly words: Words
  readonly theme: Theme
  readonly selection: Selection
  readonly site: SiteState
  /** Null until it has come, or where it can't be had. */
  readonly catalogue: Catalogue | null
  /** The address of the selection so changed, for links. */
  address(change: Partial<Selection>): string
  /** Goes to that address; the way back is in the history, unless it replaces the last step. */
  choose(change: Partial<Selection>, replace?: boolean): void
  open(figure: AnyFigure, params: Params): Opening
  /** Opens what is likely shown next: see `Openings`. */
  openAhead(figure: AnyFigure, params: Params): Promise<void>
  /** What became of choices in the figures on show. */
  readonly heeding: Heeding
  figure(id: string): AnyFigure | undefined
  laterFigure(id: string): LaterFigure | undefined
  wantReporting(): void
  /** A figure stands: the first that is painted is marked; after the last the data are checked, the engine starts. */
  figureStands(painted: boolean): void
}

export const FaduContext = createContext<Fadu | null>(null)

/** What the app provides; throws outside of it. */
export function useFadu(): Fadu {
  const fadu = useContext(FaduContext)
  if (fadu === null) throw new Error('useFadu outside of the app')
  return fadu
}
