import { useState } from 'react'
import type { Params } from '../db/query.ts'
import type { OpenFigure, View } from '../figures/figure.ts'
import { useFadu } from './fadu.ts'
import { leavingNow } from './leaving.ts'

const TABLES = ['csv', 'xlsx', 'json'] as const
const PICTURES = ['png', 'svg'] as const
type Kind = (typeof TABLES)[number] | (typeof PICTURES)[number]

/** Takes the figure away as a file, with its papers; what makes files is fetched when first asked for. */
export function Downloads({
  id,
  params,
  open,
  view,
  link,
  pictured,
  width,
}: {
  readonly id: string
  readonly params: Params
  readonly open: OpenFigure
  readonly view: View
  /** The permalink, a hash address. */
  readonly link: string
  /** Without a picture there is only the table to take. */
  readonly pictured: boolean
  /** How wide its picture leaves, CSS pixels, asked when it does; absent: as wide as all. */
  readonly width?: () => number
}) {
  const { words, site } = useFadu()
  const [failed, setFailed] = useState(false)
  const take = (kind: Kind) => {
    setFailed(false)
    import('./download.ts')
      .then(({ download }) =>
        download(kind, {
          ...{ id, params, open, view, words },
          ...(width === undefined ? {} : { width: width() }),
          leaving: leavingNow(site, link),
        }),
      )
      .catch(() => setFailed(true))
  }
  const kinds: readonly Kind[] = pictured ? [...TABLES, ...PICTURES] : TABLES
  return (
    <span className="downloads">
      <span>{words.say('foot.download')}</span>
      {kinds.map((kind) => (
        <button key={kind} type="button" className="quiet" onClick={() => take(kind)}>
          {words.say(`foot.${kind}`)}
        </button>
      ))}
      {failed ? <span role="status">{words.say('foot.failed')}</span> : null}
    </span>
  )
}
