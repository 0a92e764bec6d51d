import { useFadu } from './fadu.ts'
import { EngineLine } from './Status.tsx'
import { onPage, writeAddress } from './selection.ts'
import { usePrinted } from './usePrinted.ts'

/** What stands under every page: data version, method in a sentence, the package to take away, the engine. */
export function Foot() {
  const { words, site, selection } = useFadu()
  const { manifest, version } = site
  const newest = manifest !== null && manifest.v === version ? manifest.newest_source : null
  const printed = usePrinted()
  return (
    <footer className="base">
      <p>
        {words.say('base.method')}{' '}
        <a href={writeAddress(onPage(selection, 'method'))}>{words.say('page.method')}</a>
      </p>
      <p>
        {version === null
          ? null
          : `${newest === null ? words.say('base.version', { version }) : words.say('base.data', { version, newest })} `}
        <a href={writeAddress(onPage(selection, 'data'))}>{words.say('base.package')}</a>
        {' · '}
        <a href={writeAddress(onPage(selection, 'sql'))}>{words.say('page.sql')}</a>
        {' · '}
        <a href={writeAddress(onPage(selection, 'indicator'))}>{words.say('page.indicator')}</a>
        {' · '}
        <a href={writeAddress(onPage(selection, 'sources'))}>{words.say('page.sources')}</a>
        {' · '}
        <a href={writeAddress(onPage(selection, 'place'))}>{words.say('page.place')}</a>
        {' · '}
        <a href={writeAddress(onPage(selection, 'diagnose'))}>{words.say('page.diagnose')}</a>
      </p>
      {printed ? <p>{window.location.href}</p> : <EngineLine />}
    </footer>
  )
}
