import { useEffect, useId, useRef } from 'react'
import { aboutAddress, indicatorAddress } from '../../figures/addresses.ts'
import type { View } from '../../figures/figure.ts'
import { storyOf } from '../../figures/matrix/say.ts'
import type { MatrixColumn, MatrixShown } from '../../figures/matrix/show.ts'
import { sayIndicator, sayList, sayPeriodKey } from '../../figures/say.ts'
import { nameIn } from '../../model/catalogue.ts'
import type { Jurisdiction } from '../../model/types.ts'
import { useFadu } from '../../ui/fadu.ts'
import { Marked } from '../../ui/Marked.tsx'
import { inLang } from '../../ui/selection.ts'

/** What a cell rests on: value, base, interval, what it is held against and how it stands, period, body, source, notes. */
export function Story({
  place,
  column,
  shown,
  view,
  close,
}: {
  readonly place: Jurisdiction
  readonly column: MatrixColumn
  readonly shown: MatrixShown
  readonly view: View
  readonly close: () => void
}) {
  const { words, selection } = useFadu()
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    // All of it, and where that is too high its beginning.
    heading.current?.parentElement?.scrollIntoView({ block: 'nearest' })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const { indicator } = column
  const cell = column.cells.get(place.id)
  const periods = column.elsewhere.get(place.id)?.periods ?? []
  return (
    <section
      className="matrix-story"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        close()
      }}
    >
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {words.say('compare.story', {
          place: nameIn(place, words.lang),
          indicator: sayIndicator(indicator, words),
        })}
      </h3>
      {cell === undefined ? (
        <p>
          {periods.length === 0
            ? words.say('compare.story.none')
            : words.say('compare.story.elsewhere', {
                periods: sayList(
                  periods.map((key) => sayPeriodKey(key, words)),
                  words,
                ),
              })}
        </p>
      ) : (
        <dl>
          {storyOf(cell, shown.benchmark, view, words).map(({ key, text, href }) => (
            <div key={`${key} ${text}`} data-part={key}>
              <dt>{words.say(`compare.part.${key}`)}</dt>
              <dd>
                {href == null ? (
                  <Marked text={text} lang={words.lang} />
                ) : href.startsWith('#') ? (
                  <a href={inLang(href, selection.lang)}>{text}</a>
                ) : (
                  <a href={href} target="_blank" rel="noopener noreferrer" lang="zh-CN">
                    {text}
                  </a>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="foot">
        <a className="onwards" href={inLang(indicatorAddress(indicator, [place.id]), selection.lang)}>
          {words.say('compare.story.onwards', { indicator: sayIndicator(indicator, words) })}
        </a>
        <a className="onwards" href={inLang(aboutAddress('indicator', indicator.id), selection.lang)}>
          {words.say('compare.story.indicator')}
        </a>
        <a className="onwards" href={inLang(aboutAddress('place', place.id), selection.lang)}>
          {words.say('compare.story.place', { place: nameIn(place, words.lang) })}
        </a>
        <button type="button" className="quiet" onClick={close}>
          {words.say('compare.story.close')}
        </button>
      </p>
    </section>
  )
}
