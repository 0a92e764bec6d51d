import type { Plugin } from 'vite'
import { POLICY } from '../src/db/needs.ts'

/**
 * Vite plugin: writes the strict policy into the built page, where it holds whatever the server sends. A server's
 * own header is needed only for what a page can't say of itself (workers, who may embed it).
 */
export function policyMeta(): Plugin {
  return {
    name: 'fadu:policy-meta',
    apply: 'build',
    // Written plainly, as a web team may have to edit it.
    transformIndexHtml: (html) =>
      html.replace('<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />`),
  }
}
