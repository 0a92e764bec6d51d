import type { Plugin } from 'vite'

/**
 * HTML or XML with every character outside ASCII as a reference: it reads the same whatever character set a server
 * says it is in (`charset=gb2312`), which browsers heed more than the document's own word.
 */
export function asciiMarkup(text: string): string {
  return text.replace(OUTSIDE, (sign) => `&#${codeOf(sign)};`)
}

/** A style sheet, likewise. */
export function asciiStyles(text: string): string {
  return text.replace(OUTSIDE, (sign) => `\\${codeOf(sign).toString(16)} `)
}

/** Vite plugin: style sheets and the page are written in ASCII. Modules need it not: they are UTF-8 wherever they come from. */
export function ascii(): Plugin {
  return {
    name: 'fadu:ascii',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: { order: 'post', handler: asciiMarkup },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'asset' && file.fileName.endsWith('.css'))
            file.source = asciiStyles(
              typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source),
            )
      },
    },
  }
}

const OUTSIDE = /[^\0-\x7f]/gu

/** Half of a pair, as a cut may leave it, can't be referred to. */
function codeOf(sign: string): number {
  const code = sign.codePointAt(0) ?? UNKNOWN
  return code >= 0xd800 && code <= 0xdfff ? UNKNOWN : code
}

const UNKNOWN = 0xfffd
