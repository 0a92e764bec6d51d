import type { LegendItem } from '../figures/figure.ts'
import { glyphAttributes, glyphPath } from './glyphs.ts'

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
  const path = glyphPath(glyph)
  if (path === null) return null
  const { 'stroke-width': strokeWidth, 'fill-opacity': fillOpacity, ...rest } = glyphAttributes(path, colour)
  return (
    <svg width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
      <path {...rest} strokeWidth={strokeWidth} fillOpacity={fillOpacity} />
    </svg>
  )
}
