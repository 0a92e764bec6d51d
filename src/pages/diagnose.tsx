import { type ReactNode, useMemo, useState } from 'react'
import {
  decodedAddress,
  LINES_FILE,
  SERVERS,
  type Server,
  serverLines,
  serverNamed,
} from '../db/serverlines.ts'
import { loadDiagnoseWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import { copyText } from '../ui/copy.ts'
import { WithWords } from '../ui/WithWords.tsx'
import { type Check, type Group, judge, tally } from './diagnose/judge.ts'
import { reportText, sayIn, sayVerdict } from './diagnose/report.ts'
import { useFacts } from './diagnose/useFacts.ts'
import { Page } from './page.tsx'
import './diagnose/diagnose.css'

/** What this server and this browser can do, what is wrong, and the lines that mend it. */
export function DiagnosePage() {
  return (
    <Page id="diagnose">
      <WithWords load={loadDiagnoseWords}>{(words) => <Diagnosis words={words} />}</WithWords>
    </Page>
  )
}

function Diagnosis({ words }: { readonly words: Words }) {
  const { facts, again } = useFacts()
  const groups = useMemo(() => judge(facts), [facts])
  const { pending, ...counts } = tally(groups)
  return (
    <div data-diagnosis={pending === 0 ? 'ready' : 'running'}>
      <p role="status" className="tally">
        {pending > 0 ? words.say('diagnose.running', { count: pending }) : sayTally(counts, words)}
      </p>
      <Report groups={groups} words={words} again={again} />
      {groups.map((group) => (
        <Checks key={group.id} group={group} words={words} />
      ))}
      <Lines words={words} mine={serverNamed(facts.page?.server ?? '')} />
    </div>
  )
}

/** How many checks came to which verdict; what none came to is left out. */
function sayTally(counts: Omit<ReturnType<typeof tally>, 'pending'>, words: Words): string {
  const { total } = counts
  if (counts.fine === total) return words.say('diagnose.summary.all', { total })
  const verdicts = (['fine', 'works', 'wrong'] as const).filter((verdict) => counts[verdict] > 0)
  const parts = verdicts.map((verdict) =>
    words.say(`diagnose.summary.${verdict}`, { count: counts[verdict] }),
  )
  return words.say('diagnose.summary', { total, parts: parts.join(words.say('diagnose.summary.comma')) })
}

function Report({
  groups,
  words,
  again,
}: {
  readonly groups: readonly Group[]
  readonly words: Words
  readonly again: () => void
}) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const text = () =>
    reportText(groups, words, [
      `${words.say('site.name')} · ${words.say('page.diagnose')} · ${new Date().toISOString()}`,
      window.location.href,
      window.navigator.userAgent,
    ])
  return (
    <>
      <p className="diagnose-do">
        <button
          type="button"
          className="quiet"
          onClick={() => {
            void copyText(text()).then(setCopied)
          }}
        >
          {words.say('diagnose.copy')}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            setCopied(null)
            again()
          }}
        >
          {words.say('diagnose.again')}
        </button>
        <span role="status">
          {copied === null ? '' : words.say(copied ? 'diagnose.copied' : 'diagnose.not_copied')}
        </span>
      </p>
      {copied === false ? (
        <textarea
          className="diagnose-report"
          readOnly
          rows={12}
          aria-label={words.say('diagnose.report')}
          value={text()}
        />
      ) : null}
    </>
  )
}

function Checks({ group, words }: { readonly group: Group; readonly words: Words }) {
  return (
    <section className="diagnose-group" aria-labelledby={`diagnose-${group.id}`}>
      <h2 id={`diagnose-${group.id}`}>{words.say(`diagnose.group.${group.id}`)}</h2>
      <div className="table prose">
        <table>
          <thead>
            <tr>
              <th scope="col" data-column="check">
                {words.say('diagnose.column.check')}
              </th>
              <th scope="col" data-column="verdict">
                {words.say('diagnose.column.verdict')}
              </th>
              <th scope="col">{words.say('diagnose.column.found')}</th>
            </tr>
          </thead>
          <tbody>
            {group.checks.map((check) => (
              <Row key={check.id} check={check} words={words} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ check, words }: { readonly check: Check; readonly words: Words }) {
  return (
    <tr data-check={check.id} data-verdict={check.verdict ?? 'pending'}>
      <th scope="row">{words.say(`diagnose.${check.id}.name`)}</th>
      <td className="verdict">{sayVerdict(words, check)}</td>
      <td>
        {check.found.map((sentence) => (
          <p key={sentence.key + JSON.stringify(sentence.fill)}>{sayIn(words, sentence)}</p>
        ))}
        {check.todo.map((sentence) => (
          <p key={sentence.key} className="todo">
            → {sayIn(words, sentence)}
          </p>
        ))}
      </td>
    </tr>
  )
}

/** IIS keeps what it compresses in the server's own configuration, which a folder may not change. */
const IIS_JSON =
  '%windir%\\system32\\inetsrv\\appcmd set config -section:system.webServer/httpCompression ' +
  "/+\"staticTypes.[mimeType='application/json',enabled='True']\" /commit:apphost"

const SERVER_NAMES: Readonly<Record<Server, string>> = { nginx: 'nginx', apache: 'Apache', iis: 'IIS' }

function Lines({ words, mine }: { readonly words: Words; readonly mine: Server | null }) {
  const path = useMemo(() => decodedAddress(new URL('./', document.baseURI).pathname), [])
  const servers = mine === null ? SERVERS : [mine, ...SERVERS.filter((server) => server !== mine)]
  const [copied, setCopied] = useState<Server | null>(null)
  return (
    <section className="diagnose-group" aria-labelledby="diagnose-lines">
      <h2 id="diagnose-lines">{words.say('diagnose.lines.title')}</h2>
      <p className="diagnose-intro">{words.say('diagnose.lines.intro')}</p>
      {servers.map((server) => {
        const lines = serverLines(server, path)
        return (
          <div key={server} className="diagnose-lines">
            <h3>
              {words.say(`diagnose.lines.${server}`)}
              {server === mine ? words.say('diagnose.lines.yours') : ''}
            </h3>
            <Scrolled label={LINES_FILE[server]}>
              <code data-lines={server}>{lines}</code>
            </Scrolled>
            <p className="diagnose-do">
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  void copyText(`${lines}\n`).then((done) => setCopied(done ? server : null))
                }}
              >
                {words.say('diagnose.lines.copy', { server: SERVER_NAMES[server] })}
              </button>
              <span role="status">
                {copied === server
                  ? words.say('diagnose.lines.copied', { server: SERVER_NAMES[server] })
                  : ''}
              </span>
            </p>
            {server === 'nginx' ? (
              <p>
                {path === '/' ? '' : words.say('diagnose.lines.nginx.location')}
                {words.say('diagnose.lines.nginx.headers')}
              </p>
            ) : null}
            {server === 'iis' ? (
              <>
                <p>{words.say('diagnose.lines.iis.json')}</p>
                <Scrolled label="appcmd">
                  <code>{IIS_JSON}</code>
                </Scrolled>
              </>
            ) : null}
          </div>
        )
      })}
    </section>
  )
}

/** Long lines, to be scrolled by keyboard, too. */
function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer
    <section className="lines" aria-label={label} tabIndex={0}>
      <pre translate="no">{children}</pre>
    </section>
  )
}
