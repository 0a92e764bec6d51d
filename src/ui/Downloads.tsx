import { useState } from 'react'
import type { Params } from '../db/query.ts'
import type { OpenFigure, View } from '../figures/figure.ts'
import { useFadu } from './fadu.ts'

const KINDS = ['csv', 'png', 'svg'] as const

/** Takes the figure away as a file, with its papers; what makes files is fetched when first asked for. */
export function Downloads({
  id,
  params,
  open,
  view,
  pictured,
}: {
  readonly id: string
  readonly params: Params
  readonly open: OpenFigure
  readonly view: View
  /** Without a picture there is only the table to take. */
  readonly pictured: boolean
}) {
  const { words, site } = useFadu()
  const [failed, setFailed] = useState(false)
  const take = (kind: (typeof KINDS)[number]) => {
    setFailed(false)
    import('./download.ts')
      .then(({ download }) =>
        download(kind, {
          ...{ id, params, open, view, words },
          address: window.location.href,
          today: new Date(),
          version: site.version ?? site.manifest?.v ?? null,
        }),
      )
      .catch(() => setFailed(true))
  }
  return (
    <span className="downloads">
      <span>{words.say('foot.download')}</span>
      {KINDS.filter((kind) => pictured || kind === 'csv').map((kind) => (
        <button key={kind} type="button" className="quiet" onClick={() => take(kind)}>
          {words.say(`foot.${kind}`)}
        </button>
      ))}
      {failed ? <span role="status">{words.say('foot.failed')}</span> : null}
    </span>
  )
}
