import { DEFAULTS, funnelParams } from '../figures/defaults.ts'
import { Definition } from '../ui/Definition.tsx'
import { FigureView } from '../ui/FigureView.tsx'
import { type Fadu, useFadu } from '../ui/fadu.ts'
import type { QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Page } from './page.tsx'
import { totalsOf, withoutParts } from './totals.ts'

/** The page's question bar. */
export function casesBar({ selection, catalogue }: Pick<Fadu, 'selection' | 'catalogue'>): QuestionBarProps {
  const i = selection.indicator ?? DEFAULTS.cases.indicator
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
      'layout',
      'total',
    ],
    indicator: i,
    total: selection.total ?? DEFAULTS.cases.total,
    totals: totalsOf(catalogue, 'case_volume', DEFAULTS.cases.total),
    periodsOf: { figure: 'ranking', params: { i } },
  }
}

/** Case volumes: how many, where, over the years, and of what. */
export function CasesPage() {
  const fadu = useFadu()
  const { selection, catalogue, words } = fadu
  const i = selection.indicator ?? DEFAULTS.cases.indicator
  const c = selection.total ?? DEFAULTS.cases.total
  return (
    <Page id="cases" bar={casesBar(fadu)}>
      <FigureView id="ranking" params={{ i }}>
        <Definition indicator={i} />
      </FigureView>
      <FigureView id="trend" params={{ i }} />
      <FigureView id="funnel" params={funnelParams(selection.indicator, DEFAULTS.cases.funnel)} />
      <FigureView id="composition" params={{ i: c }} nothing={withoutParts(c, catalogue, words)} />
    </Page>
  )
}
