import { FigureView } from '../ui/FigureView.tsx'
import { Page } from './page.tsx'

/** What the numbers say about themselves: each check, and what speaks against a number. */
export function AuditPage() {
  return (
    <Page
      id="audit"
      bar={{
        choices: ['observation', 'agreeing', 'kind', 'family', 'places', 'search'],
        indicator: null,
        onlyPlaces: true,
        searched: 'findings',
      }}
    >
      <FigureView id="findings" params={{}} narrowed />
    </Page>
  )
}
