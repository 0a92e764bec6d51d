import type { ComponentType } from 'react'
import { CasesPage } from './pages/cases.tsx'
import { CompliancePage } from './pages/compliance.tsx'
import { HomePage } from './pages/home.tsx'
import { OutcomesPage } from './pages/outcomes.tsx'
import { ReformPage } from './pages/reform.tsx'
import { fetchedLater } from './ui/Unfetched.tsx'

export interface Route {
  /** The address after `#/`; its title is the text `page.<path or home>`. */
  readonly path: string
  readonly Page: ComponentType
  /** Whether it stands in the top line. */
  readonly listed: boolean
}

/** All pages, in the order of the top line. A page is one file and one line here. */
export const ROUTES: readonly Route[] = [
  { path: '', Page: HomePage, listed: false },
  { path: 'cases', Page: CasesPage, listed: true },
  { path: 'compliance', Page: CompliancePage, listed: true },
  { path: 'outcomes', Page: OutcomesPage, listed: true },
  { path: 'reform', Page: ReformPage, listed: true },
  {
    path: 'compare',
    Page: fetchedLater(async () => (await import('./pages/compare.tsx')).ComparePage),
    listed: true,
  },
  {
    path: 'audit',
    Page: fetchedLater(async () => (await import('./pages/audit.tsx')).AuditPage),
    listed: true,
  },
  {
    path: 'data',
    Page: fetchedLater(async () => (await import('./pages/data.tsx')).DataPage),
    listed: false,
  },
  {
    path: 'diagnose',
    Page: fetchedLater(async () => (await import('./pages/diagnose.tsx')).DiagnosePage),
    listed: false,
  },
  {
    path: 'embed-maker',
    Page: fetchedLater(async () => (await import('./pages/embed-maker.tsx')).EmbedMakerPage),
    listed: false,
  },
  {
    path: 'indicator',
    Page: fetchedLater(async () => (await import('./pages/indicator.tsx')).IndicatorPage),
    listed: false,
  },
  {
    path: 'sources',
    Page: fetchedLater(async () => (await import('./pages/sources.tsx')).SourcesPage),
    listed: false,
  },
  { path: 'sql', Page: fetchedLater(async () => (await import('./pages/sql.tsx')).SqlPage), listed: false },
  {
    path: 'method',
    Page: fetchedLater(async () => (await import('./pages/method.tsx')).MethodPage),
    listed: false,
  },
  {
    path: 'place',
    Page: fetchedLater(async () => (await import('./pages/place.tsx')).PlacePage),
    listed: false,
  },
]
