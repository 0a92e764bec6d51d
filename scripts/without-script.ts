import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { Plugin } from 'vite'
import { asciiMarkup } from './ascii.ts'

/** Where a data folder says what a page shows of it without script, below it. */
export const PAGE_PARTS = 'pictures/page.json'

const pageParts = v.record(v.string(), v.string())
/** HTML by the marks in index.html that it is written between: `pictures.zh`. */
export type PageParts = v.InferOutput<typeof pageParts>

/** Vite plugin: writes into the built page what it shows where there is no script. */
export function withoutScript(data = 'public/data'): Plugin {
  return {
    name: 'fadu:without-script',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: async (html) => fillPage(html, await readParts(data)) },
  }
}

/**
 * Renews what the page beside a deployed data folder shows where there is no script; without such a page nothing is
 * done. Whether it had to be renewed.
 */
export async function renewPage(data: string): Promise<boolean> {
  const path = join(dirname(data), 'index.html')
  if (!existsSync(path)) return false
  const html = await readFile(path, 'utf8')
  const filled = fillPage(html, await readParts(data))
  if (filled === html) return false
  // Never half a page for who asks meanwhile; and where the page is a link, what it leads to stays as it is.
  const draft = `${path}-${process.pid}`
  await writeFile(draft, filled)
  await rename(draft, path)
  return true
}

/** The page with all its marks filled, again or for the first time; all else as it was. */
export function fillPage(html: string, parts: PageParts): string {
  return html.replace(/<!--(\w+\.\w+)-->[\s\S]*?<!--\/\1-->/g, (whole, mark: string) => {
    const part = parts[mark]
    return part === undefined ? whole : `<!--${mark}-->\n${asciiMarkup(part)}\n<!--/${mark}-->`
  })
}

async function readParts(data: string): Promise<PageParts> {
  return v.parse(pageParts, JSON.parse(await readFile(join(data, PAGE_PARTS), 'utf8')))
}
