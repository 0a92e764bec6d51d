import { useSyncExternalStore } from 'react'
import type { Params } from '../db/query.ts'
import { useFadu } from './fadu.ts'

const NONE: readonly string[] = []
const never = () => () => undefined

/** The periods that a figure's rows hold, newest first; empty while they are on their way. */
export function usePeriods(
  of: { readonly figure: string; readonly params: Params } | undefined,
): readonly string[] {
  const { figure, open } = useFadu()
  const found = of === undefined ? undefined : figure(of.figure)
  const opening = of === undefined || found === undefined ? null : open(found, of.params)
  const now = () => opening?.state() ?? null
  const state = useSyncExternalStore(opening?.subscribe ?? never, now, now)
  return state?.step === 'open' ? state.figure.periods : NONE
}
