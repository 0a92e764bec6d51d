import { useEffect, useState } from 'react'
import { definitionQuestion } from '../figures/questions.ts'
import { sayIndicator } from '../figures/say.ts'
import type { Definition as Defined } from '../model/types.ts'
import { useFadu } from './fadu.ts'
import { afterFrame } from './turns.ts'

/** What an indicator counts, in the reader's language; nothing while it is on its way or not to be had. */
export function Definition({ indicator }: { readonly indicator: string }) {
  const { words, site, catalogue } = useFadu()
  const { ask } = site
  const [defined, setDefined] = useState<Defined | null>(null)
  useEffect(() => {
    let wanted = true
    // The figure above has this frame to itself.
    afterFrame(() => {
      if (!wanted) return
      ask(definitionQuestion.ask({ i: indicator })).then(
        ({ rows }) => {
          if (wanted) setDefined(rows[0] ?? null)
        },
        () => undefined,
      )
    })
    return () => {
      wanted = false
    }
  }, [ask, indicator])
  const known = catalogue?.indicators.get(indicator)
  if (defined?.id !== indicator || known === undefined) return null
  return (
    <p className="definition">
      <b>{sayIndicator(known, words)}</b>
      {words.say('list.colon')}
      {words.lang === 'zh' ? defined.definition_zh : defined.definition_en}
    </p>
  )
}
