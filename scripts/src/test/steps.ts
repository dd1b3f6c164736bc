/** A part of the test run: one program, and what it proves. */
export interface Step {
  readonly name: string
  readonly file: string
  readonly words: readonly string[]
  /** Where a test runner leaves its counts; without it the step counts as one. */
  readonly counts?: string
  /** Only with --full. */
  readonly full?: boolean
}

interface Places {
  readonly root: string
  readonly cache: string
  readonly node: string
  /** Node.js 24, or null where it could not be had. */
  readonly node24: string | null
}

/** In order: what fails fastest comes first. */
export function stepsOf({ root, cache, node, node24 }: Places): readonly Step[] {
  const packaged = (file: string): string => `${root}/node_modules/${file}`
  const vitest = (name: string, engine: string, words: readonly string[]): Step => {
    const counts = `${cache}/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.json`
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${counts}`]
    const runner = [packaged('vitest/vitest.mjs'), 'run', ...words, ...reporters]
    return { name, file: engine, words: runner, counts }
  }
  const tool = (name: string, file: string, ...words: readonly string[]): Step => ({
    name,
    file: node,
    words: [packaged(file), ...words],
  })
  const units = [
    ...['architecture', 'attack', 'contract', 'integration', 'reference'].map(
      (name) => `test/src/${name}`,
    ),
    // What databases answer does not depend on the engine that asks.
    ...['cohort/circe', 'hostile'].map((name) => `site-agent/src/vault/${name}`),
    'simulation/src/aggregation',
  ].flatMap((folder) => ['--exclude', `${folder}/**`])
  const crossed =
    node24 === null
      ? []
      : [
          vitest('unit and conformance, Node 24', node24, [
            '--config',
            'vitest.config.ts',
            ...units,
          ]),
          vitest('end to end, Node 24', node24, ['--config', 'vitest.e2e.config.ts', 'federation']),
        ]
  return [
    { name: 'generated code', file: node, words: [`${root}/scripts/generate-proto.js`, '--check'] },
    tool('format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    tool('unused code', 'knip/bin/knip.js'),
    tool(
      'boundaries',
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ...['--config', 'dependency-cruiser.mjs', '--output-type', 'err', ...workspaces],
    ),
    tool('lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'),
    vitest('unit, conformance, attack, reference', node, ['--config', 'vitest.config.ts']),
    vitest('end to end, crash', node, ['--config', 'vitest.e2e.config.ts']),
    ...crossed,
    { ...vitest('many sites', node, ['--config', 'vitest.full.config.ts']), full: true },
    {
      name: 'many sites, a long vector',
      file: node,
      words: [`${root}/test/dist/performance/aggregation.main.js`],
      full: true,
    },
    ...['rounds', 'masking', 'omop'].map((name) => ({
      name: `benchmark of ${name}`,
      file: node,
      words: [`${root}/test/dist/performance/${name}.main.js`],
      full: true,
    })),
  ]
}

const workspaces = [
  'proto',
  'shared',
  'figures',
  'store',
  'coordinator',
  'site-agent',
  'simulation',
  'terminal',
  'cli',
  'scripts',
  'test',
]
