import { sayFinding } from '../../figures/findings/say.ts'
import { CHECKS } from '../../figures/findings/show.ts'
import type { Finding, FindingKind } from '../../model/findings.ts'
import type { Work } from './worked.ts'

/** The audit's checks, and what a rate rests on, each with the observation that shows it best. */
const EXAMPLES: readonly {
  readonly id: string
  /** Absent: those of the check of that name. */
  readonly kinds?: readonly FindingKind[]
  readonly about: string
}[] = [
  { id: 'sums', about: 'lishui-zfj-2020:087' },
  { id: 'rates', about: 'qijiang-cgj-2020:007' },
  { id: 'possible', about: 'yuhang-2020:011' },
  { id: 'rests', kinds: ['rate_inferred', 'rate_matches'], about: 'yuhang-2020:016' },
  { id: 'restated', about: 'lishui-zfj-2020:038' },
  { id: 'contradictions', about: 'lishui-zfj-2020:036' },
  { id: 'part_and_whole', about: '' },
]

/** Each check with a finding of its own. */
export const workAudit: Work = ({ findings }, words) => {
  if (findings.length === 0) return null
  return {
    fill: { count: findings.length },
    table: {
      columns: ['method.audit.check', 'method.audit.finding'],
      rows: EXAMPLES.map(({ id, kinds = kindsOf(id), about }) => {
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

function kindsOf(id: string): readonly FindingKind[] {
  return CHECKS.find(({ check }) => check === id)?.kinds ?? []
}

function exampleOf(findings: readonly Finding[], about: string): Finding | null {
  return (
    findings.find(({ ids }) => ids[0] === about) ??
    findings.find(({ ids }) => ids.includes(about)) ??
    findings[0] ??
    null
  )
}
