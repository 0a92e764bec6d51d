import type { Theme } from '../figures/look.ts'
import { LANGS, type Lang } from '../model/types.ts'
import { type Dropped, type Known, readAddress, type Selection, writeAddress } from '../ui/selection.ts'

/** `auto` follows the reader's system. */
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const
export type EmbedTheme = (typeof THEMES)[number]

/** What lies behind the figure: its own paper, or what the page around it shows. */
export const GROUNDS = ['paper', 'transparent'] as const
export type EmbedGround = (typeof GROUNDS)[number]

/** One figure as an address shows it by itself: `#/embed/ranking?i=…&theme=dark&bg=transparent`. */
export interface Embed {
  /** The figure's id, whether or not there is one of that name. */
  readonly figure: string
  /** What of the figure is asked; its `page` means nothing here. */
  readonly selection: Selection
  readonly theme: EmbedTheme
  readonly ground: EmbedGround
}

const PREFIX = 'embed/'

/** Whether an address shows one figure by itself. */
export function isEmbed(hash: string): boolean {
  return hash.replace(/^#?\/?/, '').startsWith(PREFIX)
}

/** Reads such an address, never throws; what is unknown, or said a second time, is left out and listed. */
export function readEmbed(
  hash: string,
  catalogue: Known['catalogue'],
): { readonly embed: Embed; readonly dropped: readonly Dropped[] } {
  const [path = '', ...rest] = hash.replace(/^#?\/?/, '').split('?')
  const dropped: Dropped[] = []
  const question: string[] = []
  const looks = new Map<string, string>()
  for (const pair of rest.join('?').split('&')) {
    const [key = '', ...values] = pair.split('=')
    const value = values.join('=')
    const allowed: readonly string[] = key === 'theme' ? THEMES : key === 'bg' ? GROUNDS : []
    if (key !== 'theme' && key !== 'bg') question.push(pair)
    else if (allowed.includes(value) && !looks.has(key)) looks.set(key, value)
    else dropped.push({ key, value })
  }
  const read = readAddress(`#/?${question.join('&')}`, { pages: [''], catalogue })
  return {
    embed: {
      figure: decoded(path.replace(PREFIX, '').replace(/\/+$/, '')),
      selection: read.selection,
      theme: THEMES.find((theme) => theme === looks.get('theme')) ?? 'auto',
      ground: GROUNDS.find((ground) => ground === looks.get('bg')) ?? 'paper',
    },
    dropped: [...dropped, ...read.dropped],
  }
}

/** Writes the address of an embed: keys in a fixed order, defaults left out. */
export function writeEmbed({ figure, selection, theme, ground }: Embed): string {
  const address = writeAddress({ ...selection, page: PREFIX + encodeURIComponent(figure) })
  const looks = [
    ...(theme === 'auto' ? [] : [`theme=${theme}`]),
    ...(ground === 'paper' ? [] : [`bg=${ground}`]),
  ]
  return looks.length === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}${looks.join('&')}`
}

/**
 * The theme that an embed is drawn in. Where its ground is that of the page around, the reader's dark system says
 * nothing of that: `auto` is then light, unless the reader needs contrast.
 */
export function themeOf(asked: EmbedTheme, ground: EmbedGround, readers: Theme): Theme {
  if (asked !== 'auto') return asked
  return ground === 'transparent' && readers === 'dark' ? 'light' : readers
}

/** What the page around an embed may have it change. */
export interface Change {
  readonly lang?: Lang
  readonly theme?: EmbedTheme
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What a message of the page around asks for: `{ fadu: 'set', lang?, theme? }` and nothing else, else null. */
export function readMessage(data: unknown): Change | null {
  if (typeof data !== 'object' || data === null) return null
  const said: Readonly<Record<string, unknown>> = { ...data }
  if (said.fadu !== 'set' || Object.keys(said).some((key) => !['fadu', 'lang', 'theme'].includes(key)))
    return null
  const lang = LANGS.find((one) => one === said.lang)
  const theme = THEMES.find((one) => one === said.theme)
  if (said.lang !== undefined && lang === undefined) return null
  if (said.theme !== undefined && theme === undefined) return null
  return { ...(lang === undefined ? {} : { lang }), ...(theme === undefined ? {} : { theme }) }
}

/** What an embed tells the page around it: how high its content is, in whole CSS pixels. */
export function sizeMessage(id: string, height: number) {
  return { fadu: 'size', id, height: Math.ceil(height) } as const
}
