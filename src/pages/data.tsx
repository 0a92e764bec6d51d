import { Fragment, type ReactNode, useEffect, useState } from 'react'
import type { Described, Listing } from '../db/bundle.ts'
import type { DataPackage } from '../db/package.ts'
import { loadPackageWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import { formatNumber } from '../model/formats.ts'
import { Citation } from '../ui/Citation.tsx'
import { copyText } from '../ui/copy.ts'
import { useFadu } from '../ui/fadu.ts'
import { WithWords } from '../ui/WithWords.tsx'
import { sayBytes, sayColumn, sayLicences, sayOwn, sayTable, sayTitle } from './data/say.ts'
import { ZipButton } from './data/ZipButton.tsx'
import { Page } from './page.tsx'
import './data/data.css'

/** Where the data folder lies. */
const DATA_URL = new URL('data/', document.baseURI).href

/** The data package: what it holds, each file and the whole to take away, how to cite and to check it. */
export function DataPage() {
  const [described, setDescribed] = useState<Described | 'none' | null>(null)
  useEffect(() => {
    let wanted = true
    import('../db/bundle.ts')
      .then(({ fetchContents }) => fetchContents(DATA_URL))
      .then(
        (had) => {
          if (wanted) setDescribed(had)
        },
        () => {
          if (wanted) setDescribed('none')
        },
      )
    return () => {
      wanted = false
    }
  }, [])
  return (
    <Page id="data">
      <WithWords load={loadPackageWords}>
        {(words) =>
          described === null ? null : described === 'none' ? (
            <p role="status" data-package="none">
              {words.say('package.none', { path: 'data/datapackage.json' })}
            </p>
          ) : (
            <Package {...described} words={words} />
          )
        }
      </WithWords>
    </Page>
  )
}

function Package({ pack, listing, words }: Described & { readonly words: Words }) {
  const { address, site, figureStands } = useFadu()
  // From here on the files that are there decide, as on every page.
  useEffect(() => figureStands(false), [figureStands])
  const link = address({ page: 'data', section: null, version: site.version })
  const version = site.version ?? listing?.v ?? null
  const current = listing !== null && listing.v === version ? listing : null
  return (
    <div data-package="ready">
      <p className="data-about">{sayOwn(pack.description, pack.description_zh, words)}</p>
      <Facts pack={pack} version={version} listing={current} words={words} />
      <section className="data-part" aria-labelledby="data-zip">
        <h2 id="data-zip">{words.say('package.zip')}</h2>
        <p>{words.say('package.zip.intro')}</p>
        <ZipButton dataUrl={DATA_URL} link={link} words={words} />
      </section>
      <Files pack={pack} listing={current} words={words}>
        {listing === null || current !== null ? null : (
          <p data-files="replaced">
            {words.say('package.files.replaced', { listed: listing.v, version: version ?? '' })}
          </p>
        )}
      </Files>
      <section className="data-part" aria-labelledby="data-cite">
        <h2 id="data-cite">{words.say('package.cite')}</h2>
        <Citation id="data" title={sayTitle(pack, words)} link={link} />
      </section>
      <Tables pack={pack} words={words} />
      <Check words={words} />
    </div>
  )
}

function Facts({
  pack,
  version,
  listing,
  words,
}: Described & { readonly version: string | null; readonly words: Words }) {
  const files = pack.tables.reduce((sum, { paths }) => sum + paths.length, 1)
  const number = (count: number) => formatNumber(count, words.lang)
  const facts: readonly (readonly [string, string | null])[] = [
    ['title', sayTitle(pack, words)],
    ['version', version],
    ['own_version', pack.version === '' ? null : pack.version],
    ['newest', listing?.newest_source ?? null],
    [
      'size',
      listing === null
        ? words.say('package.size.unlisted', { tables: pack.tables.length, files })
        : words.say('package.size', {
            tables: pack.tables.length,
            files,
            rows: number(listing.files.reduce((sum, { rows }) => sum + (rows ?? 0), 0)),
            size: sayBytes(
              listing.files.reduce((sum, { bytes }) => sum + bytes, 0),
              words,
            ),
          }),
    ],
    ['licence', sayLicences(pack.licenses, words)],
  ]
  return (
    <section className="data-part" aria-labelledby="data-facts">
      <h2 id="data-facts">{words.say('package.facts')}</h2>
      <dl className="facts">
        {facts.map(([key, text]) =>
          text === null ? null : (
            <div key={key} data-fact={key}>
              <dt>{words.say(`package.fact.${key}`)}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}

interface FileRow {
  readonly path: string
  /** Null: it describes the package. */
  readonly table: string | null
  readonly entry: Listing['files'][number] | null
}

/** Each file as `datapackage.json` names it; size, rows and sum where the list has them. */
function filesOf(pack: DataPackage, listing: Listing | null, words: Words): FileRow[] {
  const listed = new Map(listing?.files.map((entry) => [entry.path, entry]))
  return [
    { path: 'datapackage.json', table: null },
    ...pack.tables.flatMap((table) => table.paths.map((path) => ({ path, table: sayTable(table, words) }))),
  ].map((file) => ({ ...file, entry: listed.get(file.path) ?? null }))
}

function Files({
  pack,
  listing,
  words,
  children,
}: Described & {
  readonly words: Words
  /** Why there are no sizes and sums. */
  readonly children: ReactNode
}) {
  const number = (count: number) => formatNumber(count, words.lang)
  const heads =
    listing === null ? (['path', 'table'] as const) : (['path', 'table', 'rows', 'bytes', 'sha256'] as const)
  return (
    <section className="data-part" aria-labelledby="data-files">
      <h2 id="data-files">{words.say('package.files')}</h2>
      {children}
      <section
        className="table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer
        tabIndex={0}
        aria-label={words.say('table.region', { title: words.say('package.files.caption') })}
      >
        <table>
          <caption className="unseen">{words.say('package.files.caption')}</caption>
          <thead>
            <tr>
              {heads.map((key) => (
                <th key={key} scope="col" className={isNumber(key) ? 'number' : undefined}>
                  {words.say(`package.file.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {filesOf(pack, listing, words).map(({ path, table, entry }) => (
              <tr key={path} data-file={path}>
                <th scope="row">
                  <a href={`data/${path.split('/').map(encodeURIComponent).join('/')}`} download>
                    {/* A long path is broken before a name, not within it. */}
                    {path.split('/').map((part, at) => (
                      <Fragment key={part}>
                        {at === 0 ? null : (
                          <>
                            /<wbr />
                          </>
                        )}
                        {part}
                      </Fragment>
                    ))}
                  </a>
                </th>
                <td>{table ?? words.say('package.file.descriptor')}</td>
                {listing === null ? null : (
                  <>
                    <td className="number">{entry?.rows == null ? '' : number(entry.rows)}</td>
                    <td className="number">{entry === null ? '' : sayBytes(entry.bytes, words)}</td>
                    <td className="data-sum" translate="no">
                      {entry?.sha256 ?? ''}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function isNumber(key: string): boolean {
  return key === 'rows' || key === 'bytes'
}

function Tables({ pack, words }: { readonly pack: DataPackage; readonly words: Words }) {
  return (
    <section className="data-part" aria-labelledby="data-tables">
      <h2 id="data-tables">{words.say('package.tables')}</h2>
      {pack.tables.map((table) => (
        <details key={table.name} data-table={table.name}>
          <summary>
            {words.say('package.table.columns', {
              title: sayTable(table, words),
              name: table.name,
              count: table.columns.length,
            })}
          </summary>
          <p>{sayOwn(table.description, table.description_zh, words)}</p>
          <div className="table prose">
            <table>
              <caption className="unseen">{sayTable(table, words)}</caption>
              <thead>
                <tr>
                  {(['name', 'type', 'about'] as const).map((key) => (
                    <th key={key} scope="col" data-column={key}>
                      {words.say(`package.column.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.columns.map((column) => (
                  <tr key={column.name}>
                    <th scope="row" translate="no">
                      {column.name}
                    </th>
                    <td>
                      {words.say(`package.type.${column.type}`)}
                      {column.required
                        ? `${words.say('list.semicolon')}${words.say('package.required')}`
                        : ''}
                    </td>
                    <td>{sayColumn(column, words)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </section>
  )
}

const COMMAND = 'npm ci && npm run data:check -- '

function Check({ words }: { readonly words: Words }) {
  const { site } = useFadu()
  const [copied, setCopied] = useState<boolean | null>(null)
  const command = `${COMMAND}fadu-data-${site.version ?? ''}`
  return (
    <section className="data-part" aria-labelledby="data-check">
      <h2 id="data-check">{words.say('package.check')}</h2>
      <p>{words.say('package.check.command')}</p>
      <p className="data-command">
        <code translate="no">{command}</code>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            void copyText(command).then(setCopied)
          }}
        >
          {words.say('taken.cite.copy')}
        </button>
        <span role="status">
          {copied === null ? '' : words.say(copied ? 'taken.cite.copied' : 'taken.cite.not_copied')}
        </span>
      </p>
      <p>{words.say('package.check.any')}</p>
    </section>
  )
}
