import { lazy } from 'react'
import { Unfetched } from './Unfetched.tsx'

/** How to cite a figure or table; fetched when it is first asked for. */
export const Citation = lazy(() =>
  import('./Citation.tsx').then(
    ({ Citation }) => ({ default: Citation }),
    () => ({ default: Unfetched }),
  ),
)

/** The query behind a figure or table; fetched when it is first asked for. */
export const QueryBehind = lazy(() =>
  import('./QueryBehind.tsx').then(
    ({ QueryBehind }) => ({ default: QueryBehind }),
    () => ({ default: Unfetched }),
  ),
)
