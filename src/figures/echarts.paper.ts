/** What ECharts needs beside `echarts.ts` to write SVG: loaded where a picture leaves the page. */
import { SVGRenderer } from 'echarts/renderers'
import { type ChartOption, echarts } from './echarts.ts'
import { type About, plainSvg } from './plainsvg.ts'
import { textWidth } from './rowplot.ts'

echarts.use([SVGRenderer])

// Without a browser nobody knows the reader's typeface: texts get the room that figures leave for them.
if (typeof document === 'undefined')
  echarts.setPlatformAPI({
    measureText: (text: string, font = '') => ({
      width: textWidth(text, Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)),
    }),
  })

/** Draws an option to SVG text, with no DOM. Sizes in CSS pixels. With `about` it can stand by itself: see `plainSvg`. */
export function toSvg(option: ChartOption, width: number, height: number, about?: About): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false })
    const svg = chart.renderToSVGString()
    return about === undefined ? svg : plainSvg(svg, about)
  } finally {
    chart.dispose()
  }
}
