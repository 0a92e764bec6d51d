import { useMemo } from 'react'
import { type Catalogue, nameIn } from '../../model/catalogue.ts'
import { collectedOf, type PlaceCollected } from '../../model/collected.ts'
import type { Observation } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { More, Section, useFold } from '../records/Records.tsx'

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
    </Section>
  )
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
