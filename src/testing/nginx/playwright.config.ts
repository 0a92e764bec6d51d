import { defineConfig } from '@playwright/test'
import browser from '../browser/playwright.config.ts'

/** Tests of the built site behind a real nginx, which scripts/test-nginx.ts finds. */
export default defineConfig({ ...browser, testDir: '.' })
