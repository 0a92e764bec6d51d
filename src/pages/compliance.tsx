import { DEFAULTS } from '../figures/defaults.ts'
import { Definition } from '../ui/Definition.tsx'
import { FigureView } from '../ui/FigureView.tsx'
import { useFadu } from '../ui/fadu.ts'
import { Page } from './page.tsx'

/** Review compliance: rates with what they rest on, by place and over the years. */
export function CompliancePage() {
  const { selection } = useFadu()
  const i = selection.indicator ?? DEFAULTS.compliance.indicator
  return (
    <Page
      id="compliance"
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
      <FigureView id="compliance" params={{}} fixed={{ period: null }} />
      <FigureView id="ranking" params={{ i }}>
        <Definition indicator={i} />
      </FigureView>
      <FigureView id="trend" params={{ i }} />
    </Page>
  )
}
