import { useId, useState } from 'react'
import { type Cited, citeBibtex, citeGb } from '../figures/citation.ts'
import { loadTakenWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import { copyText } from './copy.ts'
import { useFadu } from './fadu.ts'
import { leavingNow } from './leaving.ts'
import { WithWords } from './WithWords.tsx'

const FORMS = { gb: citeGb, bibtex: citeBibtex } as const
type Form = keyof typeof FORMS

/** How to cite a figure, or the data, as of now: by GB/T 7714—2015 and as BibTeX, each to copy. */
export function Citation({
  id,
  title,
  link,
}: {
  readonly id: string
  readonly title: string
  /** The permalink, a hash address. */
  readonly link: string
}) {
  const { site } = useFadu()
  const cited: Cited = { id, title, ...leavingNow(site, link) }
  return (
    <WithWords load={loadTakenWords}>
      {(words) => (
        <div className="citation">
          {(['gb', 'bibtex'] as const).map((form) => (
            <Form key={form} form={form} text={FORMS[form](cited, words)} words={words} />
          ))}
          <p>{words.say('taken.cite.note')}</p>
        </div>
      )}
    </WithWords>
  )
}

function Form({ form, text, words }: { readonly form: Form; readonly text: string; readonly words: Words }) {
  const name = useId()
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <div data-citation={form}>
      <p className="citation-head">
        <span id={name}>{words.say(`taken.cite.${form}`)}</span>
        <button
          type="button"
          className="quiet"
          aria-describedby={name}
          onClick={() => {
            void copyText(text).then(setCopied)
          }}
        >
          {words.say('taken.cite.copy')}
        </button>
        <span role="status">
          {copied === null ? '' : words.say(copied ? 'taken.cite.copied' : 'taken.cite.not_copied')}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer */}
      <section className="citation-text" aria-labelledby={name} tabIndex={0}>
        <pre translate="no">{text}</pre>
      </section>
    </div>
  )
}
