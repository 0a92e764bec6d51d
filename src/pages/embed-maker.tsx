import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { type EmbedGround, type EmbedTheme, GROUNDS, THEMES, themeOf, writeEmbed } from '../embed/address.ts'
import { frameCode, scriptCode } from '../embed/code.ts'
import { makeShownFigure, type Seen, type ShownFigure } from '../embed/show.ts'
import { EACH } from '../figures/each.ts'
import { LANGUAGES, loadMakerWords, loadWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import { LANGS, type Lang } from '../model/types.ts'
import { copyText } from '../ui/copy.ts'
import { useFadu } from '../ui/fadu.ts'
import { leavingNow } from '../ui/leaving.ts'
import { pageOf, paramsOf } from '../ui/question.ts'
import { NOTHING_CHOSEN } from '../ui/selection.ts'
import { WithWords } from '../ui/WithWords.tsx'
import { Page } from './page.tsx'
import '../embed/embed.css'
import './embed-maker.css'

const NARROWEST = 280
const WIDEST = 1600
const USUAL = 640

/** Makes the code that puts a figure into another page: settings, preview, code to copy, picture to take. */
export function EmbedMakerPage() {
  return (
    <Page id="embed-maker">
      <WithWords load={loadMakerWords}>{(words) => <Maker words={words} />}</WithWords>
    </Page>
  )
}

function Maker({ words }: { readonly words: Words }) {
  const { selection, catalogue, theme: readers, choose, address } = useFadu()
  const [typed, setTyped] = useState(String(USUAL))
  const [theme, setTheme] = useState<EmbedTheme>('auto')
  const [ground, setGround] = useState<EmbedGround>('paper')
  const [lang, setLang] = useState<Lang | null>(words.lang)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [height, setHeight] = useState(0)
  const width = Math.min(WIDEST, Math.max(NARROWEST, Math.round(Number(typed)) || USUAL))

  const figure = EACH.find(({ id }) => id === selection.figure)?.id ?? 'ranking'
  const embed = useMemo(() => {
    const question = { ...selection, page: '', figure: null, lang }
    return { figure, selection: question, theme, ground }
  }, [figure, selection, lang, theme, ground])
  const shownWords = useWordsOf(lang, words)
  const stands = pageOf(figure, paramsOf(figure, selection, catalogue), catalogue)

  const site = window.location.href.replace(/#.*$/, '')
  const embedding = {
    address: site + writeEmbed(embed),
    script: new URL('embed.js', site).href,
    title: seen?.drawn.title ?? words.say(titleKey(figure, words)),
    width,
    height,
    transparent: ground === 'transparent',
  }
  return (
    <>
      <div className="settings">
        <Choice
          label={words.say('maker.figure')}
          value={figure}
          options={EACH.map(({ id }) => ({ value: id, label: words.say(titleKey(id, words)) }))}
          onChoose={(id) =>
            choose({ ...NOTHING_CHOSEN, page: selection.page, lang: selection.lang, figure: id })
          }
        />
        <Labelled label={words.say('maker.width')}>
          {(id) => (
            <input
              id={id}
              type="number"
              inputMode="numeric"
              min={NARROWEST}
              max={WIDEST}
              step={10}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              onBlur={() => setTyped(String(width))}
            />
          )}
        </Labelled>
        <Choice
          label={words.say('maker.theme')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: words.say(`maker.theme.${value}`) }))}
          onChoose={setTheme}
        />
        <Choice
          label={words.say('maker.ground')}
          value={ground}
          options={GROUNDS.map((value) => ({ value, label: words.say(`maker.ground.${value}`) }))}
          onChoose={setGround}
        />
        <Choice
          label={words.say('maker.lang')}
          value={lang ?? 'reader'}
          options={[
            ...LANGS.map((value) => ({ value, label: LANGUAGES[value].name })),
            { value: 'reader' as const, label: words.say('maker.lang.reader') },
          ]}
          onChoose={(value) => setLang(value === 'reader' ? null : value)}
        />
      </div>
      <p className="quiet-line">
        <a href={address({ ...stands, figure: null, section: null })}>
          {words.say('maker.change', { page: words.say(`page.${stands.page || 'home'}`) })}
        </a>
      </p>

      <section className="making" aria-labelledby="maker-preview">
        <h2 id="maker-preview">{words.say('maker.preview')}</h2>
        <p className="quiet-line">
          {height === 0 ? words.say('figure.opening') : words.say('maker.preview.size', { width, height })}
        </p>
        <Preview
          embed={embed}
          words={shownWords}
          theme={themeOf(theme, ground, readers)}
          width={width}
          onSeen={setSeen}
          onHeight={setHeight}
        />
      </section>

      <Code id="frame" code={frameCode(embedding)} words={words} ready={height > 0} />
      <Code id="script" code={scriptCode(embedding)} words={words} ready={height > 0} />
      <section className="making" aria-labelledby="maker-picture">
        <h2 id="maker-picture">{words.say('maker.picture')}</h2>
        <p>{words.say('maker.picture.about')}</p>
        <Picture
          seen={seen}
          figure={figure}
          address={site + address({ ...embed.selection, ...stands })}
          words={words}
          shownWords={shownWords}
        />
      </section>
      <section className="making" aria-labelledby="maker-allow">
        <h2 id="maker-allow">{words.say('maker.allow.title')}</h2>
        <p>{words.say('maker.allow.server')}</p>
        <p>{words.say('maker.allow.frame', { origin: window.location.origin })}</p>
      </section>
    </>
  )
}

/** The figure as the embed draws it, at the width asked for; wider than the page, it scrolls in its own place. */
function Preview({
  embed,
  words,
  theme,
  width,
  onSeen,
  onHeight,
}: {
  readonly embed: Parameters<ShownFigure['show']>[0]['embed']
  readonly words: Words
  readonly theme: Parameters<ShownFigure['show']>[0]['theme']
  readonly width: number
  readonly onSeen: (seen: Seen | null) => void
  readonly onHeight: (height: number) => void
}) {
  const { site } = useFadu()
  const { catalogue, turn, forget, data } = site
  const holder = useRef<HTMLDivElement>(null)
  const ask = useRef(site.ask)
  ask.current = site.ask
  const [shown, setShown] = useState<ShownFigure | null>(null)

  useEffect(() => {
    const place = holder.current
    if (place === null) return
    const made = makeShownFigure({
      ask: () => ask.current,
      base: window.location.href.replace(/#.*$/, ''),
      onState: (state, seen) => {
        if (state !== 'loading') onSeen(seen)
      },
    })
    place.append(made.element)
    const observer = new ResizeObserver(() => {
      const ready = made.element.dataset.state !== 'loading'
      onHeight(ready ? Math.ceil(made.element.getBoundingClientRect().height) : 0)
    })
    observer.observe(made.element)
    setShown(made)
    return () => {
      observer.disconnect()
      made.end()
      made.element.remove()
    }
  }, [onSeen, onHeight])
  useEffect(() => {
    shown?.element.setAttribute('data-ground', embed.ground)
    shown?.show({ embed, words, theme, remarks: [], catalogue, turn, forget, data })
  }, [shown, embed, words, theme, catalogue, turn, forget, data])

  return (
    <div className="preview" data-ground={embed.ground} data-theme={theme}>
      <div ref={holder} style={{ width }} />
    </div>
  )
}

/** Code in a field that can be selected, and a button that copies it. */
function Code({
  id,
  code,
  words,
  ready,
}: {
  readonly id: 'frame' | 'script'
  readonly code: string
  readonly words: Words
  readonly ready: boolean
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<{ readonly code: string; readonly well: boolean } | null>(null)
  const copy = async () => {
    const well = await copyText(code)
    if (!well) field.current?.select()
    setCopied({ code, well })
  }
  const said = copied?.code === code ? copied : null
  return (
    <section className="making" aria-labelledby={`maker-${id}`}>
      <h2 id={`maker-${id}`}>{words.say(`maker.${id}`)}</h2>
      <p>{words.say(`maker.${id}.about`)}</p>
      <textarea
        ref={field}
        readOnly
        rows={id === 'frame' ? 5 : 6}
        spellCheck={false}
        data-code={id}
        aria-labelledby={`maker-${id}`}
        value={ready ? code : ''}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p>
        <button
          type="button"
          className="quiet act"
          disabled={!ready}
          onClick={copy}
          aria-label={words.say(`maker.copy.${id}`)}
        >
          {words.say('maker.copy')}
        </button>{' '}
        <span role="status">
          {said === null ? '' : words.say(said.well ? 'maker.copied' : 'maker.copy.manual')}
        </span>
      </p>
    </section>
  )
}

const KINDS = ['svg', 'png'] as const

/** The figure as a file that carries its papers, in the language of the preview. */
function Picture({
  seen,
  figure,
  address,
  words,
  shownWords,
}: {
  readonly seen: Seen | null
  readonly figure: string
  readonly address: string
  readonly words: Words
  readonly shownWords: Words
}) {
  const { site, selection, catalogue } = useFadu()
  const [failed, setFailed] = useState(false)
  const take = useCallback(
    (kind: (typeof KINDS)[number]) => {
      if (seen === null) return
      setFailed(false)
      import('../ui/download.ts')
        .then(({ download }) =>
          download(kind, {
            id: figure,
            params: paramsOf(figure, selection, catalogue),
            open: seen.open,
            view: seen.view,
            words: shownWords,
            leaving: leavingNow(site, address),
          }),
        )
        .catch(() => setFailed(true))
    },
    [seen, figure, selection, catalogue, shownWords, address, site],
  )
  return (
    <p className="takes">
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className="quiet act"
          disabled={seen === null || seen.drawn.picture === null}
          onClick={() => take(kind)}
        >
          {`${words.say('foot.download')} ${words.say(`foot.${kind}`)}`}
        </button>
      ))}
      <span role="status">{failed ? words.say('maker.picture.failed') : ''}</span>
    </p>
  )
}

function Labelled({
  label,
  children,
}: {
  readonly label: string
  readonly children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function Choice<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChoose: (value: Value) => void
}) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select
          id={id}
          value={value}
          onChange={({ currentTarget }) => {
            const chosen = options.find((option) => option.value === currentTarget.value)
            if (chosen !== undefined) onChoose(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/** What a figure asks, whatever its indicator. */
function titleKey(figure: string, words: Words): string {
  const unknown = `${figure}.title.unknown`
  return words.has(unknown) ? unknown : `${figure}.title`
}

/** The words of another language than the page's; the page's until they have come. */
function useWordsOf(lang: Lang | null, words: Words): Words {
  const [other, setOther] = useState<Words | null>(null)
  useEffect(() => {
    if (lang === null || lang === words.lang) return
    let wanted = true
    loadWords(lang).then(
      (loaded) => {
        if (wanted) setOther(loaded)
      },
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [lang, words.lang])
  return lang !== null && other?.lang === lang ? other : words
}
