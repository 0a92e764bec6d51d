import { useEffect, useMemo } from 'react'
import { sourcesOf } from '../figures/say.ts'
import { loadMethodWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import { FigureView } from '../ui/FigureView.tsx'
import { useFadu } from '../ui/fadu.ts'
import { Marked } from '../ui/Marked.tsx'
import { SourceLine } from '../ui/SourceLine.tsx'
import { WithWords } from '../ui/WithWords.tsx'
import { Formula } from './method/Formula.tsx'
import type { Material, WorkedTable } from './method/material.ts'
import { Sketch } from './method/Sketch.tsx'
import { SECTIONS, type Section } from './method/sections.ts'
import { useMaterial } from './method/useMaterial.ts'
import { Page } from './page.tsx'
import './method/method.css'

/** Every rule of the method: in plain words, with formula, worked example, limits and source. */
export function MethodPage() {
  const material = useMaterial()
  return (
    <Page id="method">
      <WithWords load={loadMethodWords}>{(words) => <Rules words={words} material={material} />}</WithWords>
    </Page>
  )
}

function Rules({ words, material }: { readonly words: Words; readonly material: Material | null }) {
  const { section } = useFadu().selection
  // biome-ignore lint/correctness/useExhaustiveDependencies: in other words the section stands elsewhere
  useEffect(() => {
    if (section !== null) goToSection(section)
  }, [words, section])
  return (
    <>
      <Contents words={words} />
      {SECTIONS.map((one) => (
        <Rule key={one.id} section={one} words={words} material={material} />
      ))}
    </>
  )
}

function Contents({ words }: { readonly words: Words }) {
  const { address } = useFadu()
  return (
    <nav className="contents" aria-label={words.say('method.contents')}>
      <ol>
        {SECTIONS.map(({ id }) => (
          <li key={id}>
            <a href={address({ section: id })} onClick={() => goToSection(id)}>
              {words.say(`method.${id}.title`)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Rule({
  section: { id, work, figure, page },
  words,
  material,
}: {
  readonly section: Section
  readonly words: Words
  readonly material: Material | null
}) {
  const { theme, address } = useFadu()
  const worked = useMemo(
    () => (material === null ? null : work(material, words, theme)),
    [material, work, words, theme],
  )
  const part = (name: string) => words.say(`method.${id}.${name}`)
  const example = worked === null ? '' : words.say(`method.${id}.worked`, worked.fill)
  return (
    <section className="rule" id={`method-${id}`} aria-labelledby={`method-${id}-title`}>
      <h2 id={`method-${id}-title`} tabIndex={-1}>
        {part('title')}
      </h2>
      {linesOf(part('rule')).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {words.has(`method.${id}.formula`) ? (
        <div className="formulas">
          {linesOf(part('formula')).map((line) => (
            <Formula key={line} text={line} />
          ))}
        </div>
      ) : null}
      <div className="worked" data-worked={id} data-state={material === null ? 'loading' : 'ready'}>
        <h3>{words.say('method.worked')}</h3>
        {material === null ? (
          <p>{words.say('figure.opening')}</p>
        ) : worked === null ? (
          <p>{words.say('method.unanswered')}</p>
        ) : (
          <>
            {linesOf(example).map((line) => (
              <p key={line}>
                <Marked text={line} lang={words.lang} />
              </p>
            ))}
            {worked.table === undefined ? null : <Table table={worked.table} words={words} />}
            {worked.sketch === undefined ? null : <Sketch sketch={worked.sketch} label={example} />}
            {figure === undefined ? (
              <SourceLine sources={sourcesOf(worked.observed)} reporting={null} />
            ) : null}
          </>
        )}
      </div>
      {figure === undefined ? null : <FigureView {...figure} />}
      {page === undefined ? null : (
        <p>
          <a className="onwards" href={address({ page, section: null })}>
            {words.say('method.onwards', { page: words.say(`page.${page}`) })}
          </a>
        </p>
      )}
      <h3>{words.say('method.not')}</h3>
      {linesOf(part('not')).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h3>{words.say('method.source')}</h3>
      {linesOf(part('source')).map((line) => (
        <p key={line} className="reference">
          <Marked text={line} lang={words.lang} />
        </p>
      ))}
    </section>
  )
}

function Table({ table, words }: { readonly table: WorkedTable; readonly words: Words }) {
  return (
    <div className="table">
      <table>
        <thead>
          <tr>
            {table.columns.map((key) => (
              <th key={key} scope="col">
                {words.say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells) => (
            <tr key={cells.join('\t')}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={table.columns[at]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={table.columns[at]} data-label={words.say(table.columns[at] ?? '')}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A text of several paragraphs. */
function linesOf(text: string): string[] {
  return text.split('\n')
}

/** Brings a section to the top of the window and begins reading there; an unknown one changes nothing. */
function goToSection(id: string): void {
  const title = document.getElementById(`method-${id}-title`)
  if (title === null) return
  title.scrollIntoView()
  title.focus({ preventScroll: true })
}
