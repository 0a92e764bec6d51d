import type { Plugin } from 'vite'

/**
 * Vite plugin: has index.html name the chunks that the pages and an embed both wait for, so that they come beside the
 * entry, which is needed to tell which of the two is asked for. Browsers that don't know the hint lose one round trip.
 */
export function preloadDrawing(names: readonly string[]): Plugin {
  return {
    name: 'fadu:preload-drawing',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' && names.includes(file.name)
            ? [
                {
                  tag: 'link',
                  attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file.fileName}` },
                  injectTo: 'head' as const,
                },
              ]
            : [],
        ),
    },
  }
}
