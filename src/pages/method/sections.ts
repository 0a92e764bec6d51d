import type { FigureViewProps } from '../../ui/FigureView.tsx'
import { workBenchmark } from './benchmark.ts'
import { workAudit } from './checks.ts'
import { workLaws } from './laws.ts'
import { workPeers } from './peers.ts'
import { workCorrelation, workQuartiles } from './relations.ts'
import {
  type Work,
  workContradictions,
  workFew,
  workFunnel,
  workGate,
  workMissing,
  workPerHead,
  workPeriods,
  workRanks,
  workResidents,
  workRests,
  workTrend,
  workValues,
  workWilson,
} from './worked.ts'

/** One rule of the method: its texts are `method.<id>.*`, its address `#/method?s=<id>`. */
export interface Section {
  readonly id: string
  readonly work: Work
  /** A figure of the site that shows the rule at work. */
  readonly figure?: Pick<FigureViewProps, 'id' | 'params' | 'fixed' | 'leadsTo'>
  /** The page that is all about it. */
  readonly page?: string
}

/** All rules, in the order in which a reader meets them. */
export const SECTIONS: readonly Section[] = [
  { id: 'values', work: workValues },
  { id: 'missing', work: workMissing },
  { id: 'rests', work: workRests },
  { id: 'wilson', work: workWilson },
  { id: 'few', work: workFew },
  { id: 'perhead', work: workPerHead },
  { id: 'residents', work: workResidents },
  {
    id: 'gate',
    work: workGate,
    figure: {
      id: 'ranking',
      params: { i: 'litigation.appearance_rate' },
      fixed: { period: '2017', places: [], levels: [] },
      leadsTo: { page: 'outcomes', indicator: 'litigation.appearance_rate', section: null },
    },
  },
  { id: 'periods', work: workPeriods },
  { id: 'ranks', work: workRanks },
  { id: 'benchmark', work: workBenchmark, page: 'compare' },
  { id: 'peers', work: workPeers, page: 'compare' },
  { id: 'quartiles', work: workQuartiles },
  { id: 'correlation', work: workCorrelation, page: 'compare' },
  {
    id: 'funnel',
    work: workFunnel,
    figure: {
      id: 'funnel',
      params: { i: 'litigation.loss_rate' },
      fixed: { period: 'latest', places: [], levels: [] },
      leadsTo: { page: 'outcomes', indicator: 'litigation.loss_rate', section: null },
    },
  },
  {
    id: 'trend',
    work: workTrend,
    figure: {
      id: 'trend',
      params: { i: 'litigation.loss_rate' },
      fixed: { places: ['370000'], levels: [] },
      leadsTo: { page: 'outcomes', indicator: 'litigation.loss_rate', section: null },
    },
  },
  { id: 'laws', work: workLaws },
  { id: 'contradictions', work: workContradictions },
  { id: 'audit', work: workAudit, page: 'audit' },
]
