import { Fragment, useEffect, useMemo } from 'react'
import { sayDay } from '../../figures/say.ts'
import type { Words } from '../../i18n/words.ts'
import { useFadu } from '../../ui/fadu.ts'
import { Marked } from '../../ui/Marked.tsx'
import { type BriefSection, briefOf, type Numbered } from './brief/index.ts'
import type { Placed } from './useProfile.ts'

/** The brief for the meeting: the same sentences on the screen and on at most two pages of A4. */
export function BriefSheet({ words, placed }: { readonly words: Words; readonly placed: Placed }) {
  const { address, site } = useFadu()
  const brief = useMemo(() => briefOf({ ...placed, words }), [placed, words])
  // On paper the brief stands alone: the style sheet hides what is around it.
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.print = 'brief'
    return () => {
      delete dataset.print
    }
  }, [])
  return (
    <>
      <p className="brief-do">
        <button type="button" className="quiet" onClick={() => window.print()}>
          {words.say('brief.print')}
        </button>{' '}
        <a href={address({ section: null })}>{words.say('brief.back')}</a>
      </p>
      <article className="brief" data-brief="ready" aria-labelledby="brief-title">
        <h2 id="brief-title">
          <Marked text={brief.title} lang={words.lang} />
        </h2>
        <p className="brief-lead" data-sentence="lead">
          <Marked text={brief.lead} lang={words.lang} />
        </p>
        {brief.sections.map((section) => (
          <Section key={section.id} section={section} words={words} />
        ))}
        <div className="brief-end">
          <Sources sources={brief.sources} words={words} />
          <footer>
            <p data-sentence="foot">
              {words.say('brief.foot', {
                version: site.version ?? '',
                newest: placed.newest === null ? '' : sayDay(placed.newest, words),
                address: window.location.href,
              })}
            </p>
          </footer>
        </div>
      </article>
    </>
  )
}

function Section({ section, words }: { readonly section: BriefSection; readonly words: Words }) {
  const { opening, sentences, closing } = section
  return (
    <section aria-labelledby={`brief-${section.id}`}>
      <h3 id={`brief-${section.id}`}>{section.title}</h3>
      <ul>
        {opening === null ? null : <li data-sentence="opening">{opening}</li>}
        {sentences.map(({ rule, text, rests, cites }) => (
          <li key={text} data-sentence={rule} data-rests={rests.map(({ id }) => id).join(' ')}>
            <Marked text={text} lang={words.lang} />
            {cites.map((number) => (
              <Fragment key={number}>
                {WORD_JOINER}
                <a className="cite" href={`#brief-source-${number}`} onClick={goToSource}>
                  [{number}]
                </a>
              </Fragment>
            ))}
          </li>
        ))}
        {closing === null ? null : <li data-sentence="closing">{closing}</li>}
      </ul>
    </section>
  )
}

/** No line begins with the number of a source. */
const WORD_JOINER = '\u2060'

/** Brings a source into view; the address keeps what is shown. */
function goToSource(event: { preventDefault(): void; readonly currentTarget: HTMLAnchorElement }): void {
  event.preventDefault()
  const source = document.getElementById(event.currentTarget.hash.slice(1))
  source?.scrollIntoView({ block: 'nearest' })
  source?.focus({ preventScroll: true })
}

function Sources({ sources, words }: { readonly sources: readonly Numbered[]; readonly words: Words }) {
  if (sources.length === 0) return null
  return (
    <section className="brief-sources" aria-labelledby="brief-sources">
      <h3 id="brief-sources">{words.say('brief.section.sources')}</h3>
      <ol>
        {sources.map(({ number, source, text }) => (
          <li key={source.id} id={`brief-source-${number}`} tabIndex={-1} data-sentence="source">
            [{number}] <span lang="zh-CN">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
