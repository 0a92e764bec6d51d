import { DEFAULTS } from '../figures/defaults.ts'
import { Definition } from '../ui/Definition.tsx'
import { FigureView } from '../ui/FigureView.tsx'
import { type Fadu, useFadu } from '../ui/fadu.ts'
import type { QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Page } from './page.tsx'

/** The page's question bar. */
export function complianceBar({ selection }: Pick<Fadu, 'selection' | 'catalogue'>): QuestionBarProps {
  const i = selection.indicator ?? DEFAULTS.compliance.indicator
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

/** Review compliance: rates with what they rest on, by place and over the years. */
export function CompliancePage() {
  const fadu = useFadu()
  const { selection } = fadu
  const i = selection.indicator ?? DEFAULTS.compliance.indicator
  return (
    <Page id="compliance" bar={complianceBar(fadu)}>
      <FigureView id="compliance" params={{}} fixed={{ period: null }} />
      <FigureView id="ranking" params={{ i }}>
        <Definition indicator={i} />
      </FigureView>
      <FigureView id="trend" params={{ i }} />
    </Page>
  )
}
