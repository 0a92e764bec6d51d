import { indicatorAddress } from '../../figures/addresses.ts'
import { openTable, ownSource } from '../../figures/pagetable.ts'
import { everythingQuestion } from '../../figures/questions.ts'
import { sayIndicator } from '../../figures/say.ts'
import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import type { Lack } from '../../model/disclosure.ts'
import { useFadu } from '../../ui/fadu.ts'
import { inLang } from '../../ui/selection.ts'
import { TableFoot } from '../../ui/TableFoot.tsx'
import { lackingTable, sayInstead } from './tables.ts'
import type { Placed } from './useProfile.ts'

const EVERYTHING = everythingQuestion.ask({})

const COLUMNS = ['indicator', 'peers', 'near', 'instead'] as const

/** What peers report and the place does not, as far as has been collected. */
export function Lacking({ words, placed }: { readonly words: Words; readonly placed: Placed }) {
  const { catalogue } = useFadu()
  const { disclosure, place } = placed.profile
  const fill = {
    place: nameIn(place, words.lang),
    level: words.say(`level.${place.level}`),
    reported: disclosure.reported,
    shared: disclosure.shared,
    peers: disclosure.peers,
    count: disclosure.lacking.length,
  }
  const title = words.say('place.lacking', fill)
  const answer = words.say(
    disclosure.lacking.length === 0 ? 'place.lacking.none' : 'place.lacking.answer',
    fill,
  )
  const proof = words.say('place.lacking.proof', fill)
  const caption = words.say('place.lacking.caption', fill)
  return (
    <section className="figure" aria-labelledby="place-lacking">
      <h2 id="place-lacking">{title}</h2>
      <p className="answer">{answer}</p>
      <p className="place-proof">{proof}</p>
      {disclosure.lacking.length === 0 ? null : (
        <div className="table prose">
          <table>
            <caption>
              <span>{caption}</span>
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
      {catalogue === null || disclosure.lacking.length === 0 ? null : (
        <TableFoot
          id="place-lacking"
          params={{ p: place.id }}
          title={title}
          query={EVERYTHING}
          open={openTable(() => ({
            title,
            summary: answer,
            table: lackingTable(disclosure.lacking, caption, catalogue, words),
            notes: [{ kind: 'caution', text: proof }],
            sources: [ownSource(words)],
          }))}
        />
      )}
    </section>
  )
}

function Row({ lack, words }: { readonly lack: Lack; readonly words: Words }) {
  const { selection } = useFadu()
  const { indicator, peers, near } = lack
  const label = (key: string) => ({ 'data-column': key, 'data-label': words.say(`place.lacking.${key}`) })
  return (
    <tr>
      <th scope="row" {...label('indicator')}>
        <a href={inLang(indicatorAddress(indicator), selection.lang)}>{sayIndicator(indicator, words)}</a>
      </th>
      <td {...label('peers')}>{words.count('place.lacking.places', peers.length)}</td>
      <td {...label('near')}>{words.count('place.lacking.places', near)}</td>
      <td {...label('instead')}>{sayInstead(lack, words)}</td>
    </tr>
  )
}
