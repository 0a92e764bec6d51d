import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { packEngine } from './scripts/pack-engine.ts'

export default defineConfig({
  // Relative addresses only: the build is served from any folder of any file server.
  base: './',
  plugins: [react(), packEngine()],
  build: {
    // The floor of page and figures; the engine has a higher one of its own.
    target: ['chrome87', 'edge88', 'firefox78', 'safari14'],
    // A font or a worker inside a data: address is refused by the strict content security policy.
    assetsInlineLimit: 0,
    // By it scripts/check-size.ts knows what the first figure waits for.
    manifest: true,
  },
})
