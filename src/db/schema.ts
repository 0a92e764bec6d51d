import {
  BODY_KINDS,
  FAMILIES,
  INTERVALS,
  LEVELS,
  MEASURES,
  MISSING_REASONS,
  PART_ROLES,
  PERIOD_KINDS,
  POLARITIES,
  QUALITIES,
  ROLES,
  SCOPES,
  SOURCE_KINDS,
  THEMES,
  VALUE_KINDS,
} from '../model/types.ts'
import type { Column, ColumnType, Table } from './package.ts'

/** What Fadu needs of a column, whatever `datapackage.json` says. */
interface Needed {
  readonly type: ColumnType
  readonly required: boolean
  readonly enum?: readonly string[]
  readonly exclusiveMinimum?: number
  readonly minimum?: number
  readonly maximum?: number
}

const text: Needed = { type: 'string', required: true }
const maybeText: Needed = { type: 'string', required: false }
const date: Needed = { type: 'date', required: true }
const maybeDate: Needed = { type: 'date', required: false }
const maybeNumber: Needed = { type: 'number', required: false }
const oneOf = (words: readonly string[]): Needed => ({ ...text, enum: words })
const maybeOneOf = (words: readonly string[]): Needed => ({ ...maybeText, enum: words })

/** The tables and columns that every data package has, in their order; it may have more. */
export const SCHEMA: Readonly<Record<string, Readonly<Record<string, Needed>>>> = {
  jurisdictions: {
    id: text,
    name_zh: text,
    name_en: text,
    level: oneOf(LEVELS),
    parent_id: maybeText,
    valid_from: maybeDate,
    valid_to: maybeDate,
  },
  bodies: { id: text, jurisdiction_id: text, kind: oneOf(BODY_KINDS), name_zh: text, name_en: text },
  indicators: {
    id: text,
    family: oneOf(FAMILIES),
    theme: oneOf(THEMES),
    measure: oneOf(MEASURES),
    role: oneOf(ROLES),
    unit_zh: text,
    unit_en: text,
    // No browser writes more than 20.
    decimals: { type: 'integer', required: true, minimum: 0, maximum: 20 },
    name_zh: text,
    name_en: text,
    definition_zh: text,
    definition_en: text,
    polarity: oneOf(POLARITIES),
    interval: oneOf(INTERVALS),
    numerator_id: maybeText,
    denominator_id: maybeText,
    total_id: maybeText,
    partition: maybeText,
    core: { type: 'boolean', required: true },
  },
  sources: {
    id: text,
    title: text,
    publisher: text,
    published: maybeDate,
    url: maybeText,
    language: text,
    covers_start: maybeDate,
    covers_end: maybeDate,
    kind: oneOf(SOURCE_KINDS),
    quality: oneOf(QUALITIES),
    note_zh: maybeText,
    note_en: maybeText,
  },
  observations: {
    id: text,
    jurisdiction_id: text,
    body_id: text,
    indicator_id: text,
    scope: oneOf(SCOPES),
    period_kind: oneOf(PERIOD_KINDS),
    period_start: maybeDate,
    period_end: date,
    value_kind: oneOf(VALUE_KINDS),
    value: maybeNumber,
    value_high: maybeNumber,
    rounded_to: { ...maybeNumber, exclusiveMinimum: 0 },
    missing_reason: maybeOneOf(MISSING_REASONS),
    part_of: maybeText,
    part_role: maybeOneOf(PART_ROLES),
    numerator_ids: maybeText,
    rate_of: maybeText,
    change_from: maybeText,
    change_to: maybeText,
    restates: maybeText,
    source_id: text,
    locator: maybeText,
    note_zh: maybeText,
    note_en: maybeText,
  },
}

/** Columns that the views ask for and that a data package may lack: they are then there, and empty. */
export const MAY_LACK: typeof SCHEMA = {
  jurisdictions: { overlaps_id: maybeText },
  bodies: { changed_on: maybeDate },
  indicators: { kin: maybeText },
  observations: { variant: maybeText },
}

/** A column that holds ids of rows of a table; a list has `;` between. */
export interface Relation {
  readonly table: string
  readonly column: string
  readonly to: string
  readonly list?: true
  /** Following it never leads back to where one began. */
  readonly acyclic?: true
}

/** Every relation of the data package, those too that Table Schema has no word for. */
export const RELATIONS: readonly Relation[] = [
  { table: 'jurisdictions', column: 'parent_id', to: 'jurisdictions', acyclic: true },
  { table: 'bodies', column: 'jurisdiction_id', to: 'jurisdictions' },
  { table: 'indicators', column: 'numerator_id', to: 'indicators', list: true },
  { table: 'indicators', column: 'denominator_id', to: 'indicators' },
  { table: 'indicators', column: 'total_id', to: 'indicators', list: true, acyclic: true },
  { table: 'observations', column: 'jurisdiction_id', to: 'jurisdictions' },
  { table: 'observations', column: 'body_id', to: 'bodies' },
  { table: 'observations', column: 'indicator_id', to: 'indicators' },
  { table: 'observations', column: 'source_id', to: 'sources' },
  { table: 'observations', column: 'part_of', to: 'observations', acyclic: true },
  { table: 'observations', column: 'numerator_ids', to: 'observations', list: true },
  { table: 'observations', column: 'rate_of', to: 'observations' },
  { table: 'observations', column: 'change_from', to: 'observations' },
  { table: 'observations', column: 'change_to', to: 'observations' },
  { table: 'observations', column: 'restates', to: 'observations', acyclic: true },
]

/** The table as Fadu needs it: its own constraints, and those of `SCHEMA` where they are narrower; a pattern that is none is let be. */
export function asNeeded(table: Table): Table {
  const needed = SCHEMA[table.name] ?? {}
  return { ...table, columns: table.columns.map((column) => narrowed(column, needed[column.name])) }
}

function narrowed(column: Column, needed: Needed | undefined): Column {
  const words = needed?.enum
  return {
    ...column,
    type: needed?.type ?? column.type,
    required: column.required || (needed?.required ?? false),
    exclusiveMinimum: greater(column.exclusiveMinimum, needed?.exclusiveMinimum),
    minimum: greater(column.minimum, needed?.minimum),
    maximum: least(column.maximum, needed?.maximum),
    pattern: column.pattern !== undefined && isPattern(column.pattern) ? column.pattern : undefined,
    enum: words && column.enum ? column.enum.filter((word) => words.includes(word)) : (words ?? column.enum),
  }
}

function greater(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}

/** Whether a text is a regular expression. */
export function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
