import { DEFAULTS, funnelParams } from '../figures/defaults.ts'
import { Definition } from '../ui/Definition.tsx'
import { FigureView } from '../ui/FigureView.tsx'
import { useFadu } from '../ui/fadu.ts'
import { Page } from './page.tsx'
import { totalsOf, withoutParts } from './totals.ts'

/** Case volumes: how many, where, over the years, and of what. */
export function CasesPage() {
  const { selection, catalogue, words } = useFadu()
  const i = selection.indicator ?? DEFAULTS.cases.indicator
  const c = selection.total ?? DEFAULTS.cases.total
  return (
    <Page
      id="cases"
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
          'layout',
          'total',
        ],
        indicator: i,
        total: c,
        totals: totalsOf(catalogue, 'case_volume', DEFAULTS.cases.total),
        periodsOf: { figure: 'ranking', params: { i } },
      }}
    >
      <FigureView id="ranking" params={{ i }}>
        <Definition indicator={i} />
      </FigureView>
      <FigureView id="trend" params={{ i }} />
      <FigureView id="funnel" params={funnelParams(selection.indicator, DEFAULTS.cases.funnel)} />
      <FigureView id="composition" params={{ i: c }} nothing={withoutParts(c, catalogue, words)} />
    </Page>
  )
}
