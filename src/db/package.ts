import * as v from 'valibot'

/** The types of Table Schema that the package uses. */
export const COLUMN_TYPES = ['string', 'number', 'integer', 'boolean', 'date'] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

/** A column: a field of Table Schema with its constraints. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly required: boolean
  readonly unique: boolean
  readonly enum?: readonly string[] | undefined
  /** A regular expression that the whole cell has to match. */
  readonly pattern?: string | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly exclusiveMinimum?: number | undefined
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly description_zh?: string | undefined
}

export interface ForeignKey {
  readonly columns: readonly string[]
  /** The table referred to; the table itself for a self-reference. */
  readonly table: string
  readonly references: readonly string[]
}

/** A table: a resource of the package, in one file or several with the same header. */
export interface Table {
  readonly name: string
  readonly title?: string | undefined
  readonly title_zh?: string | undefined
  readonly description: string
  readonly description_zh?: string | undefined
  /** Paths of its files, relative to `datapackage.json`, `/` between. */
  readonly paths: readonly string[]
  readonly columns: readonly Column[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys: readonly ForeignKey[]
}

/** What `datapackage.json` says, as far as Fadu reads it (Frictionless Data Package v2, Table Schema). */
export interface DataPackage {
  readonly name: string
  readonly title: string
  readonly title_zh?: string | undefined
  readonly description?: string | undefined
  readonly description_zh?: string | undefined
  readonly version: string
  /** Under which the package is given away; empty: it says nothing of that. */
  readonly licenses: readonly License[]
  readonly tables: readonly Table[]
}

/** A licence of Data Package: a name, a title, where it can be read, or some of these. */
export interface License {
  readonly name?: string | undefined
  readonly title?: string | undefined
  readonly path?: string | undefined
}

/** `datapackage.json` can't be read; `faults` names each place and what was expected there. */
export class DataPackageError extends Error {
  override readonly name = 'DataPackageError'
  constructor(readonly faults: readonly { at: string; expected: string; got: string }[]) {
    super(faults.map(({ at, expected, got }) => `${at}: expected ${expected}, got ${got}`).join('\n'))
  }
}

/** One text or a list of them. */
function oneOrMore<Item extends v.GenericSchema<string>>(item: Item) {
  return v.pipe(
    v.unknown(),
    v.transform((given) => (typeof given === 'string' ? [given] : given)),
    v.array(item),
  )
}

const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of letters, digits and _'))
const filePath = v.pipe(
  v.string(),
  v.regex(/^(?![/.])(?!.*\/\.)[^\\:?#]+$/, 'a relative path without . or .. or scheme'),
)

const field = v.object({
  name: identifier,
  type: v.picklist(COLUMN_TYPES),
  title: v.optional(v.string()),
  description: v.optional(v.string()),
  description_zh: v.optional(v.string()),
  constraints: v.optional(
    v.object({
      required: v.optional(v.boolean()),
      unique: v.optional(v.boolean()),
      enum: v.optional(v.array(v.string())),
      pattern: v.optional(v.string()),
      minimum: v.optional(v.number()),
      maximum: v.optional(v.number()),
      exclusiveMinimum: v.optional(v.number()),
    }),
  ),
})

const resource = v.object({
  name: identifier,
  title: v.optional(v.string()),
  title_zh: v.fallback(v.optional(v.string()), undefined),
  description: v.optional(v.string(), ''),
  description_zh: v.optional(v.string()),
  path: oneOrMore(filePath),
  schema: v.object({
    fields: v.pipe(v.array(field), v.minLength(1)),
    primaryKey: v.optional(oneOrMore(v.string()), []),
    foreignKeys: v.optional(
      v.array(
        v.object({
          fields: oneOrMore(v.string()),
          reference: v.object({
            resource: v.optional(v.string(), ''),
            fields: oneOrMore(v.string()),
          }),
        }),
      ),
      [],
    ),
  }),
})

/** A resource without a table schema (a licence, a picture) is none of our tables. */
const otherResource = v.object({ name: v.optional(v.string()), schema: v.optional(v.undefined()) })

const license = v.object({
  name: v.optional(v.string()),
  title: v.optional(v.string()),
  path: v.optional(v.string()),
})

const descriptor = v.object({
  name: v.string(),
  title: v.optional(v.string()),
  title_zh: v.fallback(v.optional(v.string()), undefined),
  description: v.fallback(v.optional(v.string()), undefined),
  description_zh: v.fallback(v.optional(v.string()), undefined),
  version: v.optional(v.string(), ''),
  // Said to readers, needed for nothing: what can't be read is let be.
  licenses: v.fallback(v.array(license), []),
  resources: v.pipe(
    v.array(
      v.lazy((given): typeof resource | typeof otherResource =>
        typeof given === 'object' && given !== null && 'schema' in given ? resource : otherResource,
      ),
    ),
    v.minLength(1),
  ),
})

/**
 * Reads the text of `datapackage.json`; other keys, columns and resources than those known are let be.
 * Throws a `DataPackageError` with all faults.
 */
export function readDataPackage(text: string): DataPackage {
  const read = v.safeParse(descriptor, parseJson(text))
  if (!read.success) throw new DataPackageError(read.issues.map(faultOf))
  const { name, title, resources, ...said } = read.output
  return {
    ...said,
    name,
    title: title ?? name,
    tables: resources.flatMap((given) => (isTable(given) ? [tableOf(given)] : [])),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new DataPackageError([{ at: '$', expected: 'JSON', got: String(cause) }])
  }
}

type Resource = v.InferOutput<typeof resource>

function isTable(given: v.InferOutput<typeof descriptor>['resources'][number]): given is Resource {
  return given.schema !== undefined
}

function tableOf({ name, title, title_zh, description, description_zh, path, schema }: Resource): Table {
  return {
    name,
    title,
    title_zh,
    description,
    description_zh,
    paths: path,
    columns: schema.fields.map(({ constraints = {}, ...column }) => ({
      ...column,
      ...constraints,
      required: constraints.required ?? schema.primaryKey.includes(column.name),
      unique: constraints.unique ?? false,
    })),
    primaryKey: schema.primaryKey,
    foreignKeys: schema.foreignKeys.map(({ fields, reference }) => ({
      columns: fields,
      table: reference.resource || name,
      references: reference.fields,
    })),
  }
}

function faultOf(issue: v.BaseIssue<unknown>): { at: string; expected: string; got: string } {
  return {
    at: v.getDotPath(issue) ?? '$',
    expected: issue.type === 'regex' ? issue.message : (issue.expected ?? issue.message),
    got: issue.received,
  }
}
