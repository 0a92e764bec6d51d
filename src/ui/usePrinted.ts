import { useSyncExternalStore } from 'react'

/** Whether the page is being laid out for paper: what folds is then open, and pictures take a sheet's width. */
export function usePrinted(): boolean {
  return useSyncExternalStore(subscribe, () => {
    paper()
    return printed
  })
}

let list: MediaQueryList | undefined
let printed = false
/** Asked for once, and told of changes first: every figure asks with each change, and the browser looks up each time. */
function paper(): MediaQueryList {
  if (list !== undefined) return list
  const found = window.matchMedia('print')
  list = found
  printed = found.matches
  found.addEventListener('change', ({ matches }) => {
    printed = matches
  })
  return found
}

function subscribe(changed: () => void): () => void {
  paper().addEventListener('change', changed)
  return () => paper().removeEventListener('change', changed)
}
