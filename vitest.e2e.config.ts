import { defineConfig } from 'vitest/config'

const conditions = ['@sampan/source']

/** Tests with real processes, one file after another: they would take each other's time. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/src/e2e/**/*.test.ts'],
    exclude: ['**/dist/**', '**/node_modules/**'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
