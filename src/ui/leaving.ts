import type { Leaving } from '../figures/takeaway.ts'
import type { SiteState } from './site.ts'

/** Of what data something leaves now, and where it can be seen again: `link` is a hash address. */
export function leavingNow(
  { version, manifest }: Pick<SiteState, 'version' | 'manifest'>,
  link: string,
): Leaving {
  const known = version ?? manifest?.v ?? null
  return {
    today: isoDay(new Date()),
    version: known,
    newest: manifest !== null && manifest.v === known ? manifest.newest_source : null,
    address: new URL(link, window.location.href).href,
  }
}

/** A day as the reader's clock has it: 2026-03-05. */
function isoDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
