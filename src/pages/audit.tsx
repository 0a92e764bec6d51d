import { FigureView } from '../ui/FigureView.tsx'
import type { QuestionBarProps } from '../ui/QuestionBar.tsx'
import { Page } from './page.tsx'

/** The page's question bar. */
export const AUDIT_BAR: QuestionBarProps = {
  choices: ['observation', 'agreeing', 'kind', 'family', 'places', 'search'],
  indicator: null,
  onlyPlaces: true,
  searched: 'findings',
}

/** What the numbers say about themselves: each check, and what speaks against a number. */
export function AuditPage() {
  return (
    <Page id="audit" bar={AUDIT_BAR}>
      <FigureView id="findings" params={{}} narrowed />
    </Page>
  )
}
