import { DEFAULTS, funnelParams } from '../figures/defaults.ts'
import { Definition } from '../ui/Definition.tsx'
import { FigureView } from '../ui/FigureView.tsx'
import { useFadu } from '../ui/fadu.ts'
import { Page } from './page.tsx'

/** Outcomes of reconsideration and litigation, then one rate by place and over the years. */
export function OutcomesPage() {
  const { selection } = useFadu()
  const i = selection.indicator ?? DEFAULTS.outcomes.indicator
  return (
    <Page
      id="outcomes"
      bar={{
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
      }}
    >
      <FigureView id="outcomes" params={{}} fixed={{ period: null }} />
      <FigureView id="ranking" params={{ i }}>
        <Definition indicator={i} />
      </FigureView>
      <FigureView id="trend" params={{ i }} />
      <FigureView id="funnel" params={funnelParams(selection.indicator, DEFAULTS.outcomes.funnel)} />
    </Page>
  )
}
