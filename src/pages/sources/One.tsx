import { type ReactNode, useEffect, useMemo } from 'react'
import { findingsAddress } from '../../figures/addresses.ts'
import { sayFinding } from '../../figures/findings/say.ts'
import { everythingQuestion, sourcesQuestion } from '../../figures/questions.ts'
import { sayIndicator } from '../../figures/say.ts'
import { sayTitle } from '../../figures/titles.ts'
import type { Words } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import { distinct } from '../../model/collect.ts'
import { takenFrom } from '../../model/collected.ts'
import type { Observation, Source } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { inLang } from '../../ui/selection.ts'
import { useRows } from '../../ui/useRows.ts'
import { Page } from '../page.tsx'
import { Observations } from '../records/observations.tsx'
import { Facts, More, Section, useFold } from '../records/Records.tsx'

const EVERYTHING = everythingQuestion.ask({})
const SOURCES = sourcesQuestion.ask({})

/** So many findings stand at first. */
const FIRST = 20

/** One publication: what it is, what the audit found in it, all that was taken from it. */
export function OneSource({ id }: { readonly id: string }) {
  const { words, catalogue, address } = useFadu()
  const everything = useRows(EVERYTHING)
  const asked = useRows(SOURCES)
  const rows = everything === null || everything === 'none' ? NO_ROWS : everything.rows
  const own = useMemo(() => rows.filter((row) => row.source_id === id), [rows, id])
  const source = asked === null || asked === 'none' ? undefined : asked.rows.find((one) => one.id === id)
  const title = source?.title ?? words.say('page.sources')
  useEffect(() => {
    document.title = words.say('site.title', { page: title })
  }, [title, words])
  const all = (
    <p className="rows-more">
      <a className="quiet" href={address({ subject: null })}>
        {words.say('sources.all')}
      </a>
    </p>
  )
  if (source === undefined || catalogue === null)
    return (
      <Page id="sources">
        <p className="quiet-line">
          {asked === null || catalogue === null
            ? words.say('figure.opening')
            : asked === 'none'
              ? words.say('records.none')
              : words.say('sources.unknown', { id })}
        </p>
        {all}
      </Page>
    )
  return (
    <Page id="sources" named={{ heading: source.title, intro: source.publisher }}>
      <FactsOf source={source} rows={own} />
      {everything === 'none' ? <p className="quiet-line">{words.say('records.none')}</p> : null}
      {own.length === 0 ? null : (
        <>
          <Found rows={own} catalogue={catalogue} />
          <Section id="observations" title={words.say('sources.observations')}>
            <Observations
              rows={own}
              of="source"
              id={id}
              summary={() => sayTaken(source, own, words) ?? ''}
              caption={`${sayTitle(source.title, words)}${words.say('list.colon')}${words.say('sources.observations')}`}
              catalogue={catalogue}
              words={words}
            />
          </Section>
        </>
      )}
      {all}
    </Page>
  )
}

const NO_ROWS: readonly Observation[] = []

function FactsOf({ source, rows }: { readonly source: Source; readonly rows: readonly Observation[] }) {
  const { words } = useFadu()
  const note = words.lang === 'zh' ? source.note_zh : source.note_en
  const { covers_start: from, covers_end: to, language } = source
  const fact = (name: string, text: ReactNode): readonly [string, ReactNode] => [
    words.say(`sources.fact.${name}`),
    text,
  ]
  return (
    <Facts
      facts={[
        fact('publisher', <span lang="zh-CN">{source.publisher}</span>),
        fact('published', source.published ?? words.say('sources.undated')),
        fact(
          'covers',
          from === null || to === null ? to : words.say('sources.fact.covers.span', { from, to }),
        ),
        fact('kind', words.say(`kind.${source.kind}`)),
        fact('quality', words.say(`quality.why.${source.quality}`)),
        fact(
          'language',
          language !== null && words.has(`language.${language}`)
            ? words.say(`language.${language}`)
            : language,
        ),
        fact('note', note),
        fact('taken', sayTaken(source, rows, words)),
        fact(
          'link',
          source.url === null ? (
            words.say('sources.fact.nolink')
          ) : (
            <a href={source.url} target="_blank" rel="noopener noreferrer">
              {source.url}
            </a>
          ),
        ),
        fact('id', <code translate="no">{source.id}</code>),
      ]}
    />
  )
}

/** How many values were taken from a publication, of how many places and indicators; null: none. */
function sayTaken({ id }: Source, rows: readonly Observation[], words: Words): string | null {
  const taken = takenFrom(rows).get(id)
  return taken === undefined ? null : words.count('sources.taken', taken.numbers, { ...taken })
}

/** What the audit says against numbers of a publication, each finding once, leading to the audit. */
function Found({
  rows,
  catalogue,
}: {
  readonly rows: readonly Observation[]
  readonly catalogue: Catalogue
}) {
  const { words, selection } = useFadu()
  const findings = useMemo(
    () =>
      distinct(
        rows.flatMap((row) => (catalogue.flags.get(row.id) ?? []).map((finding) => ({ finding, row }))),
        ({ finding }) => finding,
      ),
    [rows, catalogue],
  )
  const [shown, more] = useFold(findings, FIRST)
  return (
    <Section id="findings" title={words.say('sources.findings')}>
      {findings.length === 0 ? (
        <p>{words.say('sources.findings.none')}</p>
      ) : (
        <ul className="notes">
          {shown.map(({ finding, row }) => (
            <li key={`${finding.kind} ${finding.ids.join(' ')}`} data-kind="flag">
              {words.say('sources.findings.line', {
                indicator: nameOf(row, catalogue, words),
                kind: words.say(`findings.kind.${finding.kind}`),
                sentence: sayFinding(finding, words),
              })}{' '}
              <a className="quiet offer" href={inLang(findingsAddress(row.id), selection.lang)}>
                {words.say('sources.findings.see')}
              </a>
            </li>
          ))}
        </ul>
      )}
      <More count={findings.length - shown.length} onMore={more} />
    </Section>
  )
}

function nameOf({ indicator_id }: Observation, { indicators }: Catalogue, words: Words): string {
  const indicator = indicators.get(indicator_id)
  return indicator === undefined ? indicator_id : sayIndicator(indicator, words)
}
