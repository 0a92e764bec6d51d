import { useState } from 'react'
import type { Words } from '../../i18n/words.ts'
import { formatNumber } from '../../model/formats.ts'
import { type DescribedTable, describedTables, type Schema } from './useSchema.ts'

/** The tables and views, each folded: what it answers, and what its columns mean. */
export function SchemaBrowser({
  schema,
  words,
  onLook,
}: {
  readonly schema: Schema | 'none' | null
  readonly words: Words
  /** Runs a query that shows the first rows; null: there is no engine to ask. */
  readonly onLook: ((sql: string) => void) | null
}) {
  return (
    <section className="sql-part" aria-labelledby="sql-schema">
      <h2 id="sql-schema">{words.say('sql.schema')}</h2>
      <p className="quiet-line">{words.say(schema === 'none' ? 'sql.schema.none' : 'sql.schema.intro')}</p>
      {schema === null || schema === 'none'
        ? null
        : describedTables(schema, words).map((table) => (
            <Relation key={table.name} table={table} words={words} onLook={onLook} />
          ))}
    </section>
  )
}

function Relation({
  table,
  words,
  onLook,
}: {
  readonly table: DescribedTable
  readonly words: Words
  readonly onLook: ((sql: string) => void) | null
}) {
  const [open, setOpen] = useState(false)
  const id = `sql-table-${table.name}`
  return (
    <div className="sql-relation" data-table={table.name}>
      <h3>
        <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <code translate="no">{table.name}</code>{' '}
          <span className="sql-aside">
            {words.say(table.isView ? 'sql.schema.view' : 'sql.schema.table')}
            {table.rows === null
              ? ''
              : ` · ${words.say('sql.schema.rows', { count: formatNumber(table.rows, words.lang, 0) })}`}
          </span>
        </button>
      </h3>
      {onLook === null ? null : (
        <button
          type="button"
          className="quiet sql-look"
          aria-label={words.say('sql.schema.look.of', { table: table.name })}
          onClick={() => onLook(`FROM ${table.name}\nLIMIT 100`)}
        >
          {words.say('sql.schema.look')}
        </button>
      )}
      <p className="sql-note">{table.note}</p>
      <div id={id} hidden={!open}>
        {open ? <Columns table={table} words={words} /> : null}
      </div>
    </div>
  )
}

function Columns({ table, words }: { readonly table: DescribedTable; readonly words: Words }) {
  return (
    <div className="table prose sql-columns">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.say('sql.schema.column')}</th>
            <th scope="col">{words.say('sql.schema.type')}</th>
            <th scope="col">{words.say('sql.schema.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(({ name, type, note, values }) => (
            <tr key={name}>
              <th scope="row">
                <code translate="no">{name}</code>
              </th>
              <td>
                <code translate="no">{type}</code>
              </td>
              <td>
                {note}
                {values.length === 0 ? null : (
                  <span className="sql-values">
                    {words.say('sentence.space')}
                    {words.say('sql.schema.values', { values: values.join(' · ') })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
