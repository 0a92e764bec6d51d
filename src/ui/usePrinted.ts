import { useSyncExternalStore } from 'react'

/** Whether the page is being laid out for paper: what folds is then open, and pictures take a sheet's width. */
export function usePrinted(): boolean {
  return useSyncExternalStore(subscribe, () => paper().matches)
}

let list: MediaQueryList | undefined
/** Asked for once: every figure asks with each change. */
function paper(): MediaQueryList {
  list ??= window.matchMedia('print')
  return list
}

function subscribe(changed: () => void): () => void {
  paper().addEventListener('change', changed)
  return () => paper().removeEventListener('change', changed)
}
