import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fetchNode24 } from './node24.ts'
import { stepsOf, type Step } from './steps.ts'

/** Root of the workspace: this file is built into scripts/dist/test. */
const root = path.resolve(import.meta.dirname, '../../..')

const help = `scripts/test [options]

  Runs everything that proves Sampan: generated code, format, unused code, import boundaries, lint,
  tests of every package, tests with real processes, and the same on Node 24.

Options:
  --full      benchmarks and long tests too
  --only TEXT only steps whose name has TEXT in it
  --no-node24 leave Node 24 out
  -h, --help  show this page

It ends with "N passed, N failed". Tests against reference data are skipped, by name, where the
folder ../shared/data does not exist.
`

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

process.exit(await main())

async function main(): Promise<number> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      'no-node24': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const cache = path.join(root, '.cache', 'test')
  mkdirSync(cache, { recursive: true })
  const node24 = values['no-node24'] ? null : await fetchNode24(path.join(root, '.cache', 'node24'))
  if (node24 === null) say('SKIPPED: everything on Node 24, which could not be had here.')
  const steps = stepsOf({ root, cache, node: process.execPath, node24 })
    .filter(({ full = false }) => values.full || !full)
    .filter(({ name }) => values.only === undefined || name.includes(values.only))
  const counts: Counts[] = []
  for (const step of steps) counts.push(await run(step, values.full))
  const total = sum(counts)
  if (total.skipped > 0) say(`${total.skipped} skipped: see the names above.`)
  say(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

async function run(step: Step, full: boolean): Promise<Counts> {
  say(`\n== ${step.name}`)
  if (step.counts !== undefined) rmSync(step.counts, { force: true })
  const startedMs = performance.now()
  const status = await statusOf(step, full)
  const seconds = Math.round((performance.now() - startedMs) / 1000)
  const counts = countsOf(step, status)
  const { passed, failed, skipped } = counts
  say(`== ${step.name}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds} s`)
  return counts
}

function statusOf({ file, words }: Step, full: boolean): Promise<number> {
  const child = spawn(file, [...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(full ? { SAMPAN_TEST_FULL: '1' } : {}) },
  })
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal)
  }
  process.once('SIGINT', pass)
  process.once('SIGTERM', pass)
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(1)
    })
    child.once('exit', (status) => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve(status ?? 1)
    })
  })
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** A step that failed counts at least one failure, whatever its report says. */
function countsOf({ counts }: Step, status: number): Counts {
  const whole = { passed: Number(status === 0), failed: Number(status !== 0), skipped: 0 }
  if (counts === undefined || !existsSync(counts)) return whole
  const report = JSON.parse(readFileSync(counts, 'utf8')) as VitestReport
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const skipped = all.filter((test) => test.status === 'skipped' || test.status === 'pending')
  for (const { fullName } of skipped) say(`SKIPPED: ${fullName}`)
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, whole.failed),
    skipped: skipped.length,
  }
}

function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (all, each) => ({
      passed: all.passed + each.passed,
      failed: all.failed + each.failed,
      skipped: all.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
