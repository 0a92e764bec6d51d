import { DEFAULTS } from '../figures/defaults.ts'
import { FigureView } from '../ui/FigureView.tsx'
import type { QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Page } from './page.tsx'

/** The first page's question bar. */
export const HOME_BAR: QuestionBarProps = {
  choices: ['family', 'all', 'levels', 'period', 'search'],
  indicator: null,
  anyPeriod: true,
  oneLevel: true,
  periodsOf: { figure: 'coverage', params: {} },
}

/** What can be compared at all, then one lead figure of each family. */
export function HomePage() {
  return (
    <Page id="home" bar={HOME_BAR}>
      <FigureView id="coverage" params={{}} narrowed />
      <FigureView
        id="ranking"
        params={{ i: DEFAULTS.cases.indicator }}
        fixed={{ period: DEFAULTS.cases.lead, levels: [] }}
        brief
        leadsTo={{ page: 'cases' }}
      />
      <FigureView
        id="compliance"
        params={{}}
        fixed={{ period: null, levels: [] }}
        brief
        leadsTo={{ page: 'compliance' }}
      />
      <FigureView
        id="outcomes"
        params={{}}
        fixed={{ period: null, levels: [] }}
        brief
        leadsTo={{ page: 'outcomes' }}
      />
      <FigureView
        id="progress"
        params={{}}
        fixed={{ period: null, levels: [] }}
        brief
        leadsTo={{ page: 'reform' }}
      />
    </Page>
  )
}
