import { useId, useMemo } from 'react'
import { sayIndicator } from '../../figures/say.ts'
import { FAMILIES, type Indicator } from '../../model/types.ts'
import { FigureView } from '../../ui/FigureView.tsx'
import { useFadu } from '../../ui/fadu.ts'
import { paramsOf } from '../../ui/question.ts'

/** Fewer places than this can neither be set against each other nor spread. */
const LEAST_PLACES = 3

/** Two indicators against each other, and one spread over all places, each with the choice of which. */
export function Relations({
  counts,
  columns,
}: {
  /** How many places report each indicator. */
  readonly counts: ReadonlyMap<string, number>
  /** The indicators of the matrix. */
  readonly columns: readonly string[]
}) {
  const { words, selection, catalogue, choose } = useFadu()
  const axes = paramsOf('scatter', selection, catalogue)
  const x = axes.x ?? ''
  const y = axes.y ?? ''
  const spread = selection.indicator ?? columns[0] ?? ''
  const pick = { counts, columns }
  return (
    <>
      <div className="matrix-picks">
        <Pick
          {...pick}
          label={words.say('compare.axes.x')}
          value={x}
          onChoose={(id) => choose({ axes: [id, y] })}
        />
        <Pick
          {...pick}
          label={words.say('compare.axes.y')}
          value={y}
          onChoose={(id) => choose({ axes: [x, id] })}
        />
      </div>
      <FigureView id="scatter" params={{ x, y }} />
      <div className="matrix-picks">
        <Pick
          {...pick}
          label={words.say('compare.spread')}
          value={spread}
          onChoose={(id) => choose({ indicator: id })}
        />
      </div>
      <FigureView id="distribution" params={{ i: spread }} />
    </>
  )
}

/** One of the indicators that three places or more report, or that the matrix shows. */
function Pick({
  label,
  value,
  counts,
  columns,
  onChoose,
}: {
  readonly label: string
  readonly value: string
  readonly counts: ReadonlyMap<string, number>
  readonly columns: readonly string[]
  readonly onChoose: (id: string) => void
}) {
  const { words, catalogue } = useFadu()
  const id = useId()
  // Made once, not with each choice: they are many.
  const options = useMemo(() => {
    const size = (one: Indicator) => counts.get(one.id) ?? 0
    const all = [...(catalogue?.indicators.values() ?? [])].filter(
      (one) => size(one) >= LEAST_PLACES || columns.includes(one.id) || one.id === value,
    )
    return FAMILIES.map((family) => ({
      family,
      indicators: all.filter((one) => one.family === family).sort((a, b) => size(b) - size(a)),
    }))
      .filter(({ indicators }) => indicators.length > 0)
      .map(({ family, indicators }) => (
        <optgroup key={family} label={words.say(`family.${family}`)}>
          {indicators.map((one) => (
            <option key={one.id} value={one.id}>
              {sayIndicator(one, words)}
            </option>
          ))}
        </optgroup>
      ))
  }, [catalogue, counts, columns, value, words])
  return (
    <p>
      <label htmlFor={id}>{label}</label>{' '}
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {options}
      </select>
    </p>
  )
}
