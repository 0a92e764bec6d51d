import { useMemo } from 'react'
import { palette } from '../../figures/look.ts'
import { rowPlot } from '../../figures/rowplot.ts'
import { Chart } from '../../ui/Chart.tsx'
import { useFadu } from '../../ui/fadu.ts'
import { useWidth } from '../../ui/useWidth.ts'
import type { Worked } from './material.ts'

/** A small picture of a worked example, in the marks of the figures. */
export function Sketch({
  sketch,
  label,
}: {
  readonly sketch: NonNullable<Worked['sketch']>
  readonly label: string
}) {
  const { words, theme } = useFadu()
  const [frame, width] = useWidth()
  const plot = useMemo(
    () =>
      width === 0
        ? null
        : rowPlot([{ rows: sketch.rows }], sketch.scale, { width, lang: words.lang }, palette(theme)),
    [sketch, width, words, theme],
  )
  return (
    <div ref={frame} className="sketch">
      {plot === null ? null : (
        <Chart
          option={plot.option}
          width={width}
          height={plot.height}
          label={label}
          kind={words.say('figure.kind')}
          hint={words.say('figure.keys')}
          onPainted={painted}
        />
      )}
    </div>
  )
}

/** Nobody waits for it. */
function painted(): void {}
