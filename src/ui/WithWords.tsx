import type { ReactNode } from 'react'
import type { Words } from '../i18n/words.ts'
import { Unfetched } from './Unfetched.tsx'
import { useLaterWords } from './useLaterWords.ts'

/** Shows what has texts of its own once they have come, or that they could not be fetched. `load`: a constant. */
export function WithWords({
  load,
  children,
}: {
  readonly load: (base: Words) => Promise<Words>
  readonly children: (words: Words) => ReactNode
}) {
  const { words, again } = useLaterWords(load)
  if (words === null) return null
  return words === 'unfetched' ? <Unfetched again={again} /> : children(words)
}
