import { useEffect, useState } from 'react'
import { loadSqlWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'

/** What is said of queries beside all other words; null until it has come. */
export function useSqlWords(base: Words): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  useEffect(() => {
    let wanted = true
    loadSqlWords(base).then(
      (loaded) => {
        if (wanted) setWords(loaded)
      },
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [base])
  return words
}
