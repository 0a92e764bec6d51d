/** The console's editor; the only importer of CodeMirror, fetched with the page. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import {
  keywordCompletionSource,
  type SQLConfig,
  SQLDialect,
  schemaCompletionSource,
  sql,
} from '@codemirror/lang-sql'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** What can be completed: a table or view with its columns, or a function; `note` is its comment. */
export interface Completable {
  readonly name: string
  readonly detail: string
  readonly note: string
}
export interface CompletableTable extends Completable {
  readonly columns: readonly Completable[]
}

export interface Completables {
  readonly tables: readonly CompletableTable[]
  readonly functions: readonly Completable[]
}

export interface EditorOptions {
  /** An empty element of the page; the editor lives in a shadow tree of it. */
  readonly host: HTMLElement
  readonly text: string
  /** What the editor is, and its keys: read out when it is reached. */
  readonly label: string
  readonly placeholder: string
  /** CodeMirror's own few words, by what they are in English. */
  readonly phrases: Readonly<Record<string, string>>
  readonly onChange: (text: string) => void
  /** Given the text as it is now, which the page may not have heard of yet. */
  readonly onRun: (text: string) => void
}

export interface Editor {
  /** Puts another text in its place, as one step that can be undone. */
  setText(text: string): void
  setCompletables(completables: Completables): void
  /** Underlines what an error is about, from an offset to the end of the word there; null: nothing. */
  mark(at: number | null): void
  focus(): void
  destroy(): void
}

/**
 * Whether the editor can stand here. CodeMirror's styles are constructed sheets in a shadow tree, as a `<style>` is
 * refused by the policy; where there are none (Firefox below 101, Safari below 16.4) a plain text field does.
 */
export function canEdit(): boolean {
  return (
    'adoptedStyleSheets' in Document.prototype &&
    'attachShadow' in Element.prototype &&
    'replaceSync' in CSSStyleSheet.prototype
  )
}

/** Makes the editor. Tab is left alone: it leaves the editor, as it leaves any field. */
export function makeEditor(options: EditorOptions): Editor {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: 'open' })
  const language = new Compartment()
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        keymap.of([
          {
            key: 'Mod-Enter',
            run: ({ state }) => {
              options.onRun(state.doc.toString())
              return true
            },
          },
          ...closeBracketsKeymap,
          ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
          ...historyKeymap,
          ...completionKeymap,
        ]),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false, interactionDelay: 0 }),
        placeholder(options.placeholder),
        EditorView.lineWrapping,
        EditorState.phrases.of(options.phrases),
        EditorView.contentAttributes.of({ 'aria-label': options.label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString())
        }),
        language.of(completing({ tables: [], functions: [] })),
        replacing,
        marked,
        theme,
        syntaxHighlighting(highlighting),
      ],
    }),
  })
  return {
    setText(text) {
      const before = view.state.doc
      if (before.toString() === text) return
      view.dispatch({
        changes: { from: 0, to: before.length, insert: text },
        selection: { anchor: text.length },
      })
    },
    setCompletables: (completables) =>
      view.dispatch({ effects: language.reconfigure(completing(completables)) }),
    mark: (at) => view.dispatch({ effects: setMark.of(at) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

/**
 * What is typed over a selection is put in its place here: left to itself, Chromium keeps the look of what it deletes
 * by an inline style, which the policy refuses and reports.
 */
const replacing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType } = event
    if (inputType !== 'insertText' || data === null || view.composing || view.state.readOnly) return false
    const { main, ranges } = view.state.selection
    if (main.empty || ranges.length > 1) return false
    const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type' })
    const taken = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, main.from, main.to, data, insert))
    if (!taken) view.dispatch(insert())
    event.preventDefault()
    return true
  },
})

/** DuckDB's words of a query; names of columns (value, level, name) are none. */
const duckdb = SQLDialect.define({
  keywords:
    'select from where group by having order limit offset qualify window with recursive as distinct on using ' +
    'join left right full outer inner cross natural lateral positional asof semi anti union intersect except all ' +
    'by name and or not in is null like ilike similar glob between exists case when then else end cast try_cast ' +
    'over partition rows range groups unbounded preceding following current row exclude replace filter within ' +
    'asc desc nulls first last values table summarize describe show pivot unpivot sample tablesample collate ' +
    'interval any escape default columns rollup cube grouping sets materialized',
  types:
    'bigint bit blob boolean date decimal double float hugeint integer json list map real smallint struct text ' +
    'time timestamp timestamptz tinyint ubigint uhugeint uinteger usmallint utinyint uuid varchar',
  builtin: 'true false',
  doubleDollarQuotedStrings: true,
  caseInsensitiveIdentifiers: true,
  operatorChars: '*+-%<>!=&|~^/:',
  specialVar: '',
})

function completing({ tables, functions }: Completables) {
  const tableOf = ({ name, detail, note }: Completable): Completion => ({
    label: name,
    detail,
    type: 'class',
    boost: 1,
    ...noted(note),
  })
  const columnOf = ({ name, detail, note }: Completable): Completion => ({
    label: name,
    detail,
    type: 'property',
    boost: 2,
    ...noted(note),
  })
  const config: SQLConfig = {
    dialect: duckdb,
    upperCaseKeywords: true,
    schema: Object.fromEntries(
      tables.map((table) => [table.name, { self: tableOf(table), children: table.columns.map(columnOf) }]),
    ),
  }
  const calls = functions.map(
    ({ name, detail, note }): Completion => ({
      label: name,
      detail,
      type: 'function',
      apply: `${name}(`,
      ...noted(note),
    }),
  )
  /** Columns of the tables that the query names (of all, where it names none yet), and functions: where a word begins that follows no dot. */
  const words = (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w]+/)
    if (word === null && !context.explicit) return null
    const from = word?.from ?? context.pos
    if (/[.'"]$/.test(context.state.sliceDoc(0, from).slice(-1))) return null
    const named = new Set(context.state.doc.toString().toLowerCase().match(/\w+/g) ?? [])
    const seen = new Set<string>()
    const asked = tables.filter(({ name }) => named.has(name.toLowerCase()))
    const columns = (asked.length > 0 ? asked : tables)
      .flatMap((table) => table.columns)
      .filter(({ name }) => !seen.has(name) && seen.add(name))
    return { from, options: [...columns.map(columnOf), ...calls], validFor: /^\w*$/ }
  }
  const data = duckdb.language.data
  return [
    sql({ dialect: duckdb }).language,
    data.of({ autocomplete: schemaCompletionSource(config) }),
    data.of({ autocomplete: keywordCompletionSource(duckdb, true, lowered) }),
    data.of({ autocomplete: words }),
  ]
}

const lowered = (label: string, type: string): Completion => ({ label, type, boost: -10 })

function noted(note: string): Pick<Completion, 'info'> {
  return note === '' ? {} : { info: note }
}

const setMark = StateEffect.define<number | null>()
const underline = Decoration.mark({ class: 'fadu-error' })
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, { effects, docChanged, newDoc }) {
    for (const effect of effects) {
      if (!effect.is(setMark)) continue
      const at = effect.value
      if (at === null || newDoc.length === 0) return Decoration.none
      const from = Math.min(at, newDoc.length - 1)
      const word = /^\w+/.exec(newDoc.sliceString(from))?.[0] ?? ' '
      return Decoration.set(underline.range(from, from + word.length))
    }
    return docChanged ? Decoration.none : shown
  },
  provide: (field) => EditorView.decorations.from(field),
})

const mono = 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", "Sarasa Mono SC", monospace'

/** The page's colours reach into the shadow tree as custom properties. */
const theme = EditorView.theme({
  '&': {
    border: '1px solid var(--quiet)',
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    fontSize: 'var(--s2)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: mono, lineHeight: '1.6', minHeight: '8.5rem', maxHeight: '60vh' },
  '.cm-content': { padding: '0.4rem 0', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--quiet)', border: '0' },
  '.cm-placeholder': { color: 'var(--quiet)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--line)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--line)', color: 'inherit' },
  '.fadu-error': { textDecoration: 'underline wavy 1.5px', textUnderlineOffset: '3px' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: mono, maxHeight: '14em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.15em 0.5em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--paper)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.85' },
  '.cm-completionInfo': { maxWidth: '24rem', padding: '0.4rem 0.6rem', fontSize: 'var(--s2)' },
})

/** Quiet: weight and the one accent, no rainbow. */
const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--accent)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--quiet)' },
  { tag: [tags.string, tags.number, tags.bool], color: 'var(--ink)', fontWeight: '600' },
])
