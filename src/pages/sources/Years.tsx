import { useMemo } from 'react'
import type { TableTwin } from '../../figures/figure.ts'
import { openTable, ownSource } from '../../figures/pagetable.ts'
import { everythingQuestion } from '../../figures/questions.ts'
import type { Words } from '../../i18n/words.ts'
import { type Catalogue, nameIn } from '../../model/catalogue.ts'
import { collectedOf, type PlaceCollected } from '../../model/collected.ts'
import type { Observation } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { TableFoot } from '../../ui/TableFoot.tsx'
import { More, Section, useFold } from '../records/Records.tsx'

const EVERYTHING = everythingQuestion.ask({})

/** So many places stand at first. */
const FIRST = 30
/** From so many indicators on a cell is shaded, shaded deeper, underlined. */
const STEPS = [1, 5, 20] as const

/** Places by years: how many indicators were collected. The chosen places stand first. */
export function Years({
  rows,
  catalogue,
}: {
  readonly rows: readonly Observation[]
  readonly catalogue: Catalogue
}) {
  const { words, selection } = useFadu()
  const { years, places } = useMemo(() => collectedOf(rows, catalogue), [rows, catalogue])
  const { places: chosen } = selection
  const ordered = useMemo(
    () => [
      ...places.filter(({ place }) => chosen.includes(place)),
      ...places.filter(({ place }) => !chosen.includes(place)),
    ],
    [places, chosen],
  )
  const [shown, more] = useFold(ordered, FIRST)
  const newestFirst = [...years].reverse()
  const title = words.say('sources.years')
  return (
    <Section id="years" title={title}>
      <p>{words.say('sources.years.note')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer */}
      <section className="table years" aria-label={words.say('table.region', { title })} tabIndex={0}>
        <table>
          <caption>
            <span>{words.say('sources.years.caption', { places: places.length, years: years.length })}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.say('sources.years.place')}</th>
              <th scope="col">{words.say('sources.years.all')}</th>
              <th scope="col">{words.say('sources.years.publications')}</th>
              {newestFirst.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row key={one.place} of={one} years={newestFirst} catalogue={catalogue} />
            ))}
          </tbody>
        </table>
      </section>
      <More count={ordered.length - shown.length} onMore={more} />
      <TableFoot
        id="places-years"
        title={title}
        query={EVERYTHING}
        open={openTable(() => ({
          title,
          summary: `${words.say('sources.years.caption', { places: places.length, years: years.length })}${words.say('list.semicolon')}${words.say('sources.years.note')}`,
          table: yearsTable(ordered, newestFirst, title, catalogue, words),
          sources: [ownSource(words)],
        }))}
      />
    </Section>
  )
}

/** The same as it leaves: all places; an empty cell stays empty. */
export function yearsTable(
  places: readonly PlaceCollected[],
  years: readonly number[],
  caption: string,
  catalogue: Catalogue,
  words: Words,
): TableTwin {
  const column = (key: string, label: string, numeric = true) => ({ key, label, numeric })
  return {
    caption,
    columns: [
      column('place', words.say('sources.years.place'), false),
      column('all', words.say('sources.years.all')),
      column('publications', words.say('sources.years.publications')),
      ...years.map((year) => column(`y${year}`, String(year))),
      column('place_id', words.say('sources.years.place_id'), false),
    ],
    rows: places.map(({ place, indicators, publications, years: by }) => {
      const known = catalogue.places.get(place)
      return [
        { value: known === undefined ? place : nameIn(known, words.lang) },
        { value: indicators },
        { value: publications },
        ...years.map((year) => ({ value: by.get(year) ?? null })),
        { value: place },
      ]
    }),
  }
}

function Row({
  of: { place, indicators, publications, years: by },
  years,
  catalogue,
}: {
  readonly of: PlaceCollected
  readonly years: readonly number[]
  readonly catalogue: Catalogue
}) {
  const { words, address } = useFadu()
  const known = catalogue.places.get(place)
  return (
    <tr>
      <th scope="row">
        <a href={address({ page: 'place', subject: place, search: '' })}>
          {known === undefined ? place : nameIn(known, words.lang)}
        </a>
      </th>
      <td>{indicators}</td>
      <td>{publications}</td>
      {years.map((year) => {
        const count = by.get(year)
        return (
          <td
            key={year}
            data-step={count === undefined ? undefined : STEPS.filter((step) => count >= step).length}
          >
            {count}
          </td>
        )
      })}
    </tr>
  )
}
