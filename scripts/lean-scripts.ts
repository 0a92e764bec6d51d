import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * A script without the lines that are for who reads it: comments, and space at the ends of lines. For plain scripts
 * that no bundler sees; they hold no text of several lines.
 */
export function leanScript(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return `${lines.filter((line) => line !== '' && !line.startsWith('//')).join('\n')}\n`
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
        writeFileSync(join(dir, name), leanScript(text))
      }
    },
  }
}
