import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../../scripts/chromium.ts'

/** Where the built site is served for the tests: under a path, behind the strictest policy. */
const PORT = 4179
const BASE = '/a/b/'

const executablePath = findChromium()

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../../test-results',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  use: {
    baseURL: `http://localhost:${PORT}${BASE}`,
    locale: 'zh-CN',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: chromiumArguments(),
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium', viewport: { width: 1440, height: 900 } } }],
  webServer: {
    command: `tsx scripts/serve.ts dist --base ${BASE} --csp`,
    cwd: '../../..',
    env: { PORT: String(PORT) },
    url: `http://localhost:${PORT}${BASE}`,
    reuseExistingServer: false,
  },
})
