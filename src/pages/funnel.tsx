import { funnel } from '../figures/funnel/index.ts'
import { FigureView } from '../ui/FigureView.tsx'
import { useFadu } from '../ui/fadu.ts'

/** The funnel plot of the chosen indicator, or of `otherwise` where too few places give that one. */
export function FunnelFigure({ otherwise }: { readonly otherwise: string }) {
  const { selection } = useFadu()
  const params = selection.indicator === null ? { i: otherwise } : { i: selection.indicator, otherwise }
  return <FigureView id="funnel" figure={funnel} params={params} />
}
