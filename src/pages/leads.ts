import type { Query } from '../db/query.ts'
import { DEFAULTS } from '../figures/defaults.ts'
import {
  complianceSharesQuestion,
  coverageQuestion,
  findingsQuestion,
  indicatorQuestion,
  outcomesQuestion,
  reformSharesQuestion,
} from '../figures/questions.ts'
import type { Selection } from '../ui/selection.ts'

type Asks = (selection: Selection) => Query<unknown>

/** What the first figure of each page asks, so that its answer can come beside the page's program, not after it. */
export const LEADS: Readonly<Record<string, Asks>> = {
  '': () => coverageQuestion.ask({}),
  cases: ({ indicator }) => indicatorQuestion.ask({ i: indicator ?? DEFAULTS.cases.indicator }),
  compliance: () => complianceSharesQuestion.ask({}),
  outcomes: () => outcomesQuestion.ask({}),
  reform: () => reformSharesQuestion.ask({}),
  audit: () => findingsQuestion.ask({}),
}
