import { useEffect, useState } from 'react'
import { definitionQuestion } from '../figures/questions.ts'
import { sayIndicator } from '../figures/say.ts'
import type { Words } from '../i18n/words.ts'
import type { Definition as DefinedRow } from '../model/types.ts'
import { useFadu } from './fadu.ts'
import { afterFrame } from './turns.ts'

/** What an indicator counts, in the reader's language, and the way to all its numbers; nothing while it is on its way. */
export function Definition({ indicator }: { readonly indicator: string }) {
  const { words, catalogue, address } = useFadu()
  const defined = useDefinition(indicator)
  const known = catalogue?.indicators.get(indicator)
  if (defined === null || known === undefined) return null
  return (
    <p className="definition">
      <b>{sayIndicator(known, words)}</b>
      {words.say('list.colon')}
      {sayDefinition(defined, words)}{' '}
      <a className="quiet offer" href={address({ page: 'indicator', subject: indicator, indicator: null })}>
        {words.say('definition.more')}
      </a>
    </p>
  )
}

/** What an indicator counts, alone. */
export function Defined({ indicator }: { readonly indicator: string }) {
  const { words } = useFadu()
  const defined = useDefinition(indicator)
  return defined === null ? null : sayDefinition(defined, words)
}

function sayDefinition({ definition_zh, definition_en }: DefinedRow, words: Words): string {
  return words.lang === 'zh' ? definition_zh : definition_en
}

/** Null while it is on its way or not to be had. */
function useDefinition(indicator: string): DefinedRow | null {
  const { site } = useFadu()
  const { ask } = site
  const [defined, setDefined] = useState<DefinedRow | null>(null)
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
  return defined?.id === indicator ? defined : null
}
