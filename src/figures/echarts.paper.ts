/** What ECharts needs beside `echarts.ts` to write SVG: loaded where a picture leaves the page. */
import { SVGRenderer } from 'echarts/renderers'
import { type ChartOption, echarts } from './echarts.ts'

echarts.use([SVGRenderer])

/** Draws an option to SVG text, with no DOM. Sizes in CSS pixels. */
export function toSvg(option: ChartOption, width: number, height: number): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
