import { useFadu } from '../ui/fadu.ts'
import { Records } from './records/Records.tsx'
import { SourceList } from './sources/List.tsx'
import { OneSource } from './sources/One.tsx'

/** `#/sources`: every publication that was read, and what of each place; `#/sources/<id>`: all that was taken from one. */
export function SourcesPage() {
  const { selection } = useFadu()
  const { subject } = selection
  return (
    <Records>{subject === null ? <SourceList key="" /> : <OneSource key={subject} id={subject} />}</Records>
  )
}
