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
  },
})
