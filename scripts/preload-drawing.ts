import type { Plugin } from 'vite'

type Bundle = NonNullable<
  Parameters<Extract<NonNullable<Plugin['transformIndexHtml']>, (...args: never) => unknown>>[1]['bundle']
>

/**
 * Vite plugin: has index.html name the chunks that the pages and an embed both wait for, so that they come beside the
 * entry, which is needed to tell which of the two is asked for. Browsers that don't know the hint lose one round trip.
 * Those that only the pages wait for, which start at the modules `pages`, are named to public/first.js.
 */
export function preloadDrawing(names: readonly string[], pages: readonly string[]): Plugin {
  return {
    name: 'fadu:preload-drawing',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, chunk }) {
        const both = Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' && names.includes(file.name) ? [file.fileName] : [],
        )
        const program = pages.flatMap((page) =>
          Object.values(bundle).flatMap((file) =>
            file.type === 'chunk' && file.facadeModuleId?.endsWith(page) === true ? [file.fileName] : [],
          ),
        )
        const known = new Set([
          ...(chunk === undefined ? [] : waitedFor([chunk.fileName], bundle)),
          ...waitedFor(both, bundle),
        ])
        const own = [...new Set([...program, ...waitedFor(program, bundle)])].filter(
          (name) => !known.has(name),
        )
        // A page without it would fetch its chunks one after another, and nobody would see why.
        if (!html.includes('src="./first.js"')) throw new Error('index.html does not ask for ./first.js')
        return {
          html: html.replace(
            'src="./first.js"',
            `src="./first.js" data-program="${own.map((name) => `./${name}`).join(' ')}"`,
          ),
          tags: both.map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
            injectTo: 'head' as const,
          })),
        }
      },
    },
  }
}

/** The chunks and all that they import, each once, the greatest first: it takes longest. */
function waitedFor(names: readonly string[], bundle: Bundle): string[] {
  const found = new Set<string>()
  const visit = (name: string) => {
    const file = bundle[name]
    if (file?.type !== 'chunk' || found.has(name)) return
    found.add(name)
    file.imports.forEach(visit)
  }
  names.forEach(visit)
  const size = (name: string) => {
    const file = bundle[name]
    return file?.type === 'chunk' ? file.code.length : 0
  }
  return [...found].sort((a, b) => size(b) - size(a))
}
