import type { View } from '../../figures/figure.ts'
import { aboutColumn } from '../../figures/matrix/picture.ts'
import { cellText } from '../../figures/matrix/say.ts'
import type { MatrixShown } from '../../figures/matrix/show.ts'
import { sayIndicator } from '../../figures/say.ts'
import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'

/** The same as tables for paper, where nothing scrolls: so many columns a table, names repeated on every sheet. */
export function PrintedGrid({
  shown,
  view,
  words,
}: {
  readonly shown: MatrixShown
  readonly view: View
  readonly words: Words
}) {
  const { places, columns } = shown
  const blocks = Array.from({ length: Math.ceil(columns.length / ON_PAPER) }, (_, at) =>
    columns.slice(at * ON_PAPER, (at + 1) * ON_PAPER),
  )
  return (
    <>
      {blocks.map((block) => (
        <table key={block[0]?.indicator.id} className="matrix-paper">
          <thead>
            <tr>
              <th scope="col">{words.say('compare.corner')}</th>
              {block.map((column) => (
                <th key={column.indicator.id} scope="col">
                  {sayIndicator(column.indicator, words)}
                  <small>{aboutColumn(column, words)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.id}>
                <th scope="row">{nameIn(place, words.lang)}</th>
                {block.map((column) => {
                  const { text, small, mark, flag } = cellText(column, place.id, view, words)
                  return (
                    <td key={column.indicator.id}>
                      {text}
                      {flag ? ' △' : ''} <em>{mark}</em> <small>{small}</small>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

const ON_PAPER = 5
