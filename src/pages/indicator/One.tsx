import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { familyPage } from '../../figures/addresses.ts'
import { everythingQuestion } from '../../figures/questions.ts'
import { sayIndicator, sayUnit } from '../../figures/say.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import { listed } from '../../model/collect.ts'
import { kinOf } from '../../model/extent.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { isRate } from '../../model/values.ts'
import { Defined } from '../../ui/Definition.tsx'
import { FigureView } from '../../ui/FigureView.tsx'
import { useFadu } from '../../ui/fadu.ts'
import { usePeriods } from '../../ui/usePeriods.ts'
import { useRows } from '../../ui/useRows.ts'
import { Page } from '../page.tsx'
import { Observations } from '../records/observations.tsx'
import { Facts, Section } from '../records/Records.tsx'
import { Comparable, sayExtentOf } from './Comparable.tsx'

const EVERYTHING = everythingQuestion.ask({})

/** Of what is made from an indicator so many are named. */
const NAMED = 8

/** All that there is to say of one indicator: what it counts, how far it can be compared, every number of it. */
export function OneIndicator({ id }: { readonly id: string }) {
  const { words, catalogue, address, site } = useFadu()
  const indicator = catalogue?.indicators.get(id)
  const answer = useRows(EVERYTHING)
  // The strip plot comes later and asks what the ranking asks.
  const asked = useMemo(() => ({ figure: 'ranking', params: { i: id } }), [id])
  const periods = usePeriods(asked)
  const rows = answer === null || answer === 'none' ? NOTHING : answer.rows
  const own = useMemo(() => rows.filter((row) => row.indicator_id === id), [rows, id])
  if (indicator === undefined || catalogue === null)
    return (
      <Page id="indicator">
        <p className="quiet-line">
          {catalogue === null && site.catalogue !== 'none'
            ? words.say('figure.opening')
            : words.say('indicator.unknown', { id })}
        </p>
      </Page>
    )
  const { family, theme, role } = indicator
  return (
    <Page
      id="indicator"
      named={{
        heading: sayIndicator(indicator, words),
        intro: words.say('indicator.family_theme', {
          family: words.say(`family.${family}`),
          theme: words.say(`theme.${theme}`),
          role: words.say(`role.${role}`),
        }),
      }}
      bar={{
        choices: ['places', 'period', 'by', 'levels', 'near', 'anyway'],
        indicator: id,
        own: { lead: 'distribution', periods, said: {}, panels: {} },
      }}
    >
      <FactsOf indicator={indicator} catalogue={catalogue} />
      {rows.length === 0 ? null : <KinList indicator={indicator} rows={rows} catalogue={catalogue} />}
      <FigureView
        id="distribution"
        params={{ i: id }}
        leadsTo={{ page: familyPage(family), subject: null, indicator: id }}
      />
      {answer === 'none' ? <p className="quiet-line">{words.say('records.none')}</p> : null}
      {own.length === 0 ? null : (
        <>
          <Comparable rows={own} indicator={indicator} catalogue={catalogue} />
          <Section id="observations" title={words.say('indicator.observations')}>
            <Observations
              rows={own}
              of="indicator"
              id={id}
              summary={() => sayExtentOf(own, indicator, catalogue, words)}
              caption={`${sayIndicator(indicator, words)}${words.say('list.colon')}${words.say('indicator.observations')}`}
              catalogue={catalogue}
              words={words}
            />
          </Section>
        </>
      )}
      <p className="rows-more">
        <a className="quiet" href={address({ subject: null })}>
          {words.say('indicator.all')}
        </a>
      </p>
    </Page>
  )
}

const NOTHING: readonly Observation[] = []

function FactsOf({ indicator, catalogue }: { readonly indicator: Indicator; readonly catalogue: Catalogue }) {
  const { words, address } = useFadu()
  const { id, family, numerator_id, denominator_id, total_id, polarity, interval, measure } = indicator
  const uses = [...catalogue.indicators.values()].filter((one) =>
    [one.numerator_id, one.denominator_id, one.total_id].some((ids) => listed(ids).includes(id)),
  )
  const rate = isRate(indicator)
  const polarityKey = `indicator.polarity.${polarity}.${rate ? 'rate' : measure}`
  const fact = (name: string, text: ReactNode): readonly [string, ReactNode] => [
    words.say(`indicator.fact.${name}`),
    text,
  ]
  const base = (ids: string | null) =>
    ids === null ? rate ? words.say('indicator.numerator.none') : null : <Named ids={listed(ids)} />
  return (
    <Facts
      facts={[
        fact('definition', <Defined indicator={id} />),
        fact('unit', sayUnit(indicator, words)),
        fact('numerator', base(numerator_id)),
        fact('denominator', base(denominator_id)),
        fact('total', total_id === null ? null : <Named ids={listed(total_id)} />),
        fact('uses', uses.length === 0 ? null : <Named ids={uses.map((one) => one.id)} />),
        fact(
          'polarity',
          words.say(words.has(polarityKey) ? polarityKey : `indicator.polarity.${polarity}.other`),
        ),
        fact('interval', words.say(`indicator.interval.${interval}`)),
        fact(
          'drawn',
          <a href={address({ page: familyPage(family), subject: null, indicator: id })}>
            {words.say(`page.${familyPage(family)}`)}
          </a>,
        ),
        fact('id', <code translate="no">{id}</code>),
      ]}
    />
  )
}

/** Indicators by their names, each leading to its own page. */
function Named({ ids }: { readonly ids: readonly string[] }) {
  const { words, catalogue, address } = useFadu()
  const shown = ids.slice(0, NAMED)
  return (
    <>
      {shown.map((id, at) => {
        const indicator = catalogue?.indicators.get(id)
        return (
          <span key={id}>
            {at === 0 ? '' : words.say('list.comma')}
            {indicator === undefined ? (
              id
            ) : (
              <a href={address({ page: 'indicator', subject: id })}>{sayIndicator(indicator, words)}</a>
            )}
          </span>
        )
      })}
      {ids.length > shown.length ? words.say('indicator.uses.more', { count: ids.length }) : null}
    </>
  )
}

function KinList({
  indicator,
  rows,
  catalogue,
}: {
  readonly indicator: Indicator
  readonly rows: readonly Observation[]
  readonly catalogue: Catalogue
}) {
  const { words, address } = useFadu()
  const kin = useMemo(() => kinOf(rows, indicator, catalogue), [rows, indicator, catalogue])
  if (kin.length === 0) return null
  return (
    <Section id="kin" title={words.say('indicator.kin')}>
      <ul className="entries">
        {kin.map(({ id, places, reason }) => {
          const one = catalogue.indicators.get(id)
          return one === undefined ? null : (
            <li key={id}>
              <a href={address({ subject: id })}>{sayIndicator(one, words)}</a>
              <small>
                {words.say(`unlike.short.${reason}`)}
                {' · '}
                {words.count('indicator.list.places', places)}
              </small>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
