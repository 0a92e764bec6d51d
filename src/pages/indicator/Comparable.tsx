import { useMemo } from 'react'
import type { TableTwin } from '../../figures/figure.ts'
import { openTable } from '../../figures/pagetable.ts'
import { observationsQuery } from '../../figures/questions/tables.ts'
import { sayIndicator, sayList, sayPeriodKey, sourcesOf } from '../../figures/say.ts'
import type { Words } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import { type Extent, extentOf, type PeriodExtent, type Tally } from '../../model/extent.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { TableFoot } from '../../ui/TableFoot.tsx'
import { More, Section, useFold } from '../records/Records.tsx'

/** So many periods stand at first. */
const FIRST = 8

/** How far an indicator can be compared: computed, with what the gate sets apart in each period and why. */
export function Comparable({
  rows,
  indicator,
  catalogue,
}: {
  readonly rows: readonly Observation[]
  readonly indicator: Indicator
  readonly catalogue: Catalogue
}) {
  const { words } = useFadu()
  const extent = useMemo(() => extentOf(rows, indicator, catalogue), [rows, indicator, catalogue])
  const [shown, more] = useFold(extent.periods, FIRST)
  const summary = sayExtent(extent, flaggedOf(rows, catalogue), words)
  const title = `${sayIndicator(indicator, words)}${words.say('list.colon')}${words.say('indicator.periods')}`
  return (
    <Section id="comparable" title={words.say('indicator.comparable')}>
      <p>{summary}</p>
      {extent.values === 0 ? null : (
        <>
          <p>{sayKinds(extent, words)}</p>
          <div className="table plain">
            <table>
              <caption>
                <span>{words.say('indicator.periods')}</span>
              </caption>
              <thead>
                <tr>
                  <th scope="col">{words.say('indicator.column.period')}</th>
                  <th scope="col" className="number">
                    {words.say('indicator.column.comparable')}
                  </th>
                  <th scope="col">{words.say('indicator.column.apart')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <Row key={one.period} of={one} words={words} />
                ))}
              </tbody>
            </table>
          </div>
          <More count={extent.periods.length - shown.length} onMore={more} />
          <TableFoot
            id="indicator-periods"
            params={{ id: indicator.id }}
            title={title}
            query={observationsQuery('indicator', indicator.id)}
            open={openTable(() => ({
              title,
              summary,
              table: periodsTable(extent, title, words),
              sources: sourcesOf(rows),
            }))}
          />
        </>
      )}
    </Section>
  )
}

function Row({
  of: { period, comparable, apart },
  words,
}: {
  readonly of: PeriodExtent
  readonly words: Words
}) {
  return (
    <tr>
      <th scope="row">{sayPeriodKey(period, words)}</th>
      <td className="number">{comparable}</td>
      <td>{sayApart(apart, words)}</td>
    </tr>
  )
}

/** The same as it leaves. */
function periodsTable({ periods }: Extent, caption: string, words: Words): TableTwin {
  const column = (key: string, numeric: boolean) => ({
    key,
    label: words.say(`indicator.column.${key}`),
    numeric,
  })
  return {
    caption,
    columns: [column('period', false), column('comparable', true), column('apart', false)],
    rows: periods.map(({ period, comparable, apart }) => [
      { value: sayPeriodKey(period, words) },
      { value: comparable },
      { value: sayApart(apart, words) },
    ]),
  }
}

function sayApart(apart: PeriodExtent['apart'], words: Words): string {
  return apart
    .map(({ kind, count }) =>
      words.say('indicator.apart', { reason: words.say(`unlike.short.${kind}`), count }),
    )
    .join(words.say('list.semicolon'))
}

/** `sayExtent` of observations. */
export function sayExtentOf(
  rows: readonly Observation[],
  indicator: Indicator,
  catalogue: Catalogue,
  words: Words,
): string {
  return sayExtent(extentOf(rows, indicator, catalogue), flaggedOf(rows, catalogue), words)
}

function flaggedOf(rows: readonly Observation[], { flags }: Catalogue): number {
  return rows.filter(({ id }) => flags.has(id)).length
}

/** How much there is, how much of it can stand together, and how firm it is. */
export function sayExtent(extent: Extent, flagged: number, words: Words): string {
  const { values, places, bodies, years, inexact, missing, targets, rests, periods } = extent
  if (values === 0 || years === null)
    return [
      words.say('indicator.comparable.nothing'),
      ...(targets === 0 ? [] : [words.count('indicator.comparable.targets', targets)]),
    ].join(words.say('sentence.space'))
  const [from, to] = years
  const best = periods.reduce<PeriodExtent | null>(
    (most, one) => (most === null || one.comparable > most.comparable ? one : most),
    null,
  )
  return [
    words.say('indicator.comparable.sum', {
      values,
      bodies,
      places,
      years:
        from === to
          ? words.say('indicator.comparable.year', { year: from })
          : words.say('indicator.comparable.years', { from, to }),
    }),
    best === null || best.comparable < 2
      ? words.say('indicator.comparable.alone')
      : words.say('indicator.comparable.best', {
          count: best.comparable,
          period: sayPeriodKey(best.period, words),
        }),
    ...(inexact === 0 ? [] : [words.count('indicator.comparable.inexact', inexact)]),
    ...(missing === 0 ? [] : [words.count('indicator.comparable.missing', missing)]),
    ...(targets === 0 ? [] : [words.count('indicator.comparable.targets', targets)]),
    ...(rests === null ? [] : [words.say('indicator.comparable.rests', { ...rests })]),
    ...(flagged === 0 ? [] : [words.count('indicator.comparable.flagged', flagged)]),
  ].join(words.say('sentence.space'))
}

/** Of which bodies, over which scopes, of which kinds of period the values are. */
function sayKinds({ bodyKinds, scopes, periodKinds }: Extent, words: Words): string {
  const said = (tallies: readonly Tally<string>[], of: string) =>
    sayList(
      tallies.map(({ kind, count }) =>
        words.say('indicator.comparable.tally', { kind: words.say(`${of}.${kind}`), count }),
      ),
      words,
    )
  return words.say('indicator.comparable.kinds', {
    bodies: said(bodyKinds, 'body_kind'),
    scopes: said(scopes, 'scope'),
    periods: said(periodKinds, 'period_kind'),
  })
}
