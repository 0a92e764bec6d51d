import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // A DuckDB takes a second to start, longer where several do at once.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
