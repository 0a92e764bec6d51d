import type { Words } from '../i18n/words.ts'
import type { SiteState } from './site.ts'

/** That the answers are not of the data that is there, and what that means for the figures: a sentence, or none. */
export function sayData({ data, engine, version }: SiteState, words: Words): string[] {
  if (data === 'built') return []
  const without = engine.step === 'failed' || engine.step === 'unsupported'
  const key =
    data === 'former'
      ? 'data.former'
      : engine.step === 'ready'
        ? 'data.replaced'
        : without
          ? 'data.replaced.without'
          : 'data.replaced.soon'
  return [words.say(key, { version: version ?? '' })]
}

/** That a permalink was made on other data than are shown; nothing where that is not so, or not known. */
export function sayVersion(
  asked: string | null,
  { version, manifest }: Pick<SiteState, 'version' | 'manifest'>,
  words: Words,
): string[] {
  if (asked === null || version === null || asked === version) return []
  const newest = manifest !== null && manifest.v === version ? manifest.newest_source : null
  return [
    newest === null
      ? words.say('address.other_data', { asked, version })
      : words.say('address.other_data.dated', { asked, version, newest }),
  ]
}

/** How the engine stands, and with it where figures come from. */
export function sayEngine({ engine, data }: SiteState, words: Words): string {
  switch (engine.step) {
    case 'starting':
      return engine.progress === null
        ? words.say('engine.starting')
        : words.say('engine.progress', { percent: engine.progress })
    case 'ready':
      return words.say(data === 'former' ? 'engine.unused' : 'engine.ready')
    case 'failed':
    case 'unsupported':
      return words.say(data === 'replaced' ? `engine.${engine.step}.replaced` : `engine.${engine.step}`)
    case 'resting':
      return data === 'replaced' ? '' : words.say('engine.resting')
  }
}
