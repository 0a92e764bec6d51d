import { useEffect } from 'react'
import { loadPlaceWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import { nameIn } from '../model/catalogue.ts'
import type { Observation } from '../model/types.ts'
import { Fence, FigureView } from '../ui/FigureView.tsx'
import { useFadu } from '../ui/fadu.ts'
import { Unfetched } from '../ui/Unfetched.tsx'
import { useLaterWords } from '../ui/useLaterWords.ts'
import { Page } from './page.tsx'
import { Bar } from './place/Bar.tsx'
import { BriefSheet } from './place/BriefSheet.tsx'
import { Chooser } from './place/Chooser.tsx'
import { Lacking } from './place/Lacking.tsx'
import { Reports } from './place/Reports.tsx'
import { type Placed, useEverything, usePlaced } from './place/useProfile.ts'
import './place/place.css'

/** One place: all it reports, against others like it; what it does not report; and a brief for the meeting. A fault stays inside. */
export function PlacePage() {
  const { words, selection, site } = useFadu()
  return (
    <Fence
      of={JSON.stringify([selection, site.turn])}
      fallback={<p className="quiet-line">{words.say('figure.fault')}</p>}
    >
      <Held />
    </Fence>
  )
}

function Held() {
  const { words: base, selection, figureStands, catalogue } = useFadu()
  const { words: later, again } = useLaterWords(loadPlaceWords)
  const words = later === 'unfetched' || later?.lang !== base.lang ? null : later
  const rows = useEverything()
  const placed = usePlaced(rows)
  const isBrief = selection.section === 'brief' && selection.subject !== null
  const state =
    rows === 'none' || later === 'unfetched'
      ? 'none'
      : rows === null || words === null || catalogue === null
        ? 'loading'
        : 'ready'
  const place = catalogue?.places.get(selection.subject ?? '')
  const named =
    place === undefined
      ? undefined
      : { heading: nameIn(place, base.lang), intro: base.say('page.place.intro') }
  const withFigure = selection.subject !== null && !isBrief && placed !== null
  useEffect(() => {
    if (state === 'none' || (state === 'ready' && !withFigure)) figureStands(state === 'ready')
  }, [state, withFigure, figureStands])
  return (
    <Page id="place" named={named}>
      <div className="place" data-place={state}>
        {later === 'unfetched' ? (
          <Unfetched again={again} />
        ) : state === 'none' ? (
          <p>{base.say('figure.unanswered')}</p>
        ) : words === null || rows === null || rows === 'none' ? (
          <p>{base.say('figure.opening')}</p>
        ) : (
          <Stated words={words} rows={rows} placed={placed} isBrief={isBrief} />
        )}
      </div>
    </Page>
  )
}

function Stated({
  words,
  rows,
  placed,
  isBrief,
}: {
  readonly words: Words
  readonly rows: readonly Observation[]
  readonly placed: Placed | null
  readonly isBrief: boolean
}) {
  const { address, selection } = useFadu()
  if (placed === null) return <Chooser words={words} rows={rows} />
  const { profile, benchmark } = placed
  const place = nameIn(profile.place, words.lang)
  return (
    <>
      <Bar words={words} rows={rows} placed={placed} />
      {selection.benchmark === profile.place.id ? (
        <p className="quiet-line" role="status">
          {words.say('place.against.itself', { place })}
        </p>
      ) : null}
      {isBrief ? (
        <BriefSheet words={words} placed={placed} />
      ) : (
        <>
          <p className="place-brief-link">
            <a href={address({ section: 'brief' })}>{words.say('place.to_brief', { place })}</a>
          </p>
          <FigureView id="spine" params={{ p: profile.place.id, vs: benchmark }} />
          <Reports words={words} placed={placed} />
          <Lacking words={words} placed={placed} />
        </>
      )}
    </>
  )
}
