import { fetchedLater } from './Unfetched.tsx'

const load = () => import('./pickers.tsx')

/** See `IndicatorPicker` of pickers.tsx; as the others, fetched when a panel is first opened. */
export const IndicatorPicker = fetchedLater(async () => (await load()).IndicatorPicker)
/** See `PlacesPicker`. */
export const PlacesPicker = fetchedLater(async () => (await load()).PlacesPicker)
/** See `ListPicker`. */
export const ListPicker = fetchedLater(async () => (await load()).ListPicker)
/** See `SearchPicker`. */
export const SearchPicker = fetchedLater(async () => (await load()).SearchPicker)
/** See `LevelsPicker`. */
export const LevelsPicker = fetchedLater(async () => (await load()).LevelsPicker)
