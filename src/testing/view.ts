import type { View } from '../figures/figure.ts'
import type { Catalogue } from '../model/catalogue.ts'

/** Nothing chosen, in English, 900 px wide and light, with whatever a test says otherwise. */
export function viewOf(catalogue: Catalogue, over: Partial<View> = {}): View {
  return {
    lang: 'en',
    places: [],
    period: null,
    by: null,
    intervals: true,
    anyway: false,
    near: false,
    taken: [],
    hidden: [],
    levels: [],
    width: 900,
    theme: 'light',
    catalogue,
    ...over,
  }
}
