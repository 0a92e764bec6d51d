import type { Bundle } from '../../db/bundle.ts'
import { type Cited, citeBibtex, citeGb } from '../../figures/citation.ts'
import type { Words } from '../../i18n/words.ts'
import { sayLicences, sayOwn, sayTable, sayTitle } from './say.ts'

/** Of what and when the package is taken. */
export interface Taking {
  /** ISO date on which the newest source was published; null: not known. */
  readonly newest: string | null
  /** The permalink of the page. */
  readonly address: string
  /** ISO date, by the reader's clock. */
  readonly today: string
}

/**
 * README.md of a package, the same in each of these languages one after another: what it is, its tables, how to
 * cite and to check it. `words` need the texts `package.*` and `taken.*`.
 */
export function readmeOf(bundle: Bundle, taking: Taking, languages: readonly Words[]): string {
  return `${languages.map((words) => part(bundle, taking, words)).join('\n---\n\n')}`
}

function part({ pack, files, version }: Bundle, { newest, address, today }: Taking, words: Words): string {
  const say = words.say
  const cited: Cited = { id: 'data', title: sayTitle(pack, words), version, newest, address, today }
  return [
    `# ${say('site.name')}`,
    '',
    `**${sayTitle(pack, words)}**`,
    '',
    ...paragraph(sayOwn(pack.description, pack.description_zh, words)),
    ...paragraph(say('package.readme.lead')),
    `- ${say('package.readme.version', { version })}`,
    ...(newest === null ? [] : [`- ${say('package.readme.newest', { date: newest })}`]),
    `- ${say('package.readme.taken', { date: today })}`,
    `- ${say('package.readme.from', { address: `<${address}>` })}`,
    '',
    `## ${say('package.readme.holds')}`,
    '',
    ...pack.tables.map((table) => {
      const about = sayOwn(table.description, table.description_zh, words)
      const named = say('package.readme.table', { title: `**${sayTable(table, words)}**`, about })
      return `- ${named} ${table.paths.map((path) => `\`${path}\``).join(say('list.comma'))}`
    }),
    '',
    ...paragraph(say('package.readme.form')),
    `## ${say('package.readme.cite')}`,
    '',
    ...paragraph(citeGb(cited, words)),
    '```bibtex',
    citeBibtex(cited, words),
    '```',
    '',
    ...paragraph(say('taken.cite.note')),
    `## ${say('package.readme.licence')}`,
    '',
    ...paragraph(sayLicences(pack.licenses, words)),
    `## ${say('package.readme.check')}`,
    '',
    ...paragraph(say('package.readme.check.how')),
    '```text',
    ...files.map(
      ({ path, sha256, asListed }) =>
        `${sha256}  ${path}${asListed === false ? `  (${say('package.readme.differs')})` : ''}`,
    ),
    '```',
    '',
  ].join('\n')
}

function paragraph(text: string): string[] {
  return text === '' ? [] : [text, '']
}
