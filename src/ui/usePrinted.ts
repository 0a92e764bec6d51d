import { useSyncExternalStore } from 'react'

/** Whether the page is being laid out for paper: what folds is then open, and pictures take a sheet's width. */
export function usePrinted(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia('print').matches)
}

function subscribe(changed: () => void): () => void {
  const list = window.matchMedia('print')
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}
