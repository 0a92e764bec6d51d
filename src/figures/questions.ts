import type { Question } from '../db/query.ts'
import { findingsQuestion, flagsQuestion } from './questions/audit.ts'
import {
  coverageQuestion,
  definitionQuestion,
  indicatorsQuestion,
  placesQuestion,
  sourcesQuestion,
} from './questions/catalogue.ts'
import { funnelQuestion } from './questions/funnel.ts'
import {
  complianceSharesQuestion,
  everythingQuestion,
  indicatorQuestion,
  outcomesQuestion,
  partsQuestion,
  reformCountsQuestion,
  reformSharesQuestion,
} from './questions/observations.ts'
import { schemaQuestion } from './questions/schema.ts'

export * from './questions/audit.ts'
export * from './questions/catalogue.ts'
export * from './questions/funnel.ts'
export * from './questions/observations.ts'

/** All kinds of questions; the build answers every one of every kind. */
export const QUESTIONS: readonly Question<unknown>[] = [
  indicatorsQuestion,
  placesQuestion,
  coverageQuestion,
  indicatorQuestion,
  everythingQuestion,
  partsQuestion,
  outcomesQuestion,
  complianceSharesQuestion,
  reformSharesQuestion,
  reformCountsQuestion,
  funnelQuestion,
  definitionQuestion,
  sourcesQuestion,
  findingsQuestion,
  flagsQuestion,
  schemaQuestion,
]
