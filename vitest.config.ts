import { defineConfig } from 'vitest/config'

const conditions = ['@sampan/source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['*/src/**/*.test.ts'],
    exclude: ['**/dist/**', '**/node_modules/**', 'test/src/e2e/**', '**/*.full.test.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
    // Files share what they import: read and compiled once a worker, not once a file. Nothing there is changed by a test.
    isolate: false,
  },
})
