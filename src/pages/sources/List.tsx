import { useEffect, useMemo } from 'react'
import type { TableTwin } from '../../figures/figure.ts'
import { openTable, ownSource } from '../../figures/pagetable.ts'
import { everythingQuestion, sourcesQuestion } from '../../figures/questions.ts'
import { sayList } from '../../figures/say.ts'
import type { Words } from '../../i18n/words.ts'
import { distinct, sorted } from '../../model/collect.ts'
import { type Taken, takenFrom } from '../../model/collected.ts'
import { formatNumber } from '../../model/formats.ts'
import { type Observation, QUALITIES, type Source } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { TableFoot } from '../../ui/TableFoot.tsx'
import { useRows } from '../../ui/useRows.ts'
import { Page } from '../page.tsx'
import { More, Search, Section, useFold } from '../records/Records.tsx'
import { Years } from './Years.tsx'

const EVERYTHING = everythingQuestion.ask({})
const SOURCES = sourcesQuestion.ask({})

/** So many publications stand at first. */
const FIRST = 40

/** Every publication with what was taken from it, searched by words; then what was collected of each place. */
export function SourceList() {
  const { words, catalogue, selection, figureStands } = useFadu()
  const everything = useRows(EVERYTHING)
  const asked = useRows(SOURCES)
  const waiting = everything === null || asked === null || catalogue === null
  const rows = everything === null || everything === 'none' ? NO_ROWS : everything.rows
  const sources = asked === null || asked === 'none' ? NO_SOURCES : asked.rows
  const { search } = selection
  useEffect(() => {
    if (!waiting) figureStands(false)
  }, [waiting, figureStands])
  const taken = useMemo(() => takenFrom(rows), [rows])
  const found = useMemo(() => newestFirst(sources).filter((one) => isFound(one, search)), [sources, search])
  const flagged = useMemo(() => {
    const flags = catalogue?.flags
    return new Map(
      sources.map(({ id }): [string, number] => [
        id,
        rows.filter((row) => row.source_id === id && flags?.has(row.id)).length,
      ]),
    )
  }, [sources, rows, catalogue])
  if (waiting || sources.length === 0)
    return (
      <Page id="sources">
        <p className="quiet-line">{words.say(waiting ? 'figure.opening' : 'records.none')}</p>
      </Page>
    )
  return (
    <Page id="sources">
      <Search
        label={words.say('sources.search')}
        found={search === '' ? saySum(sources, rows, words) : words.count('sources.found', found.length)}
      />
      <Section id="list" title={words.say('sources.list')}>
        <List
          key={search}
          sources={found}
          taken={taken}
          flagged={flagged}
          summary={search === '' ? saySum(sources, rows, words) : words.count('sources.found', found.length)}
        />
      </Section>
      <Years rows={rows} catalogue={catalogue} />
    </Page>
  )
}

const NO_ROWS: readonly Observation[] = []
const NO_SOURCES: readonly Source[] = []

function List({
  sources,
  taken,
  flagged,
  summary,
}: {
  readonly sources: readonly Source[]
  readonly taken: ReadonlyMap<string, Taken>
  readonly flagged: ReadonlyMap<string, number>
  readonly summary: string
}) {
  const { words } = useFadu()
  const [shown, more] = useFold(sources, FIRST)
  const title = words.say('sources.list')
  const label = words.say('table.region', { title })
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer */}
      <section className="table" aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {COLUMNS.map((key) => (
                <th key={key} scope="col" className={NUMERIC.has(key) ? 'number' : undefined}>
                  {words.say(`sources.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((source) => (
              <Row
                key={source.id}
                source={source}
                taken={taken.get(source.id)}
                flagged={flagged.get(source.id) ?? 0}
              />
            ))}
          </tbody>
        </table>
      </section>
      <More count={sources.length - shown.length} onMore={more} />
      {sources.length === 0 ? null : (
        <TableFoot
          id="sources"
          title={title}
          query={SOURCES}
          open={openTable(() => ({
            title,
            summary,
            table: sourcesTable(sources, taken, flagged, title, words),
            sources: [ownSource(words)],
          }))}
        />
      )}
    </>
  )
}

const COLUMNS = [
  'title',
  'publisher',
  'published',
  'kind',
  'quality',
  'numbers',
  'indicators',
  'places',
  'findings',
  'link',
] as const

const NUMERIC: ReadonlySet<string> = new Set(['numbers', 'indicators', 'places', 'findings'])

/** The same as it leaves, with what the page of a publication says of it. */
export function sourcesTable(
  sources: readonly Source[],
  taken: ReadonlyMap<string, Taken>,
  flagged: ReadonlyMap<string, number>,
  caption: string,
  words: Words,
): TableTwin {
  return {
    caption,
    columns: [
      ...[...COLUMNS, 'covers_start', 'covers_end', 'note', 'id'].map((key) => ({
        key,
        label: words.say(`sources.column.${key}`),
        numeric: NUMERIC.has(key),
      })),
    ],
    rows: sources.map((source) => [
      { value: source.title },
      { value: source.publisher },
      { value: source.published ?? words.say('sources.undated') },
      { value: words.say(`kind.${source.kind}`) },
      { value: words.say(`quality.short.${source.quality}`) },
      { value: taken.get(source.id)?.numbers ?? 0 },
      { value: taken.get(source.id)?.indicators ?? 0 },
      { value: taken.get(source.id)?.places ?? 0 },
      { value: flagged.get(source.id) ?? 0 },
      { value: source.url },
      { value: source.covers_start },
      { value: source.covers_end },
      { value: words.lang === 'zh' ? source.note_zh : source.note_en },
      { value: source.id },
    ]),
  }
}

function Row({
  source,
  taken,
  flagged,
}: {
  readonly source: Source
  readonly taken: Taken | undefined
  readonly flagged: number
}) {
  const { words, address } = useFadu()
  return (
    <tr>
      <th scope="row" lang="zh-CN">
        <a href={address({ subject: source.id, search: '' })}>{source.title}</a>
      </th>
      <td lang="zh-CN">{source.publisher}</td>
      <td>{source.published ?? words.say('sources.undated')}</td>
      <td>{words.say(`kind.${source.kind}`)}</td>
      <td>{words.say(`quality.short.${source.quality}`)}</td>
      <td className="number">{taken?.numbers ?? 0}</td>
      <td className="number">{taken?.indicators ?? 0}</td>
      <td className="number">{taken?.places ?? 0}</td>
      <td className="number">{flagged === 0 ? '' : `△ ${flagged}`}</td>
      <td>
        {source.url === null ? null : (
          <a href={source.url} target="_blank" rel="noopener noreferrer">
            {words.say('records.original')}
          </a>
        )}
      </td>
    </tr>
  )
}

function saySum(sources: readonly Source[], rows: readonly Observation[], words: Words): string {
  const count = (some: readonly unknown[]) => formatNumber(some.length, words.lang)
  const qualities = QUALITIES.map((quality) => ({
    quality,
    count: sources.filter((one) => one.quality === quality).length,
  })).filter((one) => one.count > 0)
  return words.say('sources.sum', {
    sources: count(sources),
    numbers: count(rows),
    places: count(distinct(rows.map((row) => row.jurisdiction_id))),
    indicators: count(distinct(rows.map((row) => row.indicator_id))),
    qualities: sayList(
      qualities.map((one) =>
        words.say('sources.quality', {
          quality: words.say(`quality.short.${one.quality}`),
          count: one.count,
        }),
      ),
      words,
    ),
  })
}

function newestFirst(sources: readonly Source[]): Source[] {
  return sorted(
    sources,
    (a, b) => (b.published ?? '').localeCompare(a.published ?? '') || a.id.localeCompare(b.id),
  )
}

/** Whether all words searched for are in title, publisher or id, whatever their case. */
function isFound({ id, title, publisher }: Source, search: string): boolean {
  const text = `${title} ${publisher} ${id}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
