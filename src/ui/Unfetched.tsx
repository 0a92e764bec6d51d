import { useFadu } from './fadu.ts'

/** Stands in the place of a page whose program could not be fetched. */
export function Unfetched() {
  const { words } = useFadu()
  return (
    <p className="remarks" role="status">
      {words.say('page.unfetched')}
    </p>
  )
}
