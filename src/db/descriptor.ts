import type { Fault } from './fault.ts'
import { jsonLines } from './jsonlines.ts'
import { type DataPackage, DataPackageError, readDataPackage, type Table } from './package.ts'
import { isPattern, SCHEMA } from './schema.ts'

/** The file that describes the package. */
export const DESCRIPTOR = 'datapackage.json'

/** Reads `datapackage.json` and finds all that is wrong with it; `pack` is null where it can't be used. */
export function readDescriptor(bytes: Uint8Array | undefined): {
  readonly pack: DataPackage | null
  readonly faults: readonly Fault[]
} {
  if (!bytes) return { pack: null, faults: [descriptorFault('file', 'file', 'the file', 'nothing')] }
  const text = decoded(bytes)
  if (text === null)
    return { pack: null, faults: [descriptorFault('encoding', 'encoding', 'UTF-8', 'other bytes')] }
  const lines = isJson(text) ? jsonLines(text) : null
  const inLine = ({ at, expected, got }: DescriptorFault): Fault => ({
    ...descriptorFault('descriptor', at, expected, got),
    line: lines ? nearestLine(at, lines) : brokenLine(text, got),
  })
  try {
    const pack = readDataPackage(text)
    const faults = descriptorFaults(pack, text).map(inLine)
    return { pack, faults: faults.sort((a, b) => a.line - b.line) }
  } catch (error) {
    if (!(error instanceof DataPackageError)) throw error
    return { pack: null, faults: error.faults.map(inLine) }
  }
}

function descriptorFault(kind: Fault['kind'], column: string, expected: string, got: string): Fault {
  return { kind, file: DESCRIPTOR, line: 1, column, expected, got }
}

/** What is wrong at a path of `datapackage.json` (`resources.0.path`). */
interface DescriptorFault {
  readonly at: string
  readonly expected: string
  readonly got: string
}

/** What `datapackage.json` lacks, though it is one. */
function descriptorFaults(pack: DataPackage, text: string): DescriptorFault[] {
  const places = resourcePlaces(text)
  const place = (table: Table) => places.get(table.name) ?? 'resources'
  const names = pack.tables.map(({ name }) => name)
  const paths = pack.tables.flatMap((table) => table.paths)
  return [
    ...Object.keys(SCHEMA)
      .filter((name) => !names.includes(name))
      .map((name) => ({ at: 'resources', expected: `a table ${name}`, got: names.join(', ') })),
    ...pack.tables.flatMap((table, at) => [
      ...(names.indexOf(table.name) < at
        ? [{ at: `${place(table)}.name`, expected: 'each table once', got: `${table.name} again` }]
        : []),
      ...table.paths
        .filter((path) => paths.indexOf(path) !== paths.lastIndexOf(path))
        .map((path) => ({ at: `${place(table)}.path`, expected: 'each file once', got: `${path} again` })),
      ...fieldFaults(table, `${place(table)}.schema`),
      ...keyFaults(table, pack, `${place(table)}.schema`),
    ]),
  ]
}

function fieldFaults(table: Table, at: string): DescriptorFault[] {
  const names = table.columns.map(({ name }) => name)
  const lacking = Object.keys(SCHEMA[table.name] ?? {})
    .filter((name) => !names.includes(name))
    .map((name) => ({ at: `${at}.fields`, expected: `a column ${name}`, got: 'none' }))
  const faults = table.columns.flatMap((column, index) => {
    const field = `${at}.fields.${index}`
    const needed = SCHEMA[table.name]?.[column.name]
    const unknown = column.enum?.filter((word) => needed?.enum && !needed.enum.includes(word)) ?? []
    return [
      ...(names.indexOf(column.name) < index
        ? [{ at: `${field}.name`, expected: 'each column once', got: `${column.name} again` }]
        : []),
      ...(needed && needed.type !== column.type
        ? [{ at: `${field}.type`, expected: needed.type, got: column.type }]
        : []),
      ...(unknown.length > 0
        ? [
            {
              at: `${field}.constraints.enum`,
              expected: `words of ${needed?.enum?.join(', ')}`,
              got: unknown.join(', '),
            },
          ]
        : []),
      ...(column.pattern !== undefined && !isPattern(column.pattern)
        ? [{ at: `${field}.constraints.pattern`, expected: 'a regular expression', got: column.pattern }]
        : []),
    ]
  })
  return [...lacking, ...faults]
}

function keyFaults(table: Table, pack: DataPackage, at: string): DescriptorFault[] {
  const columnsOf = (name: string) =>
    pack.tables.find((other) => other.name === name)?.columns.map((column) => column.name)
  const lacking = (columns: readonly string[], there: readonly string[] | undefined) =>
    columns.filter((column) => !there?.includes(column))
  const own = columnsOf(table.name)
  return [
    ...lacking(table.primaryKey, own).map((got) => ({
      at: `${at}.primaryKey`,
      expected: 'columns of the table',
      got,
    })),
    ...table.foreignKeys.flatMap(({ columns, table: to, references }, index) => [
      ...lacking(columns, own).map((got) => ({
        at: `${at}.foreignKeys.${index}.fields`,
        expected: 'columns of the table',
        got,
      })),
      ...(columnsOf(to) === undefined
        ? [{ at: `${at}.foreignKeys.${index}.reference`, expected: 'a table of the package', got: to }]
        : lacking(references, columnsOf(to)).map((got) => ({
            at: `${at}.foreignKeys.${index}.reference`,
            expected: `columns of ${to}`,
            got,
          }))),
    ]),
  ]
}

/** The path of each table's resource in `datapackage.json`, by its name. */
function resourcePlaces(text: string): Map<string, string> {
  const json: unknown = JSON.parse(text)
  const resources = typeof json === 'object' && json !== null && 'resources' in json ? json.resources : []
  if (!Array.isArray(resources)) return new Map()
  return new Map(
    resources.map((resource: unknown, at) => {
      const named = typeof resource === 'object' && resource !== null && 'name' in resource
      return [named ? String(resource.name) : '', `resources.${at}`]
    }),
  )
}

/** The line of a value, or of the nearest one that it should have been in. */
function nearestLine(at: string, lines: ReadonlyMap<string, number>): number {
  const found = lines.get(at)
  if (found !== undefined) return found
  const end = at.lastIndexOf('.')
  return end < 0 ? 1 : nearestLine(at.slice(0, end), lines)
}

/** Where a text stops being JSON, by the engine's message: a position or a line; the last line if it says neither. */
function brokenLine(text: string, message: string): number {
  const line = /line (\d+)/.exec(message)?.[1]
  if (line) return Number(line)
  const position = /position (\d+)/.exec(message)?.[1]
  return text.slice(0, position ? Number(position) : text.length).split('\n').length
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
