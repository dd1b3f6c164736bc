// Who may import whom. A rule here is an architectural promise: see docs/architecture.md.
// Every rule has a planted violation in test/src/architecture, so that a rule that stops firing fails a test.

/** The pipeline of one round at a site, in the order in which data move through it. */
const stages = [
  'omop',
  'quality',
  'cohort',
  'features',
  'analysis',
  'gate',
  'privacy',
  'masking',
  'outbox',
]
const stage = (name) => `^site-agent/src/vault/${name}/`
const tests = '[.]test[.]'

/** What each package may import of the others. */
const packages = {
  proto: [],
  shared: ['proto'],
  figures: ['shared', 'proto'],
  store: ['shared', 'proto'],
  terminal: ['shared', 'proto'],
  coordinator: ['proto', 'shared', 'store', 'terminal'],
  'site-agent': ['proto', 'shared', 'store', 'terminal'],
  simulation: ['proto', 'shared', 'store', 'terminal', 'coordinator', 'site-agent'],
  cli: ['proto', 'shared', 'figures', 'terminal'],
}
const names = Object.keys(packages)
const all = names.join('|')

const network = [
  '^(net|http|https|http2|tls|dgram|dns)$',
  '^node:(net|http|https|http2|tls|dgram|dns)$',
  '(^|/)node_modules/(ws|undici|undici-types|fastify|pg)/',
]

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'the-relay-never-reaches-the-vault',
      comment:
        'Nothing that speaks to the network can reach, by any path, code that sees a patient.',
      severity: 'error',
      from: { path: '^site-agent/src/(relay|enrol|link)/', pathNot: tests },
      to: { path: '^site-agent/src/vault/', reachable: true },
    },
    {
      name: 'the-vault-never-reaches-the-network',
      comment:
        'Only database drivers in vault/omop may open a connection; the link is handed in from outside.',
      severity: 'error',
      from: { path: '^site-agent/src/vault/', pathNot: `^site-agent/src/vault/omop/|${tests}` },
      to: { path: [...network, '^site-agent/src/(relay|link|enrol|processes)/'], reachable: true },
    },
    ...stages.map((name, index) => ({
      name: `pipeline-order-${name}`,
      comment: 'A stage imports from stages before it, never from stages after it.',
      severity: 'error',
      from: { path: stage(name), pathNot: tests },
      to: { path: [...stages.slice(index + 1).map(stage), '^site-agent/src/vault/participate'] },
    })),
    ...names.map((name) => ({
      name: `package-graph-${name}`,
      comment:
        'proto <- shared <- {coordinator | site-agent | cli}; the two ends never import each other.',
      severity: 'error',
      from: { path: `^${name}/`, pathNot: tests },
      to: {
        path: `^(${all})/`,
        pathNot: [name, ...packages[name]].map((other) => `^${other}/`),
      },
    })),
    {
      name: 'packages-only-by-their-root',
      comment: "Nobody reaches into another package's folders.",
      severity: 'error',
      from: { path: `^(${all}|scripts)/`, pathNot: tests },
      to: { path: `^(${all})/src/`, pathNot: [`^$1/`, `^(${all})/src/index\\.ts$`] },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared has no I/O; platform/ is its one door to Node.',
      severity: 'error',
      from: { path: '^(shared|proto)/src/', pathNot: `^shared/src/platform/|${tests}` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-shipped-reaches-a-test',
      comment: 'Defences are left out by compositions in tests only.',
      severity: 'error',
      from: { path: `^(${all})/src/`, pathNot: `${tests}|/testing/` },
      to: { path: ['^test/', tests] },
    },
    {
      name: 'defences-are-composed-at-one-door',
      comment:
        'The process that opens a vault takes all of them. Simulations may be given others, and ship with nobody.',
      severity: 'error',
      from: {
        path: `^(${all})/src/`,
        pathNot: `^site-agent/src/(processes/open-vault|vault/vault|index)\\.ts$|${tests}`,
      },
      to: { path: '^site-agent/src/vault/defences\\.ts$' },
    },
    {
      name: 'the-coordinator-takes-all-its-defences',
      comment:
        'Only what uses a defence may name it: whoever starts a coordinator cannot make a composition of its own.',
      severity: 'error',
      from: {
        path: '^coordinator/src/',
        pathNot: `^coordinator/src/(core|index|aggregation/attempt|results/results|round/driver-context|session/hub)\\.ts$|${tests}`,
      },
      to: { path: '^coordinator/src/defences\\.ts$' },
    },
    {
      name: 'no-undeclared-dependency',
      severity: 'error',
      from: { path: `^(${all}|scripts)/src/`, pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: `(index|main)\\.ts$|${tests}|\\.d\\.ts$|\\.(js|mjs|cjs)$|^test/`,
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['@sampan/source', 'import', 'node', 'types', 'default'],
      exportsFields: ['exports'],
    },
    combinedDependencies: false,
  },
}
