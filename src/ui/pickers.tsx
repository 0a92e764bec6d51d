import { useMemo, useState } from 'react'
import { familyPage } from '../figures/addresses.ts'
import { palette } from '../figures/look.ts'
import { sayIndicator, sayUnit } from '../figures/say.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { nameIn } from '../model/catalogue.ts'
import { FAMILIES, type Family, type Indicator, type Lang, LEVELS } from '../model/types.ts'
import { useFadu } from './fadu.ts'
import { inFamily } from './foresight.ts'
import { Chips, Families, firstOf, isFound, SearchField, useFirstFocus } from './pickerparts.tsx'
import { type Branch, firstIn, isSought, treeOf } from './placetree.ts'
import { mostPlaces, ofIndicator } from './selection.ts'

export interface Option {
  readonly value: string | null
  readonly label: string
}

/** One of a few. */
export function ListPicker({
  chosen,
  options,
  onChoose,
  close,
}: {
  readonly chosen: string | null
  readonly options: readonly Option[]
  readonly onChoose: (value: string | null) => void
  readonly close: () => void
}) {
  const first = useFirstFocus<HTMLButtonElement>()
  const marked = Math.max(
    0,
    options.findIndex(({ value }) => value === chosen),
  )
  return (
    <ul className="options">
      {options.map(({ value, label }, at) => (
        <li key={value ?? ''}>
          <button
            type="button"
            ref={at === marked ? first : undefined}
            aria-pressed={value === chosen}
            onClick={() => {
              onChoose(value)
              close()
            }}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Some of the levels of place; none means all. */
export function LevelsPicker() {
  const { words, selection, choose } = useFadu()
  const first = useFirstFocus<HTMLInputElement>()
  const { levels } = selection
  return (
    <ul className="checks">
      {LEVELS.map((level, at) => (
        <li key={level}>
          <label>
            <input
              type="checkbox"
              ref={at === 0 ? first : undefined}
              checked={levels.includes(level)}
              onChange={({ target }) =>
                choose({
                  levels: LEVELS.filter((one) => (one === level ? target.checked : levels.includes(one))),
                })
              }
            />
            {words.say(`level.${level}`)}
          </label>
        </li>
      ))}
    </ul>
  )
}

/** Words that narrow the matrix or the findings down, as they are typed. */
export function SearchPicker({ label }: { readonly label: string }) {
  const { selection, choose } = useFadu()
  return <SearchField label={label} value={selection.search} change={(search) => choose({ search }, true)} />
}

/** One indicator: searched in both languages, grouped by family, what most places report first. */
export function IndicatorPicker({
  chosen,
  close,
}: {
  readonly chosen: string | null
  readonly close: () => void
}) {
  const { words, catalogue, site, selection, choose } = useFadu()
  const [find, setFind] = useState('')
  const { reporting } = site
  const home = chosen === null ? undefined : catalogue?.indicators.get(chosen)?.family
  const order = useMemo(() => [...FAMILIES].sort((a, b) => Number(b === home) - Number(a === home)), [home])
  const found = useMemo(
    () => [...(catalogue?.indicators.values() ?? [])].filter((one) => isFound(one, find)),
    [catalogue, find],
  )
  const within = (family: Family) => inFamily(family, found, reporting)
  const choosing = (one: Indicator) => {
    choose(ofIndicator(selection, one.id, familyPage(one.family)))
    close()
  }
  return (
    <>
      <SearchField
        label={words.say('picker.indicator.search')}
        value={find}
        change={setFind}
        enter={() => {
          const first = firstOf(within, order)
          if (first !== undefined) choosing(first)
        }}
      />
      <Families order={order} within={within}>
        {(one) => (
          <button type="button" aria-pressed={one.id === chosen} onClick={() => choosing(one)}>
            {sayIndicator(one, words)}
            <small>
              {sayUnit(one, words)}
              {reporting === null
                ? ''
                : ` · ${words.count('picker.reporting', reporting.get(one.id)?.size ?? 0)}`}
            </small>
          </button>
        )}
      </Families>
    </>
  )
}

/** Up to twenty places: a tree by what contains what, or what a search finds. */
export function PlacesPicker({ indicator }: { readonly indicator: string | null }) {
  const { words, catalogue, site, selection, choose, theme } = useFadu()
  const [find, setFind] = useState('')
  const [everywhere, setEverywhere] = useState(false)
  const { places: chosen } = selection
  const reporting = indicator === null ? undefined : site.reporting?.get(indicator)
  const only = reporting === undefined || everywhere ? null : reporting
  const tree = useMemo(() => treeOf(catalogue, only, find, words.lang), [catalogue, only, find, words.lang])
  const colours = palette(theme).chosen
  const most = mostPlaces(selection.page)
  const full = chosen.length >= most
  const toggle = (id: string) =>
    choose({ places: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
  return (
    <>
      <Chips
        label={words.say('picker.places.chosen')}
        chosen={chosen.map((id, at) => {
          const name = nameOf(id, catalogue, words.lang)
          return {
            id,
            name,
            removal: words.say('picker.places.remove', { place: name }),
            colour: colours[at] ?? 'var(--quiet)',
          }
        })}
        remove={toggle}
        clear={{ label: words.say('picker.places.none'), all: () => choose({ places: [] }) }}
      />
      <SearchField
        label={words.say('picker.places.search')}
        value={find}
        change={setFind}
        enter={() => {
          const first = firstIn(tree, (place) => isSought(place, only, find))
          if (first !== undefined && (!full || chosen.includes(first))) toggle(first)
        }}
      />
      {reporting === undefined ? null : (
        <p className="quiet-line">
          <label>
            <input
              type="checkbox"
              checked={!everywhere}
              onChange={({ target }) => setEverywhere(!target.checked)}
            />
            {words.say('picker.places.reporting')}
          </label>
        </p>
      )}
      {full ? (
        <p className="quiet-line" role="status">
          {words.say('picker.places.full', { count: most })}
        </p>
      ) : null}
      {tree.length === 0 ? <p className="quiet-line">{words.say('picker.nothing')}</p> : null}
      <Branches branches={tree} unfolded={find !== ''} full={full} only={only} toggle={toggle} />
    </>
  )
}

function Branches({
  branches,
  unfolded,
  full,
  only,
  toggle,
}: {
  readonly branches: readonly Branch[]
  readonly unfolded: boolean
  readonly full: boolean
  readonly only: ReadonlySet<string> | null
  readonly toggle: (id: string) => void
}) {
  return branches.length === 0 ? null : (
    <ul className="tree">
      {branches.map((branch) => (
        <BranchItem key={branch.place.id} {...{ branch, unfolded, full, only, toggle }} />
      ))}
    </ul>
  )
}

function BranchItem({
  branch: { place, inside },
  unfolded,
  full,
  only,
  toggle,
}: {
  readonly branch: Branch
  readonly unfolded: boolean
  readonly full: boolean
  readonly only: ReadonlySet<string> | null
  readonly toggle: (id: string) => void
}) {
  const { words, selection } = useFadu()
  const [open, setOpen] = useState(place.level === 'country')
  const chosen = selection.places.includes(place.id)
  const name = nameIn(place, words.lang)
  const silent = only !== null && !only.has(place.id)
  const shown = open || unfolded
  return (
    <li>
      <span className="branch">
        {inside.length === 0 ? (
          <i className="twig" />
        ) : (
          <button
            type="button"
            className="twig"
            aria-expanded={shown}
            aria-label={words.say(shown ? 'picker.places.fold' : 'picker.places.unfold', { place: name })}
            onClick={() => setOpen(!open)}
          >
            {shown ? '−' : '+'}
          </button>
        )}
        <label className={silent ? 'silent' : undefined}>
          <input
            type="checkbox"
            checked={chosen}
            disabled={(full && !chosen) || (silent && !chosen)}
            onChange={() => toggle(place.id)}
          />
          {name}
          {inside.length === 0 ? null : <small>{inside.length}</small>}
        </label>
      </span>
      {shown ? <Branches branches={inside} {...{ unfolded, full, only, toggle }} /> : null}
    </li>
  )
}

function nameOf(id: string, catalogue: Catalogue | null, lang: Lang): string {
  const place = catalogue?.places.get(id)
  return place === undefined ? id : nameIn(place, lang)
}
