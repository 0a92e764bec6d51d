import { useState } from 'react'
import { literalSql } from '../db/literal.ts'
import type { Query } from '../db/query.ts'
import { loadSqlWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import { copyText } from './copy.ts'
import { useFadu } from './fadu.ts'
import { NOTHING_CHOSEN, writeAddress } from './selection.ts'
import { WithWords } from './WithWords.tsx'
import './query.css'

/** The query that a figure is drawn from, its values written out, and the way to the console with it. */
export function QueryBehind({ query }: { readonly query: Query<unknown> }) {
  return <WithWords load={loadSqlWords}>{(words) => <Written query={query} words={words} />}</WithWords>
}

function Written({ query, words }: { readonly query: Query<unknown>; readonly words: Words }) {
  const { selection } = useFadu()
  const [copied, setCopied] = useState<boolean | null>(null)
  const text = literalSql(query.sql)
  const params = Object.entries(query.params).map(([name, value]) => `${name} = ${value}`)
  return (
    <div className="query">
      <p>
        {words.say('query.intro')}
        {query.derive === undefined
          ? null
          : words.say('sentence.space') + words.say(`query.derived.${query.name}`)}
        {params.length === 0
          ? null
          : words.say('sentence.space') +
            words.say('query.params', { params: params.join(words.say('list.comma')) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer */}
      <section className="query-text" aria-label={words.say('query.label')} tabIndex={0}>
        <pre translate="no">
          <code>{text}</code>
        </pre>
      </section>
      <p className="query-do">
        <a
          className="quiet"
          href={writeAddress({ ...NOTHING_CHOSEN, page: 'sql', sql: text, lang: selection.lang })}
        >
          {words.say('query.open')}
        </a>
        <button type="button" className="quiet" onClick={() => void copyText(text).then(setCopied)}>
          {words.say('query.copy')}
        </button>
        <span role="status">
          {copied === null ? '' : words.say(copied ? 'query.copied' : 'query.not_copied')}
        </span>
      </p>
    </div>
  )
}
