import { useEffect, useMemo } from 'react'
import { sayIndicator } from '../../figures/say.ts'
import { distinct } from '../../model/collect.ts'
import { FAMILIES, type Indicator, THEMES } from '../../model/types.ts'
import { type Fadu, useFadu } from '../../ui/fadu.ts'
import { Page } from '../page.tsx'
import { More, Search, Section, useFold } from '../records/Records.tsx'

/** So many of a theme stand at first, unless they are searched for. */
const FIRST = 8

/** All indicators by family and theme, those of most places first; searched by name and id. */
export function IndicatorList() {
  const fadu = useFadu()
  const { words, catalogue, site, selection, wantReporting, figureStands } = fadu
  const { reporting } = site
  const { search } = selection
  useEffect(wantReporting, [wantReporting])
  useEffect(() => {
    if (catalogue !== null) figureStands(false)
  }, [catalogue, figureStands])
  const found = useMemo(() => {
    const all = [...(catalogue?.indicators.values() ?? [])].filter((one) => isFound(one, search))
    const places = (one: Indicator) => reporting?.get(one.id)?.size ?? 0
    return all.sort((a, b) => places(b) - places(a) || a.id.localeCompare(b.id))
  }, [catalogue, reporting, search])
  const all = [...(catalogue?.indicators.values() ?? [])]
  return (
    <Page id="indicator">
      {catalogue === null ? (
        <p className="quiet-line">
          {words.say(site.catalogue === 'none' ? 'records.none' : 'figure.opening')}
        </p>
      ) : (
        <>
          <Search
            label={words.say('indicator.search')}
            found={
              search === ''
                ? words.say('indicator.list.sum', {
                    count: all.length,
                    core: all.filter(({ core }) => core).length,
                  })
                : words.count('indicator.list.found', found.length)
            }
          />
          {FAMILIES.filter((family) => found.some((one) => one.family === family)).map((family) => (
            <Section key={family} id={family} title={words.say(`family.${family}`)}>
              {THEMES.map((theme) => (
                <Theme
                  key={theme}
                  title={words.say(`theme.${theme}`)}
                  indicators={found.filter((one) => one.family === family && one.theme === theme)}
                  all={search !== ''}
                />
              ))}
            </Section>
          ))}
        </>
      )}
    </Page>
  )
}

function Theme({
  title,
  indicators,
  all,
}: {
  readonly title: string
  readonly indicators: readonly Indicator[]
  readonly all: boolean
}) {
  const fadu = useFadu()
  const [shown, more] = useFold(indicators, all ? indicators.length : FIRST)
  if (indicators.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="entries">
        {shown.map((one) => (
          <Entry key={one.id} indicator={one} {...fadu} />
        ))}
      </ul>
      <More count={indicators.length - shown.length} onMore={more} />
    </>
  )
}

function Entry({
  indicator,
  words,
  site,
  address,
}: Pick<Fadu, 'words' | 'site' | 'address'> & { readonly indicator: Indicator }) {
  const places = site.reporting?.get(indicator.id)?.size
  return (
    <li>
      <a href={address({ subject: indicator.id, search: '' })}>{sayIndicator(indicator, words)}</a>
      {places === undefined ? null : <small>{words.count('indicator.list.places', places)}</small>}
    </li>
  )
}

/** Whether all words searched for are in its names or its id, whatever their case. */
export function isFound(
  { id, name_zh, name_en }: Pick<Indicator, 'id' | 'name_zh' | 'name_en'>,
  search: string,
): boolean {
  const text = `${name_zh} ${name_en} ${id}`.toLowerCase()
  return distinct(search.toLowerCase().split(/\s+/)).every((word) => text.includes(word))
}
