import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const workspace = mkdtempSync(path.join(tmpdir(), 'sampan-boundaries-'))

afterAll(() => {
  rmSync(workspace, { recursive: true, force: true })
})

type Tree = Readonly<Record<string, string>>

/** A tree of two or three files that breaks exactly one promise, and the rule that must notice. */
const planted: readonly (readonly [rule: string, what: string, tree: Tree])[] = [
  [
    'no-cycles',
    'two files that import each other',
    {
      'shared/src/a.ts': "import { b } from './b.ts'\nexport const a = b",
      'shared/src/b.ts': "import { a } from './a.ts'\nexport const b = a",
    },
  ],
  [
    'the-relay-never-reaches-the-vault',
    'a relay that imports the vault',
    {
      'site-agent/src/relay/leak.ts':
        "import { rows } from '../vault/omop/rows.ts'\nexport { rows }",
      'site-agent/src/vault/omop/rows.ts': 'export const rows = []',
    },
  ],
  [
    'the-relay-never-reaches-the-vault',
    'a relay that reaches the vault through a third file',
    {
      'site-agent/src/relay/leak.ts': "import { x } from '../config/bridge.ts'\nexport { x }",
      'site-agent/src/config/bridge.ts': "export { rows as x } from '../vault/omop/rows.ts'",
      'site-agent/src/vault/omop/rows.ts': 'export const rows = []',
    },
  ],
  [
    'the-vault-never-reaches-the-network',
    'a vault that opens a socket',
    {
      'site-agent/src/vault/gate/leak.ts': "import { connect } from 'node:net'\nexport { connect }",
    },
  ],
  [
    'the-vault-never-reaches-the-network',
    'a vault that reaches a socket through another package',
    {
      'site-agent/src/vault/gate/leak.ts': "import { dial } from '@sampan/shared'\nexport { dial }",
      'shared/src/index.ts': "export { dial } from './platform/dial.ts'",
      'shared/src/platform/dial.ts':
        "import { connect } from 'node:net'\nexport const dial = connect",
    },
  ],
  [
    'the-vault-never-reaches-the-network',
    'a vault that imports a WebSocket',
    {
      'site-agent/src/vault/session/leak.ts': "import WebSocket from 'ws'\nexport { WebSocket }",
    },
  ],
  [
    'the-vault-never-reaches-the-network',
    'a vault that imports the link',
    {
      'site-agent/src/vault/session/leak.ts':
        "import { link } from '../../link/link.ts'\nexport { link }",
      'site-agent/src/link/link.ts': 'export const link = 1',
    },
  ],
  ...['omop', 'quality', 'cohort', 'features', 'analysis', 'gate', 'privacy', 'masking'].map(
    (stage) =>
      [
        `pipeline-order-${stage}`,
        `${stage} that imports the outbox`,
        {
          [`site-agent/src/vault/${stage}/early.ts`]:
            "import { send } from '../outbox/send.ts'\nexport { send }",
          'site-agent/src/vault/outbox/send.ts': 'export const send = 1',
        },
      ] as const,
  ),
  [
    'pipeline-order-outbox',
    'an outbox that imports the whole round',
    {
      'site-agent/src/vault/outbox/early.ts':
        "import { participate } from '../participate.ts'\nexport { participate }",
      'site-agent/src/vault/participate.ts': 'export const participate = 1',
    },
  ],
  ...[
    ['proto', 'shared'],
    ['shared', 'store'],
    ['figures', 'terminal'],
    ['store', 'coordinator'],
    ['terminal', 'cli'],
    ['coordinator', 'site-agent'],
    ['site-agent', 'coordinator'],
    ['simulation', 'cli'],
    ['cli', 'coordinator'],
  ].map(
    ([from, to]) =>
      [
        `package-graph-${from}`,
        `${from} that imports ${to}`,
        {
          [`${from}/src/up.ts`]: `import { x } from '@sampan/${to}'\nexport { x }`,
          [`${to}/src/index.ts`]: 'export const x = 1',
        },
      ] as const,
  ),
  [
    'packages-only-by-their-root',
    "a reach into another package's folders",
    {
      'coordinator/src/reach.ts': "import { x } from '../../shared/src/ring/x.ts'\nexport { x }",
      'shared/src/ring/x.ts': 'export const x = 1',
    },
  ],
  [
    'shared-is-pure',
    'a shared file that reads files',
    {
      'shared/src/analysis/io.ts':
        "import { readFileSync } from 'node:fs'\nexport { readFileSync }",
    },
  ],
  [
    'nothing-shipped-reaches-a-test',
    'a shipped file that imports a test',
    {
      'site-agent/src/vault/vault.ts':
        "import { x } from '../../../test/src/attack/x.ts'\nexport { x }",
      'test/src/attack/x.ts': 'export const x = 1',
    },
  ],
  [
    'nothing-shipped-reaches-a-test',
    'a shipped file that imports a composition without a defence',
    {
      'site-agent/src/processes/open-vault.ts':
        "import { without } from '../vault/hostile/x.test.support.ts'\nexport { without }",
      'site-agent/src/vault/hostile/x.test.support.ts': 'export const without = {}',
    },
  ],
  [
    'defences-are-composed-at-one-door',
    'a shipped file that makes a composition of its own',
    {
      'site-agent/src/commands/x.ts':
        "import { shipped } from '../vault/defences.ts'\nexport const x = { ...shipped }",
      'site-agent/src/vault/defences.ts': 'export const shipped = {}',
    },
  ],
  [
    'the-coordinator-takes-all-its-defences',
    'a coordinator that is started without one of them',
    {
      'coordinator/src/process/serve.ts':
        "import { shipped } from '../defences.ts'\nexport const x = { ...shipped }",
      'coordinator/src/defences.ts': 'export const shipped = {}',
    },
  ],
  [
    'no-undeclared-dependency',
    'a package that is not in package.json',
    {
      'cli/src/undeclared.ts': "import kysely from 'kysely'\nexport { kysely }",
      'cli/package.json': '{"name":"@sampan/cli","type":"module","dependencies":{}}',
    },
  ],
  [
    'no-orphans',
    'a file that nobody imports and that imports nobody',
    { 'shared/src/alone.ts': 'export {}' },
  ],
]

const packages = [
  'proto',
  'shared',
  'store',
  'figures',
  'terminal',
  'coordinator',
  'site-agent',
  'simulation',
  'cli',
]

/** Writes the tree as a small repository of its own and lets the checker run over it with the real rules. */
function violations(tree: Tree): string[] {
  const folder = mkdtempSync(path.join(workspace, 'case-'))
  for (const name of packages) {
    mkdirSync(path.join(folder, name, 'src'), { recursive: true })
    const manifest = {
      name: `@sampan/${name}`,
      type: 'module',
      exports: { '.': { '@sampan/source': './src/index.ts' } },
    }
    writeFileSync(path.join(folder, name, 'package.json'), JSON.stringify(manifest))
  }
  for (const [file, content] of Object.entries(tree)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), `${content}\n`)
  }
  mkdirSync(path.join(folder, 'node_modules/@sampan'), { recursive: true })
  for (const name of packages)
    symlinkSync(path.join(folder, name), path.join(folder, 'node_modules/@sampan', name))
  for (const name of ['ws', 'kysely']) {
    const place = path.join(folder, 'node_modules', name)
    mkdirSync(place)
    writeFileSync(path.join(place, 'package.json'), JSON.stringify({ name, main: 'index.js' }))
    writeFileSync(path.join(place, 'index.js'), 'module.exports = {}\n')
  }
  for (const file of ['dependency-cruiser.mjs', 'tsconfig.base.json'])
    cpSync(path.join(root, file), path.join(folder, file))
  writeFileSync(
    path.join(folder, 'package.json'),
    '{"name":"planted","type":"module","private":true}',
  )
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const words = ['--config', 'dependency-cruiser.mjs', '--output-type', 'json', ...packages]
  const output = execFileSync(process.execPath, [cruiser, ...words], {
    cwd: folder,
    maxBuffer: 1 << 26,
  })
  const report = JSON.parse(output.toString()) as {
    summary: { violations: { rule: { name: string } }[] }
  }
  return report.summary.violations.map((violation) => violation.rule.name)
}

describe('the boundary rules', () => {
  it.each(planted)('%s notices %s', (rule, _what, tree) => {
    expect(violations(tree)).toContain(rule)
  })

  it('are all planted against', async () => {
    const config = (await import(path.join(root, 'dependency-cruiser.mjs'))) as {
      default: { forbidden: { name: string }[] }
    }
    const rules = config.default.forbidden.map((rule) => rule.name)
    const noticed = new Set(planted.map(([rule]) => rule))
    expect(rules.filter((rule) => !noticed.has(rule))).toEqual([])
  })

  it('find nothing in a tree without violations', () => {
    const fine = {
      'shared/src/index.ts': "export { x } from './x.ts'",
      'shared/src/x.ts': 'export const x = 1',
    }
    expect(violations(fine)).toEqual([])
  })
})
