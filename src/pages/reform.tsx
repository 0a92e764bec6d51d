import { DEFAULTS } from '../figures/defaults.ts'
import { Definition } from '../ui/Definition.tsx'
import { FigureView } from '../ui/FigureView.tsx'
import { type Fadu, useFadu } from '../ui/fadu.ts'
import type { QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Page } from './page.tsx'
import { totalsOf, withoutParts } from './totals.ts'

/** The page's question bar. */
export function reformBar({ selection, catalogue }: Pick<Fadu, 'selection' | 'catalogue'>): QuestionBarProps {
  const i = selection.indicator ?? DEFAULTS.reform.indicator
  return {
    choices: [
      'indicator',
      'places',
      'period',
      'by',
      'levels',
      'intervals',
      'near',
      'anyway',
      'taken',
      'total',
    ],
    indicator: i,
    total: selection.total ?? DEFAULTS.reform.total,
    totals: totalsOf(catalogue, 'reform_progress', DEFAULTS.reform.total),
    periodsOf: { figure: 'ranking', params: { i } },
  }
}

/** Reform progress against targets, then what was transferred, moved down or abolished, part by part. */
export function ReformPage() {
  const fadu = useFadu()
  const { selection, catalogue, words } = fadu
  const i = selection.indicator ?? DEFAULTS.reform.indicator
  const c = selection.total ?? DEFAULTS.reform.total
  return (
    <Page id="reform" bar={reformBar(fadu)}>
      <FigureView id="progress" params={{}} fixed={{ period: null }} />
      <FigureView id="composition" params={{ i: c }} nothing={withoutParts(c, catalogue, words)} />
      <FigureView id="reform_counts" params={{}} fixed={{ period: null }} />
      <FigureView id="ranking" params={{ i }}>
        <Definition indicator={i} />
      </FigureView>
    </Page>
  )
}
