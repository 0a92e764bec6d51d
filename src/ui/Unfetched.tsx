import { type ComponentType, lazy, type ReactNode, useCallback, useEffect, useState } from 'react'
import { useFadu } from './fadu.ts'
import { answers } from './refetch.ts'
import { mendSheets } from './sheets.ts'

/**
 * A component whose program is fetched when it is first shown. Where it can't be had, `Without` stands in its place,
 * round a sentence and a button that tries again.
 */
export function fetchedLater<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  Without: ComponentType<Props & { readonly children: ReactNode }> = Line,
): ComponentType<Props> {
  function Instead(props: Props) {
    const [Found, setFound] = useState<ComponentType<Props> | null>(null)
    const again = useCallback(async () => {
      const found = await fetch()
      await mendSheets()
      setFound(() => found)
    }, [])
    if (Found !== null) return <Found {...props} />
    return (
      <Without {...props}>
        <Unfetched again={again} />
      </Without>
    )
  }
  return lazy(() =>
    fetch().then(
      (found) => ({ default: found }),
      () => ({ default: Instead }),
    ),
  )
}

function Line({ children }: { readonly children: ReactNode }) {
  return <>{children}</>
}

/** Says that a part of the program could not be fetched, and tries again when asked to and when the network is back. */
export function Unfetched({ again }: { readonly again: () => Promise<void> }) {
  const { words } = useFadu()
  const [step, setStep] = useState<'rests' | 'tries' | 'silent'>('rests')
  useEffect(() => {
    const quietly = () => void again().catch(() => undefined)
    // Who comes back to it may find it.
    quietly()
    window.addEventListener('online', quietly)
    return () => window.removeEventListener('online', quietly)
  }, [again])
  const tryAgain = async () => {
    setStep('tries')
    try {
      await again()
    } catch {
      // Browsers keep it that a module failed, so that asking again is no use where the server answers.
      if (await answers()) window.location.reload()
      else setStep('silent')
    }
  }
  return (
    <p className="quiet-line">
      <span role="status">{words.say(step === 'silent' ? 'page.unfetched.still' : 'page.unfetched')}</span>{' '}
      <button type="button" className="quiet" disabled={step === 'tries'} onClick={() => void tryAgain()}>
        {words.say('page.unfetched.again')}
      </button>
    </p>
  )
}
