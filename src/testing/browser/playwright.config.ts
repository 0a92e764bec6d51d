import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../../scripts/chromium.ts'

const executablePath = findChromium()

/** Tests of the built site in `dist/`, which they serve themselves (visit.ts): as it should be, and otherwise. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../../test-results',
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  // Patience for a busy machine, no promise: where a time is promised, its test names it.
  expect: { timeout: 15_000 },
  use: {
    locale: 'zh-CN',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: chromiumArguments(),
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium', viewport: { width: 1440, height: 900 } } }],
})
