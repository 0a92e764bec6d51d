/** The parts of ECharts that Fadu draws with, and the option type that they allow; see `echarts.paper.ts`. */
import { CustomChart, type CustomSeriesOption, ScatterChart, type ScatterSeriesOption } from 'echarts/charts'
import {
  type GridComponentOption,
  // The grid without the pointer of ECharts' own tooltip, which no picture of ours has.
  GridSimpleComponent,
  TitleComponent,
  type TitleComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import * as core from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

core.use([CustomChart, ScatterChart, GridSimpleComponent, TitleComponent, CanvasRenderer])

export type ChartOption = ComposeOption<
  CustomSeriesOption | ScatterSeriesOption | GridComponentOption | TitleComponentOption
>
export type Series = CustomSeriesOption | ScatterSeriesOption
export type RenderItem = NonNullable<CustomSeriesOption['renderItem']>
export type { CustomSeriesOption, ScatterSeriesOption }

/** ECharts with the parts registered, for the one component that draws. */
export const echarts = core
