/** The rows, or columns, that are made: from the first to before the last. */
export interface Extent {
  readonly first: number
  readonly last: number
}

/**
 * Which of `count` equal steps can be seen through a window, with up to `spare` (even) more on both sides, so that
 * scrolling meets no empty paper; all lengths in CSS pixels. It begins at a multiple of `spare`: it changes once in so
 * many steps.
 */
export function extentOf(
  scrolled: number,
  window: number,
  step: number,
  count: number,
  spare: number,
): Extent {
  const seen = Math.floor(scrolled / step)
  const first = Math.floor(Math.max(0, seen - spare / 2) / spare) * spare
  const most = Math.ceil(window / step) + 2 * spare
  return { first: Math.min(first, Math.max(0, count - 1)), last: Math.min(count, first + most) }
}

/** A cell by row and column; row 0 holds the names of columns, column 0 those of rows. */
export interface Position {
  readonly row: number
  readonly column: number
}

/** What the keyboard walks on: rows and columns with their names, and how many rows a window holds. */
export interface Sheet {
  readonly rows: number
  readonly columns: number
  readonly page: number
}

/** Where a key leads, as in a spreadsheet; null for a key that leads nowhere. */
export function moved(
  at: Position,
  { key, ctrl }: { readonly key: string; readonly ctrl: boolean },
  { rows, columns, page }: Sheet,
): Position | null {
  const within = (row: number, column: number): Position => ({
    row: Math.min(rows - 1, Math.max(0, row)),
    column: Math.min(columns - 1, Math.max(0, column)),
  })
  const { row, column } = at
  switch (key) {
    case 'ArrowUp':
      return within(ctrl ? 1 : row - 1, column)
    case 'ArrowDown':
      return within(ctrl ? rows - 1 : row + 1, column)
    case 'ArrowLeft':
      return within(row, ctrl ? 1 : column - 1)
    case 'ArrowRight':
      return within(row, ctrl ? columns - 1 : column + 1)
    case 'Home':
      return ctrl ? within(1, 1) : within(row, 0)
    case 'End':
      return ctrl ? within(rows - 1, columns - 1) : within(row, columns - 1)
    case 'PageUp':
      return within(Math.max(1, row - page), column)
    case 'PageDown':
      return within(row + page, column)
    default:
      return null
  }
}

/** How far to scroll so that a step from `start` to `end` stands in a window, clear of what is stuck to its near side. */
export function scrolledTo(
  scrolled: number,
  window: number,
  stuck: number,
  start: number,
  end: number,
): number {
  if (start < scrolled) return start
  return end > scrolled + window - stuck ? end - window + stuck : scrolled
}
