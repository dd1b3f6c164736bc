import { defineConfig } from 'vitest/config'

const conditions = ['@sampan/source']

/** Tests with real processes. They wait more than they compute, so two files run side by side. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/src/e2e/**/*.test.ts'],
    exclude: ['**/dist/**', '**/node_modules/**'],
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
