import { type ReactNode, useId, useMemo } from 'react'
import { sayIndicator } from '../../figures/say.ts'
import { sorted } from '../../model/collect.ts'
import { FAMILIES, type Indicator, type Observation } from '../../model/types.ts'
import { choiceOf } from '../../ui/choice.ts'
import { FigureView } from '../../ui/FigureView.tsx'
import { useFadu } from '../../ui/fadu.ts'
import { paramsOf } from '../../ui/question.ts'
import { LEAST_PLACES, sharedPlaces } from './shared.ts'

/** Two indicators against each other, and one spread over all places, each with the choice of which. */
export function Relations({
  rows,
  counts,
  columns,
}: {
  /** Of all indicators. */
  readonly rows: readonly Observation[]
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
  const choice = choiceOf(selection, false)
  const chosen = JSON.stringify(choice)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `chosen` stands for `choice`, a new object each time
  const shared = useMemo(
    () => (catalogue === null ? new Map<string, number>() : sharedPlaces(rows, { ...choice, catalogue }, x)),
    [rows, chosen, catalogue, x],
  )
  const pick = { counts, columns }
  return (
    <>
      <div className="matrix-picks">
        <Pick
          {...pick}
          label={words.say('compare.axes.x')}
          value={x}
          against={y}
          onChoose={(id) => choose({ axes: [id, y] })}
        />
        <Pick
          {...pick}
          label={words.say('compare.axes.y')}
          value={y}
          against={x}
          shared={shared}
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

/**
 * One of the indicators that three places or more report, or that the matrix shows; those that share places with
 * another first, by how many.
 */
function Pick({
  label,
  value,
  counts,
  columns,
  against,
  shared,
  onChoose,
}: {
  readonly label: string
  readonly value: string
  readonly counts: ReadonlyMap<string, number>
  readonly columns: readonly string[]
  /** The other indicator; it can't be chosen. */
  readonly against?: string
  /** With how many places each stands in a picture with the other. */
  readonly shared?: ReadonlyMap<string, number>
  readonly onChoose: (id: string) => void
}) {
  const { words, catalogue } = useFadu()
  const id = useId()
  // Made once, not with each choice: they are many.
  const options = useMemo(() => {
    const size = (one: Indicator) => counts.get(one.id) ?? 0
    const common = (one: Indicator) => shared?.get(one.id) ?? 0
    const all = sorted(
      [...(catalogue?.indicators.values() ?? [])].filter(
        (one) =>
          one.id === value || (one.id !== against && (size(one) >= LEAST_PLACES || columns.includes(one.id))),
      ),
      (a, b) => common(b) - common(a) || size(b) - size(a),
    )
    const group = (name: string, indicators: readonly Indicator[], say: (one: Indicator) => string) =>
      indicators.length === 0 ? null : (
        <optgroup key={name} label={name}>
          {indicators.map((one) => (
            <option key={one.id} value={one.id}>
              {say(one)}
            </option>
          ))}
        </optgroup>
      )
    const families = (name: (family: string) => string): ReactNode =>
      FAMILIES.map((family) =>
        group(
          name(words.say(`family.${family}`)),
          all.filter((one) => one.family === family && common(one) === 0),
          (one) => sayIndicator(one, words),
        ),
      )
    if (shared === undefined) return families((family) => family)
    return (
      <>
        {group(
          words.say('compare.axes.shared', { least: LEAST_PLACES }),
          all.filter((one) => common(one) > 0),
          (one) =>
            words.say('compare.axes.option', { indicator: sayIndicator(one, words), count: common(one) }),
        )}
        {families((family) => words.say('compare.axes.few', { family, least: LEAST_PLACES }))}
      </>
    )
  }, [catalogue, counts, columns, value, words, against, shared])
  return (
    <p>
      <label htmlFor={id}>{label}</label>{' '}
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {options}
      </select>
    </p>
  )
}
