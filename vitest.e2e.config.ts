import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const conditions = ['@sampan/source']

/** What takes longest first, so that two workers end together. Files that are not named come in between. */
const order = [
  'demo.test.ts',
  'crash.test.ts',
  'agents-heart.test.ts',
  '',
  'demo-variants.test.ts',
  'old-copy.test.ts',
]

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const named = order.findIndex((name) => name !== '' && moduleId.endsWith(`/${name}`))
      return named < 0 ? order.indexOf('') : named
    }
    return Promise.resolve(files.toSorted((a, b) => place(a) - place(b)))
  }
}

/** Tests with real processes. They wait more than they compute, so two files run side by side. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/src/e2e/**/*.test.ts'],
    exclude: ['**/dist/**', '**/node_modules/**', '**/*.full.test.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
