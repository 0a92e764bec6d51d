import { useFadu } from '../ui/fadu.ts'
import { useSqlWords } from '../ui/useSqlWords.ts'
import { Page } from './page.tsx'
import { SqlConsole } from './sql/SqlConsole.tsx'
import './sql/sql.css'

/** A console on the tables and views: a query, its result as table or chart, and what there is to be asked. */
export function SqlPage() {
  const { words: base } = useFadu()
  const words = useSqlWords(base)
  return <Page id="sql">{words === null ? null : <SqlConsole words={words} />}</Page>
}
