import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Words } from '../i18n/words.ts'
import { useFadu } from './fadu.ts'
import { Unfetched } from './Unfetched.tsx'

/** Shows what has texts of its own once they have come; those of the last language stand until then. `load`: a constant. */
export function WithWords({
  load,
  children,
}: {
  readonly load: (base: Words) => Promise<Words>
  readonly children: (words: Words) => ReactNode
}) {
  const { words: base } = useFadu()
  const [words, setWords] = useState<Words | 'unfetched' | null>(null)
  const again = useCallback(async () => setWords(await load(base)), [load, base])
  useEffect(() => {
    let wanted = true
    load(base).then(
      (loaded) => {
        if (wanted) setWords(loaded)
      },
      () => {
        if (wanted) setWords((now) => now ?? 'unfetched')
      },
    )
    return () => {
      wanted = false
    }
  }, [load, base])
  if (words === null) return null
  return words === 'unfetched' ? <Unfetched again={again} /> : children(words)
}
