import { loadWords } from './i18n/index.ts'
import type { Words } from './i18n/words.ts'
import { LEADS } from './pages/leads.ts'
import { langFor } from './ui/lang.ts'
import { readAddress } from './ui/selection.ts'
import { openSite, type Site } from './ui/site.ts'

/** What the pages need beside their program. */
export interface Early {
  readonly site: Site
  readonly words: Promise<Words>
}

/** Asks for catalogue, words and the answer that the page leads with, while the page's program is on its way. */
export function begin(): Early {
  const site = openSite(new URL('data/', document.baseURI).href)
  const { selection } = readAddress(window.location.hash, { pages: Object.keys(LEADS), catalogue: null })
  const words = loadWords(langFor(selection.lang))
  const lead = LEADS[selection.page]?.(selection)
  // Who shows it asks again, and says so where it is not to be had.
  if (lead !== undefined)
    site
      .state()
      .ask(lead)
      .catch(() => undefined)
  return { site, words }
}
