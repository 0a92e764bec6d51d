import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Vite plugin: writes each `.wasm` also as `.wasm.gz` beside it, which the page unpacks itself on any server. */
export function packEngine(): Plugin {
  return {
    name: 'fadu:pack-engine',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.wasm')) continue
        const source = gzipSync(file.source, { level: 9 })
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source })
      }
    },
  }
}
