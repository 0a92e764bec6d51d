import { useFadu } from '../ui/fadu.ts'
import { IndicatorList } from './indicator/List.tsx'
import { OneIndicator } from './indicator/One.tsx'
import { Records } from './records/Records.tsx'

/** `#/indicator`: all indicators; `#/indicator/<id>`: all that there is to say of one. */
export function IndicatorPage() {
  const { selection } = useFadu()
  const { subject } = selection
  return (
    <Records>
      {subject === null ? <IndicatorList key="" /> : <OneIndicator key={subject} id={subject} />}
    </Records>
  )
}
