import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { packEngine } from './scripts/pack-engine.ts'
import { policyMeta } from './scripts/policy-meta.ts'
import { PAGE_FLOOR } from './src/db/needs.ts'

export default defineConfig({
  // Relative addresses only: the build is served from any folder of any file server.
  base: './',
  plugins: [react(), packEngine(), policyMeta()],
  build: {
    // What is built is held to it by scripts/check-floors.ts; the engine has a higher floor of its own.
    target: Object.entries(PAGE_FLOOR).map(([browser, version]) => `${browser}${version}`),
    // A font or a worker inside a data: address is refused by the strict content security policy.
    assetsInlineLimit: 0,
    // By it scripts/check-size.ts knows what the first figure waits for.
    manifest: true,
  },
})
