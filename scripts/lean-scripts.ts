import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minifySync, type Plugin } from 'vite'

/** What stands in front of the page’s program is shortened as that is; the other is for browsers below the floor. */
const SHORTENED = new Set(['first.js'])

/**
 * A script without the lines that are for who reads it: comments, and space at the ends of lines. For plain scripts
 * that no bundler sees; they hold no text of several lines.
 */
export function leanScript(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return `${lines.filter((line) => line !== '' && !line.startsWith('//')).join('\n')}\n`
}

/** A script with short names and no needless signs; throws on what is none. */
export function shortScript(text: string): string {
  const { code, errors } = minifySync('script.js', text)
  const [error] = errors
  if (error !== undefined) throw new Error(error.message)
  return code
}

/** Vite plugin: writes the scripts of `public/` so into what is built, as every visit waits for them. */
export function leanScripts(): Plugin {
  return {
    name: 'fadu:lean-scripts',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const name of readdirSync('public')) {
        if (!name.endsWith('.js')) continue
        const text = readFileSync(join('public', name), 'utf8')
        writeFileSync(join(dir, name), SHORTENED.has(name) ? shortScript(text) : leanScript(text))
      }
    },
  }
}
