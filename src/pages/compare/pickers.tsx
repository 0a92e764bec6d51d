import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { sayIndicator, sayUnit } from '../../figures/say.ts'
import { GROUPS } from '../../model/benchmark.ts'
import { FAMILIES, type Indicator } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { ListPicker } from '../../ui/pickers.tsx'
import { MOST_INDICATORS } from '../../ui/selection.ts'
import { PlaceSelect } from './Peers.tsx'

/** Several indicators: searched in both languages, grouped by family, what most places report first. */
export function IndicatorsPicker({ counts }: { readonly counts: ReadonlyMap<string, number> }) {
  const { words, catalogue, selection, choose } = useFadu()
  const [find, setFind] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const searchId = useId()
  useEffect(() => search.current?.focus(), [])
  const { indicators: chosen } = selection
  const full = chosen.length >= MOST_INDICATORS
  const groups = useMemo(() => {
    const sought = find.trim().toLowerCase()
    const all = [...(catalogue?.indicators.values() ?? [])].filter(
      (one) =>
        counts.has(one.id) && `${one.name_zh}\n${one.name_en.toLowerCase()}\n${one.id}`.includes(sought),
    )
    const size = ({ id }: Indicator) => counts.get(id) ?? 0
    return FAMILIES.map((family) => ({
      family,
      indicators: all.filter((one) => one.family === family).sort((a, b) => size(b) - size(a)),
    })).filter(({ indicators }) => indicators.length > 0)
  }, [catalogue, counts, find])
  const toggle = (id: string) =>
    choose({
      indicators: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
      sort: null,
    })
  const name = (id: string) => {
    const indicator = catalogue?.indicators.get(id)
    return indicator === undefined ? id : sayIndicator(indicator, words)
  }
  return (
    <>
      {chosen.length === 0 ? null : (
        <ul className="chips" aria-label={words.say('compare.pick.indicators.chosen')}>
          {chosen.map((id) => (
            <li key={id}>
              <button
                type="button"
                aria-label={words.say('compare.pick.indicators.remove', { indicator: name(id) })}
                onClick={() => toggle(id)}
              >
                {name(id)}
                <b aria-hidden="true">×</b>
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="quiet" onClick={() => choose({ indicators: [], sort: null })}>
              {words.say('compare.pick.indicators.none')}
            </button>
          </li>
        </ul>
      )}
      <p className="search">
        <label htmlFor={searchId}>{words.say('picker.indicator.search')}</label>
        <input
          id={searchId}
          ref={search}
          type="search"
          value={find}
          autoComplete="off"
          onChange={({ target }) => setFind(target.value)}
        />
      </p>
      {full ? (
        <p className="quiet-line" role="status">
          {words.say('compare.pick.indicators.full', { count: MOST_INDICATORS })}
        </p>
      ) : null}
      {groups.length === 0 ? <p className="quiet-line">{words.say('picker.nothing')}</p> : null}
      <div className="groups">
        {groups.map(({ family, indicators }) => (
          <section key={family} aria-label={words.say(`family.${family}`)}>
            <h2>{words.say(`family.${family}`)}</h2>
            <ul className="options checks-list">
              {indicators.map((one) => (
                <li key={one.id}>
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
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
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
