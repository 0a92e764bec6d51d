import type { Lang } from '../model/types.ts'
import { FONT } from './look.ts'

/** What a picture says of itself to who cannot see it, and to programs. */
export interface About {
  readonly title: string
  /** The picture in a sentence or two. */
  readonly desc: string
  readonly lang: Lang
  /** Where it can be seen again, of which data it is, and when it was made; null: not known. */
  readonly papers?: {
    readonly address: string
    readonly version: string | null
    /** ISO date. */
    readonly date: string | null
  }
}

/** Said for pointers, for ECharts itself and for old programs: in a picture that only stands they are weight. */
const NEEDLESS = /^(class|pointer-events|xmlns:xlink|version|baseProfile|ecmeta_\w+)$/

/** As one attribute the same as none; the middle of a line is told in a way that every program knows. */
const SAID_SHORTER: Readonly<Record<string, string>> = {
  'text-anchor="start"': '',
  'dominant-baseline="central"': 'dy=".35em"',
}

/** Marks without size, and the ground of texts that have none. */
const UNSEEN =
  /<path [^>]*(?:transform="matrix\(0,0,0,0,|fill-opacity="0" stroke="[^"]*" stroke-width="0")[^>]*><\/path>\s*/g

const LENGTHS = new Set(['d', 'points', 'transform', 'x', 'y', 'width', 'height', 'cx', 'cy', 'r'])

/**
 * The SVG that ECharts writes, without style sheet and style attributes (a strict policy refuses both where the file
 * is opened by itself) and without the numbers that count up with every picture of a process: the same picture is
 * the same text. The typeface is said once, of the whole.
 */
export function plainSvg(svg: string, about: About): string {
  const { title, desc, lang } = about
  const body = svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>\s*/g, '')
    .replace(UNSEEN, '')
    .replace(
      /<([a-z]\w*)((?:\s+[\w:-]+="[^"]*")*)\s*>/gi,
      (_, name: string, given: string) => `<${[name, ...attributesOf(given)].join(' ')}>`,
    )
    .replace(/><\/(?:path|rect|circle|polygon|polyline)>/g, '/>')
    .replace(/ xml:space="preserve"([^>]*>)(?! |[^<]* ( |<))/g, '$1')
  const said = `<title>${escaped(title)}</title>\n<desc>${escaped(desc)}</desc>${metadataOf(about)}`
  return wellFormed(
    body.replace(
      /^<svg([^>]*)>/,
      (_, given: string) => `<svg${given} role="img" xml:lang="${lang}" font-family="${FONT}">\n${said}`,
    ),
  )
}

/** For programs, in the words of Dublin Core and schema.org. */
function metadataOf({ papers, title, lang }: About): string {
  if (papers === undefined) return ''
  const told: readonly (readonly [string, string | null])[] = [
    ['dc:title', title],
    ['dc:identifier', papers.address],
    ['dc:date', papers.date],
    ['dc:language', lang],
    ['schema:version', papers.version],
  ]
  const elements = told.flatMap(([name, text]) =>
    text === null ? [] : [`<${name}>${escaped(text)}</${name}>`],
  )
  const names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:schema="https://schema.org/"'
  return `\n<metadata ${names}>${elements.join('')}</metadata>`
}

function attributesOf(given: string): string[] {
  return [...given.matchAll(/([\w:-]+)="([^"]*)"/g)].flatMap(([whole, key = '', value = '']) => {
    if (NEEDLESS.test(key)) return []
    if (key === 'style') return fontOf(value)
    const said = SAID_SHORTER[whole]
    if (said !== undefined) return said === '' ? [] : [said]
    return [`${key}="${LENGTHS.has(key) ? rounded(value) : withoutCount(value)}"`]
  })
}

/** Attributes of type out of a style: ECharts writes the long form and the short one. */
function fontOf(style: string): string[] {
  const parts = new Map(
    style.split(';').map((part): [string, string] => {
      const at = part.indexOf(':')
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()]
    }),
  )
  const [, slant, weight, size] = parts.get('font')?.match(/^(\S+) (\S+) ([\d.]+)px/) ?? []
  const named: readonly (readonly [string, string | undefined])[] = [
    ['font-size', size ?? parts.get('font-size')?.replace(/px$/, '')],
    ['font-weight', weight ?? parts.get('font-weight')],
    ['font-style', slant ?? parts.get('font-style')],
  ]
  return named.flatMap(([key, value]) =>
    value === undefined || value === 'normal' ? [] : [`${key}="${value}"`],
  )
}

/** A hundredth of a pixel is not seen. */
function rounded(lengths: string): string {
  return lengths.replace(/-?\d+\.\d{3,}(e-\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100))
}

/** Ids begin with how many pictures the process has drawn. */
function withoutCount(value: string): string {
  return value.replace(/\bzr\d+-(?=c\d+\b)/g, '')
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Without what XML refuses, whatever stands in the data: one such sign, and no picture is seen. */
function wellFormed(xml: string): string {
  return [...xml].filter((sign) => !isRefused(sign.codePointAt(0) ?? 0)).join('')
}

function isRefused(code: number): boolean {
  return (
    (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfffe ||
    code === 0xffff
  )
}
