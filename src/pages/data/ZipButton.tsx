import { useState } from 'react'
import type { Bundle } from '../../db/bundle.ts'
import type { Words } from '../../i18n/words.ts'
import { useFadu } from '../../ui/fadu.ts'
import { leavingNow } from '../../ui/leaving.ts'

type Step =
  | { readonly at: 'idle' | 'making' | 'failed' }
  | { readonly at: 'lacking'; readonly path: string }
  | { readonly at: 'made'; readonly bundle: Bundle }

/** Makes the package as a zip and says how its files agree with their list, or which could not be had. */
export function ZipButton({
  dataUrl,
  link,
  words,
}: {
  readonly dataUrl: string
  /** The permalink of the page, a hash address. */
  readonly link: string
  readonly words: Words
}) {
  const { site } = useFadu()
  const [step, setStep] = useState<Step>({ at: 'idle' })
  const make = () => {
    setStep({ at: 'making' })
    import('./makezip.ts')
      .then(({ makeZip }) => makeZip(dataUrl, leavingNow(site, link)))
      .then(
        (bundle) => setStep({ at: 'made', bundle }),
        (cause: unknown) =>
          setStep(
            cause instanceof Error && cause.name === 'FileLacking' && 'path' in cause
              ? { at: 'lacking', path: String(cause.path) }
              : { at: 'failed' },
          ),
      )
  }
  return (
    <p className="data-make" data-zip={step.at}>
      <button type="button" className="quiet" disabled={step.at === 'making'} onClick={make}>
        {words.say('package.zip.make')}
      </button>
      <span role="status">{sayStep(step, words)}</span>
    </p>
  )
}

function sayStep(step: Step, words: Words): string {
  switch (step.at) {
    case 'idle':
      return ''
    case 'making':
    case 'failed':
      return words.say(`package.zip.${step.at}`)
    case 'lacking':
      return words.say('package.zip.lacking', { path: step.path })
    case 'made':
      return sayMade(step.bundle, words)
  }
}

function sayMade({ files, version }: Bundle, words: Words): string {
  const told = { files: files.length, version }
  if (files.every(({ asListed }) => asListed === true)) return words.say('package.zip.checked', told)
  if (files.every(({ asListed }) => asListed === null)) return words.say('package.zip.unlisted', told)
  const paths = files.filter(({ asListed }) => asListed !== true).map(({ path }) => path)
  return words.say('package.zip.differs', { ...told, paths: paths.join(words.say('list.comma')) })
}
