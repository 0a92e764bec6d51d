import { sayFinding } from '../../figures/findings/say.ts'
import type { Finding, FindingKind } from '../../model/findings.ts'
import type { Work } from './worked.ts'

/** The audit's checks, each with the kinds of finding that it gives, and the observation that shows it best. */
const CHECKS: readonly {
  readonly id: string
  readonly kinds: readonly FindingKind[]
  readonly about: string
}[] = [
  { id: 'sums', kinds: ['sum_closes', 'sum_does_not_close', 'sum_unchecked'], about: 'lishui-zfj-2020:087' },
  {
    id: 'rates',
    kinds: ['rate_matches', 'rate_disagrees', 'rate_unexplained'],
    about: 'qijiang-cgj-2020:007',
  },
  { id: 'possible', kinds: ['rate_impossible', 'rate_inferred'], about: 'yuhang-2020:011' },
  { id: 'rests', kinds: ['rate_inferred', 'rate_matches'], about: 'yuhang-2020:016' },
  { id: 'restated', kinds: ['restates_unit_differs', 'restates_agrees'], about: 'lishui-zfj-2020:038' },
  { id: 'contradictions', kinds: ['contradiction'], about: 'lishui-zfj-2020:036' },
  { id: 'part_and_whole', kinds: ['part_and_whole'], about: '' },
]

/** Each check with a finding of its own. */
export const workAudit: Work = ({ findings }, words) => {
  if (findings.length === 0) return null
  return {
    fill: { count: findings.length },
    table: {
      columns: ['method.audit.check', 'method.audit.finding'],
      rows: CHECKS.map(({ id, kinds, about }) => {
        const found = exampleOf(
          findings.filter(({ kind }) => kinds.includes(kind)),
          about,
        )
        return [
          words.say(`method.audit.${id}`),
          found === null ? words.say('method.audit.none') : sayFinding(found, words),
        ]
      }),
    },
    observed: [],
  }
}

function exampleOf(findings: readonly Finding[], about: string): Finding | null {
  return (
    findings.find(({ ids }) => ids[0] === about) ??
    findings.find(({ ids }) => ids.includes(about)) ??
    findings[0] ??
    null
  )
}
