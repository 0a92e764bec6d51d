import { FigureView } from '../ui/FigureView.tsx'
import { DEFAULTS } from './defaults.ts'
import { Page } from './page.tsx'

/** What can be compared at all, then one lead figure of each family. */
export function HomePage() {
  return (
    <Page id="home" bar={{ choices: ['places', 'levels'], indicator: null }}>
      <FigureView id="coverage" params={{}} />
      <FigureView
        id="ranking"
        params={{ i: DEFAULTS.cases.indicator }}
        fixed={{ period: '2019' }}
        leadsTo={{ page: 'cases' }}
      />
      <FigureView
        id="ranking"
        params={{ i: DEFAULTS.compliance.indicator }}
        fixed={{ period: 'latest' }}
        leadsTo={{ page: 'compliance' }}
      />
      <FigureView id="outcomes" params={{}} leadsTo={{ page: 'outcomes' }} />
      <FigureView id="progress" params={{}} leadsTo={{ page: 'reform' }} />
    </Page>
  )
}
