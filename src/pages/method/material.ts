import type { FunnelRow } from '../../figures/questions.ts'
import type { PlotRow, ScaleOfRows } from '../../figures/rowplot.ts'
import type { Fill } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Finding } from '../../model/findings.ts'
import type { Observation } from '../../model/types.ts'

/** What the worked examples are made of: rows by the indicator asked for, the funnel's, and the audit's findings. */
export interface Material {
  readonly rows: ReadonlyMap<string, readonly Observation[]>
  readonly funnel: readonly FunnelRow[]
  readonly findings: readonly Finding[]
  readonly catalogue: Catalogue
}

/** A worked example: the blanks of its text `method.<section>.worked`, and what stands below it. */
export interface Worked {
  readonly fill: Fill
  readonly table?: WorkedTable
  /** A small picture: the same marks as in the figures. */
  readonly sketch?: { readonly rows: readonly PlotRow[]; readonly scale: ScaleOfRows }
  /** What it rests on; their publications are named below it. */
  readonly observed: readonly Observation[]
}

export interface WorkedTable {
  /** Keys of the texts of its columns. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
