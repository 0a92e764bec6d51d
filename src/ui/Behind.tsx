import { fetchedLater } from './Unfetched.tsx'

/** How to cite a figure or table; fetched when it is first asked for. */
export const Citation = fetchedLater(async () => (await import('./Citation.tsx')).Citation)

/** The query behind a figure or table; fetched when it is first asked for. */
export const QueryBehind = fetchedLater(async () => (await import('./QueryBehind.tsx')).QueryBehind)
