import { useEffect, useState } from 'react'
import { findingsQuestion, funnelQuestion, indicatorQuestion } from '../../figures/questions.ts'
import { useFadu } from '../../ui/fadu.ts'
import type { Material } from './material.ts'
import { ASKED } from './worked.ts'

/** What the worked examples are made of; null while it is on its way. What can't be had is left out. */
export function useMaterial(): Material | null {
  const { site, catalogue } = useFadu()
  const { ask } = site
  const [come, setCome] = useState<Omit<Material, 'catalogue'> | null>(null)
  useEffect(() => {
    let wanted = true
    const rows = ASKED.map((i) =>
      ask(indicatorQuestion.ask({ i })).then(
        (answer) => [i, answer.rows] as const,
        () => [i, []] as const,
      ),
    )
    const findings = ask(findingsQuestion.ask({})).then(
      (answer) => answer.rows,
      () => [],
    )
    const funnel = ask(funnelQuestion.ask({})).then(
      (answer) => answer.rows,
      () => [],
    )
    Promise.all([Promise.all(rows), funnel, findings]).then(
      ([byIndicator, proportions, found]) => {
        if (wanted) setCome({ rows: new Map(byIndicator), funnel: proportions, findings: found })
      },
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [ask])
  return come === null || catalogue === null ? null : { ...come, catalogue }
}
