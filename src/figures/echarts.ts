/** The only ECharts import: the parts that Fadu uses, and the option type that they allow. */
import {
  CustomChart,
  type CustomSeriesOption,
  LineChart,
  type LineSeriesOption,
  ScatterChart,
  type ScatterSeriesOption,
} from 'echarts/charts'
import {
  GridComponent,
  type GridComponentOption,
  TitleComponent,
  type TitleComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import * as core from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

core.use([CustomChart, LineChart, ScatterChart, GridComponent, TitleComponent, CanvasRenderer, SVGRenderer])

export type ChartOption = ComposeOption<
  CustomSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption | TitleComponentOption
>
export type Series = CustomSeriesOption | LineSeriesOption | ScatterSeriesOption
export type RenderItem = NonNullable<CustomSeriesOption['renderItem']>
export type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption }

/** ECharts with the parts registered, for the one component that draws. */
export const echarts = core

/** Draws an option to SVG text, with no DOM. Sizes in CSS pixels. */
export function toSvg(option: ChartOption, width: number, height: number): string {
  const chart = core.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
