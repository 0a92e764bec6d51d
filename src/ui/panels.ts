import { lazy } from 'react'

const load = () => import('./pickers.tsx')

/** See `IndicatorPicker` of pickers.tsx; as the others, fetched when a panel is first opened. */
export const IndicatorPicker = lazy(() => load().then((all) => ({ default: all.IndicatorPicker })))
/** See `PlacesPicker`. */
export const PlacesPicker = lazy(() => load().then((all) => ({ default: all.PlacesPicker })))
/** See `ListPicker`. */
export const ListPicker = lazy(() => load().then((all) => ({ default: all.ListPicker })))
/** See `SearchPicker`. */
export const SearchPicker = lazy(() => load().then((all) => ({ default: all.SearchPicker })))
/** See `LevelsPicker`. */
export const LevelsPicker = lazy(() => load().then((all) => ({ default: all.LevelsPicker })))
