import { defineConfig } from 'vitest/config'

const conditions = ['@sampan/source']

/** Tests that take minutes: `scripts/test --full`. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['*/src/**/*.full.test.ts'],
    exclude: ['**/dist/**', '**/node_modules/**'],
    testTimeout: 1_200_000,
  },
})
