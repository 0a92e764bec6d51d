/** A canvas that is longer, in its own dots, stays empty in some browsers, and so does one of more dots than these. */
const LONGEST = 32_000
const MOST_DOTS = 16_000_000

/** In steps, so that a picture is not made anew for each pixel that it grows. */
const STEP = 0.25

/**
 * How many dots of a canvas stand for a CSS pixel: as many as are asked for, fewer where the picture (CSS pixels) is
 * so large that a browser would leave it empty. A picture of five hundred places is less sharp then, but there.
 */
export function sharpness(width: number, height: number, asked: number): number {
  const most = Math.min(LONGEST / Math.max(width, height), Math.sqrt(MOST_DOTS / (width * height)))
  return asked <= most || !(most > 0) ? asked : Math.max(STEP, Math.floor(most / STEP) * STEP)
}
