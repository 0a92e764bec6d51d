import type { Reading } from '../ui/Readings.tsx'

/** Real comparisons that the data holds, by page. */
export const READINGS: Readonly<Record<string, readonly Reading[]>> = {}
