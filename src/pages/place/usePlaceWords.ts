import { useEffect, useState } from 'react'
import { loadPlaceWords } from '../../i18n/index.ts'
import type { Words } from '../../i18n/words.ts'

/** The page’s own texts beside all others; null until they have come. */
export function usePlaceWords(base: Words): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  useEffect(() => {
    let wanted = true
    loadPlaceWords(base).then(
      (loaded) => {
        if (wanted) setWords(loaded)
      },
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [base])
  return words?.lang === base.lang ? words : null
}
