import { loadSqlWords } from '../i18n/index.ts'
import { WithWords } from '../ui/WithWords.tsx'
import { Page } from './page.tsx'
import { SqlConsole } from './sql/SqlConsole.tsx'
import './sql/sql.css'

/** A console on the tables and views: a query, its result as table or chart, and what there is to be asked. */
export function SqlPage() {
  return (
    <Page id="sql">
      <WithWords load={loadSqlWords}>{(words) => <SqlConsole words={words} />}</WithWords>
    </Page>
  )
}
