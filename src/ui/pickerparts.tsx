import { type ReactNode, useEffect, useId, useRef } from 'react'
import { FAMILIES, type Family, type Indicator } from '../model/types.ts'
import { useFadu } from './fadu.ts'

/** Puts the focus on an element once, when its panel opens. */
export function useFirstFocus<T extends HTMLElement>() {
  const element = useRef<T>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}

/** The code by which Safari tells the Enter that ends the composing of words, when it has ended. */
const COMPOSED = 229

/** The line of words to look for; it has the focus when its panel opens. Enter takes the first that they find. */
export function SearchField({
  label,
  value,
  change,
  enter,
}: {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  /** Takes the first that is found, as a click on it would; not called while no words stand there. */
  readonly enter?: () => void
}) {
  const field = useFirstFocus<HTMLInputElement>()
  const id = useId()
  return (
    <p className="search">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        type="search"
        value={value}
        autoComplete="off"
        onChange={({ target }) => change(target.value)}
        onKeyDown={(event) => {
          // While words are composed, Enter ends the composing.
          const composing = event.nativeEvent.isComposing || event.keyCode === COMPOSED
          if (event.key !== 'Enter' || composing || enter === undefined || value.trim() === '') return
          event.preventDefault()
          enter()
        }}
      />
    </p>
  )
}

/** Whether words are found in a name of either language, or in an id. */
export function isFound(
  { id, name_zh, name_en }: { readonly id: string; readonly name_zh: string; readonly name_en: string },
  words: string,
): boolean {
  return `${name_zh}\n${name_en.toLowerCase()}\n${id}`.includes(words.trim().toLowerCase())
}

/** What is chosen: each with a button that takes it out again, and one for all of them; nothing where none is. */
export function Chips({
  label,
  chosen,
  remove,
  clear,
}: {
  readonly label: string
  readonly chosen: readonly {
    readonly id: string
    readonly name: string
    /** What the button does, in words. */
    readonly removal: string
    /** Its colour in the picture. */
    readonly colour?: string | undefined
  }[]
  readonly remove: (id: string) => void
  readonly clear: { readonly label: string; readonly all: () => void }
}) {
  if (chosen.length === 0) return null
  return (
    <ul className="chips" aria-label={label}>
      {chosen.map(({ id, name, removal, colour }) => (
        <li key={id}>
          <button type="button" aria-label={removal} onClick={() => remove(id)}>
            {colour === undefined ? null : <i style={{ backgroundColor: colour }} />}
            {name}
            <b aria-hidden="true">×</b>
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="quiet" onClick={clear.all}>
          {clear.label}
        </button>
      </li>
    </ul>
  )
}

/** The indicator that `Families` shows first; undefined: none. */
export function firstOf(
  within: (family: Family) => readonly Indicator[],
  order: readonly Family[] = FAMILIES,
): Indicator | undefined {
  for (const family of order) {
    const [first] = within(family)
    if (first !== undefined) return first
  }
  return undefined
}

/** Indicators under their families, in the order given; families without any are left out. */
export function Families({
  order = FAMILIES,
  within,
  listClass = 'options',
  children,
}: {
  readonly order?: readonly Family[]
  readonly within: (family: Family) => readonly Indicator[]
  readonly listClass?: string
  /** One indicator's line. */
  readonly children: (indicator: Indicator) => ReactNode
}) {
  const { words } = useFadu()
  const groups = order
    .map((family) => ({ family, indicators: within(family) }))
    .filter(({ indicators }) => indicators.length > 0)
  if (groups.length === 0) return <p className="quiet-line">{words.say('picker.nothing')}</p>
  return (
    <div className="groups">
      {groups.map(({ family, indicators }) => (
        <section key={family} aria-label={words.say(`family.${family}`)}>
          <h2>{words.say(`family.${family}`)}</h2>
          <ul className={listClass}>
            {indicators.map((one) => (
              <li key={one.id}>{children(one)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
