import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // A DuckDB takes a second to start, far longer on a busy machine; nothing here is timed.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
