import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseCsv } from '../db/csv.ts'
import { groupBy } from '../model/collect.ts'

/** The folder of the planted package: faults for the audit to find, and what only looks like one. */
export const PLANTED_FOLDER = fileURLToPath(new URL('./planted/', import.meta.url))

/** What was planted together, as the note of its observations says: `fault contradiction: two sources`. */
export interface PlantedNote {
  /** `fault`: exactly one finding of that kind · `holds`: such a finding, nothing against it · `near`: nothing against it. */
  readonly what: string
  /** The kind of finding; empty where none is named. */
  readonly kind: string
  readonly name: string
  readonly ids: readonly string[]
  readonly sources: readonly string[]
}

/** All that was planted, in the order of the file. */
export function plantedNotes(): PlantedNote[] {
  const { header, rows } = parseCsv(readFileSync(`${PLANTED_FOLDER}observations/planted.csv`))
  const cell = (cells: readonly string[], column: string) => cells[header.indexOf(column)] ?? ''
  const lines = rows.map(({ cells }) => cells)
  return [...groupBy(lines, (cells) => cell(cells, 'note_en'))].map(([name, group]) => {
    const [what = '', kind = ''] = (name.split(':')[0] ?? '').split(' ')
    const ids = group.map((cells) => cell(cells, 'id'))
    return { what, kind, name, ids, sources: group.map((cells) => cell(cells, 'source_id')) }
  })
}
