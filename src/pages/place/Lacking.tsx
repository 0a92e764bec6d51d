import { indicatorAddress } from '../../figures/addresses.ts'
import { sayIndicator, sayList } from '../../figures/say.ts'
import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import type { Lack } from '../../model/disclosure.ts'
import { useFadu } from '../../ui/fadu.ts'
import { inLang } from '../../ui/selection.ts'
import { sayStated } from './brief/sentence.ts'
import type { Placed } from './useProfile.ts'

const COLUMNS = ['indicator', 'peers', 'near', 'instead'] as const

/** What peers report and the place does not, as far as has been collected. */
export function Lacking({ words, placed }: { readonly words: Words; readonly placed: Placed }) {
  const { disclosure, place } = placed.profile
  const fill = {
    place: nameIn(place, words.lang),
    level: words.say(`level.${place.level}`),
    reported: disclosure.reported,
    shared: disclosure.shared,
    peers: disclosure.peers,
    count: disclosure.lacking.length,
  }
  return (
    <section className="figure" aria-labelledby="place-lacking">
      <h2 id="place-lacking">{words.say('place.lacking', fill)}</h2>
      <p className="answer">
        {words.say(disclosure.lacking.length === 0 ? 'place.lacking.none' : 'place.lacking.answer', fill)}
      </p>
      <p className="place-proof">{words.say('place.lacking.proof', fill)}</p>
      {disclosure.lacking.length === 0 ? null : (
        <div className="table prose">
          <table>
            <caption>
              <span>{words.say('place.lacking.caption', fill)}</span>
            </caption>
            <thead>
              <tr>
                {COLUMNS.map((key) => (
                  <th key={key} scope="col" data-column={key}>
                    {words.say(`place.lacking.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {disclosure.lacking.map((lack) => (
                <Row key={lack.indicator.id} lack={lack} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Row({
  lack: { indicator, peers, near, instead, said },
  words,
}: {
  readonly lack: Lack
  readonly words: Words
}) {
  const { selection } = useFadu()
  const label = (key: string) => ({ 'data-column': key, 'data-label': words.say(`place.lacking.${key}`) })
  return (
    <tr>
      <th scope="row" {...label('indicator')}>
        <a href={inLang(indicatorAddress(indicator), selection.lang)}>{sayIndicator(indicator, words)}</a>
      </th>
      <td {...label('peers')}>{words.count('place.lacking.places', peers.length)}</td>
      <td {...label('near')}>{words.count('place.lacking.places', near)}</td>
      <td {...label('instead')}>
        {[
          ...said.map((row) => words.say('place.lacking.said', { reason: sayStated(row, indicator, words) })),
          ...(instead.length === 0
            ? []
            : [
                words.say('place.lacking.kin', {
                  items: sayList(
                    instead.map((one) => sayIndicator(one, words)),
                    words,
                  ),
                }),
              ]),
        ].join(words.say('list.semicolon'))}
      </td>
    </tr>
  )
}
