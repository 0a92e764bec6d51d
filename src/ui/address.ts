import { useSyncExternalStore } from 'react'

/**
 * The address is the state: no router library keeps a second copy of it. Each choice is a step in the
 * history, so that back and forward undo and redo choices, and a copied address shows what its sender saw.
 */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash)
}

/** Goes to a hash address; those who listen know at once. `replace` leaves no step behind, for typing. */
export function goTo(address: string, replace = false): void {
  if (address === window.location.hash) return
  if (replace) window.history.replaceState(null, '', address)
  else window.history.pushState(null, '', address)
  for (const changed of listeners) changed()
}

const listeners = new Set<() => void>()

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  window.addEventListener('hashchange', changed)
  window.addEventListener('popstate', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('hashchange', changed)
    window.removeEventListener('popstate', changed)
  }
}
