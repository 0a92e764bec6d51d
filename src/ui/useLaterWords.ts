import { useCallback, useEffect, useRef, useState } from 'react'
import type { Words } from '../i18n/words.ts'
import { useFadu } from './fadu.ts'

export interface LaterWords {
  /** Null until they have come; those of the last language stand until those of the next have come or failed to. */
  readonly words: Words | 'unfetched' | null
  /** Fetches them anew; rejects where they can't be had. */
  readonly again: () => Promise<void>
}

/** All words and those that come with a page or a part of one; `load`: a constant. */
export function useLaterWords(load: (base: Words) => Promise<Words>): LaterWords {
  const { words: base } = useFadu()
  const [words, setWords] = useState<Words | 'unfetched' | null>(null)
  const wanted = useRef<Words | null>(null)
  const again = useCallback(async () => {
    const loaded = await load(base)
    if (wanted.current === base) setWords(loaded)
  }, [load, base])
  useEffect(() => {
    wanted.current = base
    again().catch(() => {
      if (wanted.current === base) setWords('unfetched')
    })
    return () => {
      wanted.current = null
    }
  }, [again, base])
  return { words, again }
}
