import { useId, useMemo, useState } from 'react'
import { sayIndicator, sayUnit } from '../../figures/say.ts'
import { GROUPS } from '../../model/benchmark.ts'
import { nameIn } from '../../model/catalogue.ts'
import { sorted } from '../../model/collect.ts'
import type { Family, Indicator } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { ListPicker, PlacesPicker } from '../../ui/panels.ts'
import { Chips, Families, firstOf, isFound, SearchField } from '../../ui/pickerparts.tsx'
import { MOST_INDICATORS, mostPlaces } from '../../ui/selection.ts'
import { PlaceSelect } from './Peers.tsx'
import { byCode, type PlaceSet, setsOf } from './sets.ts'

/** Several indicators: searched in both languages, grouped by family, what most places report first. */
export function IndicatorsPicker({ counts }: { readonly counts: ReadonlyMap<string, number> }) {
  const { words, catalogue, selection, choose } = useFadu()
  const [find, setFind] = useState('')
  const { indicators: chosen } = selection
  const full = chosen.length >= MOST_INDICATORS
  const found = useMemo(() => {
    const size = ({ id }: Indicator) => counts.get(id) ?? 0
    return [...(catalogue?.indicators.values() ?? [])]
      .filter((one) => counts.has(one.id) && isFound(one, find))
      .sort((a, b) => size(b) - size(a))
  }, [catalogue, counts, find])
  const toggle = (id: string) =>
    choose({
      indicators: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
      sort: null,
    })
  const within = (family: Family) => found.filter((one) => one.family === family)
  return (
    <>
      <Chips
        label={words.say('compare.pick.indicators.chosen')}
        chosen={chosen.map((id) => {
          const indicator = catalogue?.indicators.get(id)
          const name = indicator === undefined ? id : sayIndicator(indicator, words)
          return { id, name, removal: words.say('compare.pick.indicators.remove', { indicator: name }) }
        })}
        remove={toggle}
        clear={{
          label: words.say('compare.pick.indicators.none'),
          all: () => choose({ indicators: [], sort: null }),
        }}
      />
      <SearchField
        label={words.say('picker.indicator.search')}
        value={find}
        change={setFind}
        enter={() => {
          const first = firstOf(within)
          if (first !== undefined && (!full || chosen.includes(first.id))) toggle(first.id)
        }}
      />
      {full ? (
        <p className="quiet-line" role="status">
          {words.say('compare.pick.indicators.full', { count: MOST_INDICATORS })}
        </p>
      ) : null}
      <Families within={within} listClass="options checks-list">
        {(one) => (
          <label>
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              disabled={full && !chosen.includes(one.id)}
              onChange={() => toggle(one.id)}
            />
            {sayIndicator(one, words)}
            <small>
              {sayUnit(one, words)} · {words.count('picker.reporting', counts.get(one.id) ?? 0)}
            </small>
          </label>
        )}
      </Families>
    </>
  )
}

/** The places of a whole level or of one place in a single choice, then each by itself. */
export function SetPicker({ reporting }: { readonly reporting: ReadonlySet<string> }) {
  const { words, catalogue, selection, choose } = useFadu()
  const selectId = useId()
  const sets = useMemo(
    () => (catalogue === null ? [] : setsOf(catalogue.places, reporting)),
    [catalogue, reporting],
  )
  const same = JSON.stringify(sorted(selection.places, byCode))
  const chosen = sets.find(({ places }) => JSON.stringify(places) === same)
  const options = (kind: PlaceSet['kind']) =>
    sets
      .filter((one) => one.kind === kind)
      .map(({ key, places }) => {
        const place = catalogue?.places.get(key)
        const name = place === undefined ? words.say(`level.${key}`) : nameIn(place, words.lang)
        return (
          <option key={key} value={key}>
            {words.say(`compare.pick.set.${kind}`, { name, count: places.length })}
          </option>
        )
      })
  return (
    <>
      <p className="quiet-line">
        <label htmlFor={selectId}>{words.say('compare.pick.set')}</label>{' '}
        <select
          id={selectId}
          value={chosen?.key ?? ''}
          onChange={({ target }) => {
            const places = sets.find(({ key }) => key === target.value)?.places ?? []
            choose({ places: places.slice(0, mostPlaces(selection.page)), levels: [] })
          }}
        >
          <option value="">{words.say('compare.pick.set.none')}</option>
          <optgroup label={words.say('compare.pick.set.levels')}>{options('level')}</optgroup>
          <optgroup label={words.say('compare.pick.set.parents')}>{options('parent')}</optgroup>
        </select>
      </p>
      <PlacesPicker indicator={null} />
    </>
  )
}

/** What places are held against: a group, their own past, or one place. */
export function BenchmarkPicker({ chosen, close }: { readonly chosen: string; readonly close: () => void }) {
  const { words, choose } = useFadu()
  const selectId = useId()
  const groups: readonly string[] = [...GROUPS, 'own']
  return (
    <>
      <ListPicker
        chosen={chosen}
        options={groups.map((value) => ({ value, label: words.say(`matrix.vs.${value}`) }))}
        onChoose={(benchmark) => choose({ benchmark })}
        close={close}
      />
      <p className="quiet-line">
        <label htmlFor={selectId}>{words.say('compare.pick.place')}</label>{' '}
        <PlaceSelect
          id={selectId}
          value={groups.includes(chosen) ? '' : chosen}
          none={words.say('compare.pick.place.none')}
          onChoose={(place) => choose({ benchmark: place === '' ? null : place })}
        />
      </p>
    </>
  )
}
