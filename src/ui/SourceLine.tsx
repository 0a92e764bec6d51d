import { useState } from 'react'
import type { SourceRef } from '../figures/figure.ts'
import { sayTitle } from '../figures/titles.ts'
import { useFadu } from './fadu.ts'
import { onPage, writeAddress } from './selection.ts'
import { usePrinted } from './usePrinted.ts'

const FEW = 3

/** The publications that a figure rests on, linked; of many the first three, the others on demand. */
export function SourceLine({
  sources,
  reporting,
}: {
  readonly sources: readonly SourceRef[]
  /** Places that report the indicator at all; null: not known. */
  readonly reporting: number | null
}) {
  const { words } = useFadu()
  const [unfolded, setAll] = useState(false)
  const printed = usePrinted()
  const all = unfolded || printed
  if (sources.length === 0) return null
  const shown = all ? sources : sources.slice(0, FEW)
  const more = sources.length - shown.length
  return (
    <p className="source">
      {words.say('source.label')}
      {shown.map((source, at) => (
        <span key={source.id}>
          {at === 0 ? '' : words.say('list.semicolon')}
          <Publication source={source} printed={printed} />
        </span>
      ))}
      {more > 0 ? (
        <>
          {words.say('sentence.space')}
          <button type="button" className="quiet" aria-expanded={false} onClick={() => setAll(true)}>
            {/* No line begins with the full stop. */}
            {words.say('source.more', { count: more })}
            {words.say('source.end').trim()}
          </button>
          {words.say('sentence.space')}
        </>
      ) : (
        words.say('source.end')
      )}
      {reporting === null ? null : (
        <span className="reporting">{words.count('source.reporting', reporting)}</span>
      )}
    </p>
  )
}

function Publication({ source, printed }: { readonly source: SourceRef; readonly printed: boolean }) {
  const { words, selection } = useFadu()
  if (source.publisher === null) return <span>{source.title}</span>
  const text = sayTitle(source.title, words)
  const by = words.say(source.published === null ? 'source.by' : 'source.by_dated', {
    publisher: source.publisher,
    published: source.published ?? '',
  })
  return (
    <>
      <span lang="zh-CN">
        {source.url === null ? (
          text
        ) : (
          <a href={source.url} target="_blank" rel="noopener noreferrer">
            {text}
          </a>
        )}
        {by}
      </span>
      {/* On paper it leads nowhere, and a gap for it would part the sentence from its semicolon. */}
      {printed ? null : (
        <>
          {' '}
          <a
            className="quiet offer"
            href={writeAddress({ ...onPage(selection, 'sources'), subject: source.id })}
          >
            {words.say('source.record')}
          </a>
        </>
      )}
    </>
  )
}
