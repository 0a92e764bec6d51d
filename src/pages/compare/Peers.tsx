import { type MouseEvent, type Ref, useId, useMemo } from 'react'
import { aboutAddress } from '../../figures/addresses.ts'
import type { TableCell, TableTwin } from '../../figures/figure.ts'
import { openTable } from '../../figures/pagetable.ts'
import { observationsQuery } from '../../figures/questions/tables.ts'
import { sayList, sourcesOf } from '../../figures/say.ts'
import { hundredths } from '../../figures/tables.ts'
import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import { RESIDENTS } from '../../model/disclosure.ts'
import { formatNumber } from '../../model/formats.ts'
import { type Distance, type Peers as PeersOf, peersOf, populationsOf } from '../../model/peers.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { inLang } from '../../ui/selection.ts'
import { TableFoot } from '../../ui/TableFoot.tsx'

/** The ten nearest places to one, with what their distance is made of, to be taken over as the set. */
export function Peers({
  rows,
  place,
  choice,
  onChoose,
}: {
  readonly rows: readonly Observation[]
  readonly place: string
  /** The list in which a place is chosen. */
  readonly choice: Ref<HTMLSelectElement>
  readonly onChoose: (place: string) => void
}) {
  const { words, catalogue, selection, address } = useFadu()
  const titleId = useId()
  const selectId = useId()
  const populations = useMemo(() => populationsOf(rows), [rows])
  const peers = useMemo(
    () => (catalogue === null ? null : peersOf(place, catalogue.places, populations)),
    [catalogue, place, populations],
  )
  if (catalogue === null || peers === null) return null
  const name = (one: Jurisdiction) => nameIn(one, words.lang)
  const parent = ({ parent_id }: Jurisdiction) => {
    const above = parent_id === null ? undefined : catalogue.places.get(parent_id)
    return above === undefined ? '' : name(above)
  }
  const number = (value: number) => formatNumber(value, words.lang)
  const [first] = peers.nearest
  const answer =
    first === undefined
      ? words.say('compare.peers.none', { place: name(peers.place) })
      : words.say('compare.peers.answer', {
          place: name(peers.place),
          count: peers.nearest.length,
          first: name(first.place),
          distance: words.say('compare.peers.answer.distance', {
            words: sayDistance(first.distance, words),
          }),
        })
  const title = words.say('compare.peers.title', { place: name(peers.place), count: peers.nearest.length })
  return (
    <section className="figure peers" aria-labelledby={titleId}>
      <h2 id={titleId}>{words.say('compare.peers')}</h2>
      <p className="peers-of">
        <label htmlFor={selectId}>{words.say('compare.peers.of')}</label>{' '}
        <PlaceSelect id={selectId} ref={choice} value={place} onChoose={onChoose} />
      </p>
      <p className="answer">{answer}</p>
      {first === undefined ? null : (
        <>
          <section
            className="table"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls inside itself, also by keyboard
            tabIndex={0}
            aria-label={words.say('table.region', { title: words.say('compare.peers') })}
          >
            <table>
              <thead>
                <tr>
                  {COLUMNS.map((key) => (
                    <th key={key} scope="col" className={NUMERIC.has(key) ? 'number' : undefined}>
                      {words.say(`compare.peers.column.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr className="self">
                  <th scope="row">{name(peers.place)}</th>
                  <td>{words.say(`level.${peers.place.level}`)}</td>
                  <td>{parent(peers.place)}</td>
                  <td className="number">{peers.population === null ? '' : number(peers.population)}</td>
                  <td className="number">0</td>
                  <td />
                </tr>
                {peers.nearest.map((peer) => (
                  <tr key={peer.place.id}>
                    <th scope="row">
                      <a href={inLang(aboutAddress('place', peer.place.id), selection.lang)}>
                        {name(peer.place)}
                      </a>
                    </th>
                    <td>{words.say(`level.${peer.place.level}`)}</td>
                    <td>{parent(peer.place)}</td>
                    <td className="number">{number(peer.population)}</td>
                    <td className="number">{formatNumber(peer.distance.sum, words.lang, 2, true)}</td>
                    <td>{sayDistance(peer.distance, words)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p>
            <a
              className="onwards"
              onClick={toMatrix}
              href={address({
                places: [place, ...peers.nearest.map((peer) => peer.place.id)],
                benchmark: 'set',
                levels: [],
              })}
            >
              {words.say('compare.peers.take', { count: peers.nearest.length, place: name(peers.place) })} →
            </a>
          </p>
          <TableFoot
            id="peers"
            params={{ p: place }}
            title={title}
            query={observationsQuery('indicator', RESIDENTS)}
            change={{ places: [place, ...selection.places.filter((one) => one !== place)], sort: null }}
            open={openTable(() => ({
              title,
              summary: `${answer}${words.say('sentence.space')}${words.say('compare.peers.method')}`,
              table: peersTable(peers, title, parent, words),
              sources: sourcesOf(residentsOf(rows, peers)),
            }))}
          />
        </>
      )}
      <p className="quiet-line">{words.say('compare.peers.method')}</p>
      {first === undefined || peers.unknown.length === 0 ? null : (
        <p className="quiet-line">
          {words.count('compare.peers.unknown', peers.unknown.length, {
            places: sayList(peers.unknown.map(name), words),
          })}
        </p>
      )}
    </section>
  )
}

/** Leads up to the matrix: what the link changes stands above it, out of sight. */
function toMatrix({ currentTarget, ctrlKey, metaKey, shiftKey }: MouseEvent<HTMLElement>): void {
  if (ctrlKey || metaKey || shiftKey) return
  const matrix = currentTarget.closest('main')?.querySelector('[data-figure="matrix"]')
  matrix?.scrollIntoView()
  matrix?.querySelector<HTMLElement>('.matrix-grid')?.focus({ preventScroll: true })
}

const COLUMNS = ['place', 'level', 'parent', 'residents', 'distance', 'made'] as const
const NUMERIC: ReadonlySet<string> = new Set(['residents', 'distance'])

/** The same as it leaves; the place itself first, at no distance. */
function peersTable(
  { place, population, nearest }: PeersOf,
  caption: string,
  parent: (place: Jurisdiction) => string,
  words: Words,
): TableTwin {
  const cells = (one: Jurisdiction, residents: number | null, distance: Distance | null): TableCell[] => [
    { value: nameIn(one, words.lang) },
    { value: words.say(`level.${one.level}`) },
    { value: parent(one) },
    { value: residents },
    { value: distance === null ? 0 : hundredths(distance.sum) },
    { value: distance === null ? '' : sayDistance(distance, words) },
    { value: one.id },
  ]
  return {
    caption,
    columns: [...COLUMNS, 'place_id'].map((key) => ({
      key,
      label: words.say(`compare.peers.column.${key}`),
      numeric: NUMERIC.has(key),
    })),
    rows: [
      cells(place, population, null),
      ...nearest.map((peer) => cells(peer.place, peer.population, peer.distance)),
    ],
  }
}

/** Where the counts of residents stand that the distances rest on. */
function residentsOf(rows: readonly Observation[], { place, nearest }: PeersOf): Observation[] {
  const ids = new Set([place.id, ...nearest.map((peer) => peer.place.id)])
  return rows.filter((row) => row.indicator_id === RESIDENTS && ids.has(row.jurisdiction_id))
}

/** What a distance is made of: same level, same parent, residents differ by a factor of 1.3. */
function sayDistance({ levels, parents, times }: Distance, words: Words): string {
  const factor = formatNumber(times, words.lang, times < 10 ? 2 : 0, true)
  return sayList(
    [
      levels === 0 ? words.say('compare.peers.level.same') : words.count('compare.peers.level.apart', levels),
      words.say(`compare.peers.parent.${parents}`),
      times < 1.005
        ? words.say('compare.peers.times.same')
        : words.say('compare.peers.times', { times: factor }),
    ],
    words,
  )
}

/** One of all places, by level and in the order of their codes. */
export function PlaceSelect({
  id,
  value,
  none,
  onChoose,
  ref,
}: {
  readonly id: string
  readonly value: string
  /** What stands first where none may be chosen. */
  readonly none?: string
  readonly onChoose: (place: string) => void
  readonly ref?: Ref<HTMLSelectElement>
}) {
  const { words, catalogue } = useFadu()
  // Made once, not with each choice: they are hundreds.
  const options = useMemo(() => {
    const places = [...(catalogue?.places.values() ?? [])].filter(({ valid_to }) => valid_to === null)
    const order = (a: Jurisdiction, b: Jurisdiction) =>
      words.lang === 'zh' ? a.id.localeCompare(b.id) : a.name_en.localeCompare(b.name_en)
    return (['province', 'prefecture', 'county', 'township', 'other'] as const)
      .map((level) => ({ level, places: places.filter((one) => one.level === level).sort(order) }))
      .filter((group) => group.places.length > 0)
      .map((group) => (
        <optgroup key={group.level} label={words.say(`level.${group.level}`)}>
          {group.places.map((place) => (
            <option key={place.id} value={place.id}>
              {nameIn(place, words.lang)}
            </option>
          ))}
        </optgroup>
      ))
  }, [catalogue, words])
  return (
    <select id={id} ref={ref} value={value} onChange={({ target }) => onChoose(target.value)}>
      {none === undefined ? null : <option value="">{none}</option>}
      {options}
    </select>
  )
}
