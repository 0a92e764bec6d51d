import type { echarts } from '../figures/echarts.ts'

type Painter = ReturnType<ReturnType<typeof echarts.init>['getZr']>['painter']
type How = Parameters<Painter['refresh']>[0]

/**
 * Has a painter that is given another size wait for what is laid out for it: zrender would first paint all that stood
 * there before. What is painted next is painted whole.
 */
export function paintOnce(painter: Painter): void {
  const refresh = painter.refresh.bind(painter)
  const resize = painter.resize.bind(painter)
  let sizing = false
  let stale = false
  painter.refresh = (how: How) => {
    if (sizing) {
      stale = true
      return
    }
    refresh(stale ? { ...how, paintAll: true } : how)
    stale = false
  }
  painter.resize = (width, height) => {
    // It would take the picture out of the page and put it back.
    if (width === painter.getWidth() && height === painter.getHeight()) return painter
    sizing = true
    try {
      return resize(width, height)
    } finally {
      sizing = false
    }
  }
}
