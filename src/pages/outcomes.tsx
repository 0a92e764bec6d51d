import { DEFAULTS, funnelParams } from '../figures/defaults.ts'
import { Definition } from '../ui/Definition.tsx'
import { FigureView } from '../ui/FigureView.tsx'
import { type Fadu, useFadu } from '../ui/fadu.ts'
import type { QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Page } from './page.tsx'

/** The page's question bar. */
export function outcomesBar({ selection }: Pick<Fadu, 'selection' | 'catalogue'>): QuestionBarProps {
  const i = selection.indicator ?? DEFAULTS.outcomes.indicator
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
      'layout',
    ],
    indicator: i,
    periodsOf: { figure: 'ranking', params: { i } },
  }
}

/** Outcomes of reconsideration and litigation, then one rate by place and over the years. */
export function OutcomesPage() {
  const fadu = useFadu()
  const { selection } = fadu
  const i = selection.indicator ?? DEFAULTS.outcomes.indicator
  return (
    <Page id="outcomes" bar={outcomesBar(fadu)}>
      <FigureView id="outcomes" params={{}} fixed={{ period: null }} />
      <FigureView id="ranking" params={{ i }}>
        <Definition indicator={i} />
      </FigureView>
      <FigureView id="trend" params={{ i }} />
      <FigureView id="funnel" params={funnelParams(selection.indicator, DEFAULTS.outcomes.funnel)} />
    </Page>
  )
}
