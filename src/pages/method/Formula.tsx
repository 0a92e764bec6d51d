import { Fragment, type ReactNode } from 'react'

/** A formula on a line: `x_(i)` is set as a subscript, `x^(2)` as a superscript, `√⟨x⟩` below a root sign. */
export function Formula({ text }: { readonly text: string }) {
  return <p className="formula">{typeset(text)}</p>
}

function typeset(text: string): ReactNode[] {
  return text.split(/(√⟨[^⟩]*⟩|[_^]\([^()]*\))/).map((part, at) => {
    const inner = part.slice(2, -1)
    const key = `${at} ${part}`
    if (part.startsWith('_(')) return <sub key={key}>{inner}</sub>
    if (part.startsWith('^(')) return <sup key={key}>{inner}</sup>
    if (!part.startsWith('√⟨')) return <Fragment key={key}>{part}</Fragment>
    return (
      <Fragment key={key}>
        √<span className="under-root">{typeset(inner)}</span>
      </Fragment>
    )
  })
}
