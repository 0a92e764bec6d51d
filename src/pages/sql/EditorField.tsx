import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Words } from '../../i18n/words.ts'
import type { Completables, Editor } from './editor.ts'

/**
 * Where the query is written: a plain text field at once, the editor in its place when it has come, with what was
 * typed and the focus; where the editor can't stand (see `canEdit`) the field stays.
 */
export function EditorField({
  text,
  onText,
  onRun,
  error,
  completables,
  words,
}: {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onRun: (text: string) => void
  /** Offset in the text that an error is about. */
  readonly error: number | null
  readonly completables: Completables
  readonly words: Words
}) {
  const host = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  /** What the editor was made with, and what it calls now. */
  const now = useRef({ text, onText, onRun })
  now.current = { text, onText, onRun }

  useEffect(() => {
    let wanted = true
    let made: Editor | null = null
    import('./editor.ts').then(
      ({ canEdit, makeEditor }) => {
        const place = host.current
        if (!wanted || place === null || !canEdit()) return
        const focused = document.activeElement === field.current
        made = makeEditor({
          host: place,
          text: now.current.text,
          label: words.say('sql.editor'),
          placeholder: words.say('sql.placeholder'),
          phrases: {},
          onChange: (changed) => now.current.onText(changed),
          onRun: (written) => now.current.onRun(written),
        })
        setEditor(made)
        if (focused) made.focus()
      },
      () => undefined,
    )
    return () => {
      wanted = false
      made?.destroy()
      setEditor(null)
    }
  }, [words])

  useEffect(() => editor?.setText(text), [editor, text])
  useEffect(() => editor?.setCompletables(completables), [editor, completables])
  useEffect(() => editor?.mark(error), [editor, error])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onRun(event.currentTarget.value)
  }
  return (
    <>
      <div ref={host} className="sql-editor" />
      {editor === null ? (
        <textarea
          ref={field}
          className="sql-field"
          rows={8}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-label={words.say('sql.editor')}
          placeholder={words.say('sql.placeholder')}
          value={text}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={onKeyDown}
        />
      ) : null}
      <p className="sql-keys">{words.say(editor === null ? 'sql.keys.plain' : 'sql.keys')}</p>
    </>
  )
}
