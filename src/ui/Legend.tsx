import type { LegendItem } from '../figures/figure.ts'

/** What marks and colours mean; where a series can be hidden, its name is a button. */
export function Legend({
  items,
  hidden,
  onToggle,
}: {
  readonly items: readonly LegendItem[]
  readonly hidden: readonly string[]
  readonly onToggle: (key: string) => void
}) {
  if (items.length === 0) return null
  return (
    <ul className="legend">
      {items.map((item) => (
        <li key={item.key}>
          {item.toggles ? (
            <button
              type="button"
              aria-pressed={!hidden.includes(item.key)}
              onClick={() => onToggle(item.key)}
            >
              <Glyph item={item} />
              {item.label}
            </button>
          ) : (
            <span>
              <Glyph item={item} />
              {item.label}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The mark of a legend item, drawn as the picture draws it. */
function Glyph({ item: { glyph, colour } }: { readonly item: LegendItem }) {
  if (glyph === 'text') return null
  const line = { stroke: colour, strokeWidth: 1.75, fill: 'none' }
  return (
    <svg width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
      {glyph === 'square' ? <rect x="5" y="0" width="12" height="12" fill={colour} /> : null}
      {glyph === 'line' ? <path d="M1 6H21" {...line} /> : null}
      {glyph === 'dot' ? <circle cx="11" cy="6" r="5" fill={colour} /> : null}
      {glyph === 'pale' ? (
        <circle cx="11" cy="6" r="4.5" fill={colour} fillOpacity={0.4} stroke={colour} strokeWidth={0.75} />
      ) : null}
      {glyph === 'hollow' ? <circle cx="11" cy="6" r="4.5" {...line} /> : null}
      {glyph === 'open' ? <path d="M2 6H19M14.5 2L19 6L14.5 10" {...line} /> : null}
      {glyph === 'open_left' ? <path d="M20 6H3M7.5 2L3 6L7.5 10" {...line} /> : null}
      {glyph === 'range' ? <path d="M3 6H19M3 1V11M19 1V11" {...line} /> : null}
      {glyph === 'tick' ? <path d="M11 0V12" {...line} /> : null}
      {glyph === 'diamond' ? <path d="M11 0.5L16.5 6L11 11.5L5.5 6Z" {...line} /> : null}
    </svg>
  )
}
