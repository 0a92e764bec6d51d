import { Fragment } from 'react'

/** A formula on a line: `x_(i)` is set as a subscript, `x^(2)` as a superscript. */
export function Formula({ text }: { readonly text: string }) {
  const parts = text.split(/([_^]\([^()]*\))/)
  return (
    <p className="formula">
      {parts.map((part, at) => {
        const inner = part.slice(2, -1)
        const key = `${at} ${part}`
        if (part.startsWith('_(')) return <sub key={key}>{inner}</sub>
        if (part.startsWith('^(')) return <sup key={key}>{inner}</sup>
        return <Fragment key={key}>{part}</Fragment>
      })}
    </p>
  )
}
