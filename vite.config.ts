import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { ascii } from './scripts/ascii.ts'
import { leanScripts } from './scripts/lean-scripts.ts'
import { packEngine } from './scripts/pack-engine.ts'
import { policyMeta } from './scripts/policy-meta.ts'
import { preloadDrawing } from './scripts/preload-drawing.ts'
import { withoutScript } from './scripts/without-script.ts'
import { PAGE_FLOOR } from './src/db/needs.ts'

export default defineConfig({
  // Relative addresses only: the build is served from any folder of any file server.
  base: './',
  // What packs workbooks would start workers from text, which the policy refuses: see src/ui/zip.ts.
  resolve: { alias: [{ find: /^fflate$/, replacement: join(import.meta.dirname, 'src/ui/zip.ts') }] },
  plugins: [
    react(),
    packEngine(),
    policyMeta(),
    withoutScript(),
    preloadDrawing(['drawing', 'figures', 'site'], ['src/early.ts', 'src/start.tsx']),
    ascii(),
    leanScripts(),
  ],
  build: {
    // What is built is held to it by scripts/check-floors.ts; the engine has a higher floor of its own.
    target: Object.entries(PAGE_FLOOR).map(([browser, version]) => `${browser}${version}`),
    // A font or a worker inside a data: address is refused by the strict content security policy.
    assetsInlineLimit: 0,
    // By it scripts/check-size.ts knows what the first figure waits for.
    manifest: true,
    rolldownOptions: {
      // Pages that embed figures name the second by its address, which must not change with its contents.
      input: { index: 'index.html', embed: 'src/embed/host.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          // Left to themselves the parts fall into some thirty chunks, and each costs a request. Pages and embeds load
          // the first three, to which an embed adds its own figure: nothing of React, and little that few figures need.
          groups: [
            {
              name: 'drawing',
              test: /node_modules[\\/](echarts|zrender|tslib)[\\/]|src[\\/]figures[\\/]echarts\.ts$/,
              minShareCount: 2,
              priority: 5,
            },
            {
              name: 'figures',
              test: /[\\/]src[\\/](model|i18n|db|figures)[\\/].*\.ts$|node_modules[\\/]valibot[\\/]/,
              minShareCount: 6,
              priority: 4,
            },
            {
              name: 'site',
              test: /[\\/](ui[\\/](glyphs|hits|idle|lang|opened|question|readertheme|saysite|selection|site)|pages[\\/]leads|i18n[\\/]index|model[\\/]sums|figures[\\/](each|leftover|coverage[\\/]bars))\.ts$/,
              priority: 3,
            },
            {
              name: 'rows',
              test: /[\\/]figures[\\/](compliance|progress|reform_counts)[\\/]/,
              priority: 2,
            },
            {
              // What the strip plot chooses and says by, too: neither may weigh the other's picture in an embed.
              name: 'rules',
              test: /[\\/]figures[\\/]ranking[\\/](notes|sentence|show)\.ts$/,
              priority: 2,
            },
            {
              name: 'frame',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]|[\\/]src[\\/]ui[\\/]fadu\.ts$/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
})
