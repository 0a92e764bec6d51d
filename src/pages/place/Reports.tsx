import { aboutAddress, findingsAddress, indicatorAddress } from '../../figures/addresses.ts'
import { sayFlags } from '../../figures/notes.ts'
import { openTable } from '../../figures/pagetable.ts'
import { observationsQuery } from '../../figures/questions/tables.ts'
import { sayBase, sayBody, sayIndicator, sayPeriod, sourcesOf } from '../../figures/say.ts'
import { isDepartment } from '../../figures/who.ts'
import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import { groupBy } from '../../model/collect.ts'
import type { Reported } from '../../model/profile.ts'
import { THEMES } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { Marked } from '../../ui/Marked.tsx'
import { inLang } from '../../ui/selection.ts'
import { TableFoot } from '../../ui/TableFoot.tsx'
import { sayStated } from './brief/sentence.ts'
import { saySources, sayStanding, sayTrend } from './say.ts'
import { reportsTable } from './tables.ts'
import type { Placed } from './useProfile.ts'

const COLUMNS = ['indicator', 'value', 'standing', 'trend', 'source'] as const

/** All that the place reports, by theme: each newest value with what is to be said of it. */
export function Reports({ words, placed }: { readonly words: Words; readonly placed: Placed }) {
  const { catalogue } = useFadu()
  const { profile } = placed
  const place = nameIn(profile.place, words.lang)
  const byTheme = groupBy(profile.reported, ({ indicator }) => indicator.theme)
  const title = words.say('place.reports', { place })
  const answer =
    profile.reported.length === 0
      ? words.say('place.reports.none', { place })
      : words.say('place.reports.answer', { place, count: profile.reported.length, themes: byTheme.size })
  return (
    <section className="figure" aria-labelledby="place-reports">
      <h2 id="place-reports">{title}</h2>
      <p className="answer">{answer}</p>
      {THEMES.map((theme) => {
        const list = byTheme.get(theme)
        return list === undefined ? null : (
          <Theme key={theme} title={words.say(`place.theme.${theme}`)} list={list} words={words} />
        )
      })}
      {catalogue === null || profile.reported.length === 0 ? null : (
        <TableFoot
          id="place-reports"
          params={{ p: profile.place.id }}
          title={title}
          query={observationsQuery('place', profile.place.id)}
          open={openTable(() => ({
            title,
            summary: answer,
            table: reportsTable(placed, title, catalogue, words),
            sources: sourcesOf(profile.reported.map(({ row }) => row)),
          }))}
        />
      )}
    </section>
  )
}

function Theme({
  title,
  list,
  words,
}: {
  readonly title: string
  readonly list: readonly Reported[]
  readonly words: Words
}) {
  return (
    <div className="table prose place-theme">
      <table>
        <caption>
          <span>
            <b>{title}</b> {words.count('place.choose.count', list.length)}
          </span>
        </caption>
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col" data-column={key}>
                {words.say(`place.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <Row key={`${one.indicator.id} ${one.row.id}`} one={one} words={words} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ one, words }: { readonly one: Reported; readonly words: Words }) {
  const { catalogue, selection } = useFadu()
  const { row, indicator, rest } = one
  const flags = catalogue === null ? [] : sayFlags(row, catalogue.flags, words)
  const label = (key: string) => ({ 'data-column': key, 'data-label': words.say(`place.column.${key}`) })
  return (
    <tr>
      <th scope="row" {...label('indicator')}>
        <a href={inLang(indicatorAddress(indicator, [row.jurisdiction_id]), selection.lang)}>
          {sayIndicator(indicator, words)}
        </a>
        {isDepartment(row) ? <small>{sayBody(row, words)}</small> : null}
        {row.scope === 'own_office' && !isDepartment(row) ? (
          <small>{words.say('scope.own_office')}</small>
        ) : null}
      </th>
      <td {...label('value')}>
        <b>{sayStated(row, indicator, words)}</b> <small>{sayPeriod(row, words)}</small>
        {rest === null || row.value_kind === 'direction' || !indicator.unit_zh.startsWith('%') ? null : (
          <small>{sayBase(row, words)}</small>
        )}
        {flags.map((flag) => (
          <small key={flag} className="place-flag">
            <a href={inLang(findingsAddress(row.id), selection.lang)}>
              △ <Marked text={flag} lang={words.lang} />
            </a>
          </small>
        ))}
      </td>
      <td {...label('standing')}>{sayStanding(one, words)}</td>
      <td {...label('trend')}>{sayTrend(one, words)}</td>
      <td {...label('source')}>
        <a href={inLang(aboutAddress('sources', row.source_id), selection.lang)}>
          <Marked text={saySources(row, words)} lang={words.lang} />
        </a>
      </td>
    </tr>
  )
}
