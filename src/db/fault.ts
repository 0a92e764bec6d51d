/** What kind of thing is wrong. */
export type FaultKind =
  /** The file is not there. */
  | 'file'
  /** `datapackage.json` is none, or lacks what Fadu needs. */
  | 'descriptor'
  | 'encoding'
  | 'header'
  | 'quotes'
  /** A row with too many or too few cells. */
  | 'cells'
  /** A cell that breaks its column's type, enum, pattern, bounds, or is empty though required. */
  | 'cell'
  | 'key'
  | 'reference'
  | 'cycle'
  /** A row whose cells contradict each other. */
  | 'row'
  /** A part that does not fit its total. */
  | 'part'

/** Something wrong in the data package, mendable at its line. */
export interface Fault {
  readonly kind: FaultKind
  /** Path below the package's folder, `/` between. */
  readonly file: string
  /** From 1; of a row whose cells hold line breaks, the first. */
  readonly line: number
  /** The column; for faults of form their kind; in `datapackage.json` the path of the value. */
  readonly column: string
  readonly expected: string
  readonly got: string
}

/** A fault of one file, without its name. */
export type FileFault = Omit<Fault, 'file'>

/** A file at fault, and all that is wrong with it. */
export interface LeftOut {
  readonly path: string
  readonly table: string
  readonly faults: readonly FileFault[]
}

/** Faults of one file, without its name. */
export function plain(faults: readonly Fault[]): FileFault[] {
  return faults.map(({ kind, line, column, expected, got }) => ({ kind, line, column, expected, got }))
}

/** A row of a table as far as it can be trusted. */
export interface Row {
  readonly file: string
  readonly line: number
  /** The cell as written, empty for no value; undefined where the column is not there or the cell has a fault. */
  cell(column: string): string | undefined
}

/** What could be read of a table. */
export interface TableRows {
  readonly rows: readonly Row[]
  /** The row of each id, the first where there are several. */
  readonly byId: ReadonlyMap<string, Row>
  /** Whether an id that is not there may stand in what could not be read. */
  mayHold(id: string): boolean
}
