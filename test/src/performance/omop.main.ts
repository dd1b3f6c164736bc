import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { present, systemEnvironment } from '@sampan/shared'
import { defaultTruth, fourHospitals, writeCdm } from '@sampan/simulation'
import type { SourceLocation } from '@sampan/site-agent'
import { hasPostgres, startCluster } from '../support/postgres-cluster.ts'
import type { OmopAnswer, OmopTask } from './omop-task.ts'
import { fillServer } from './omop-server.ts'
import { print } from './print.ts'

/**
 * A cohort with five inclusion rules, 200 features of it, and 200 features of everyone, over a generated CDM with 100 events a person (eras not
 * counted): on DuckDB, and on PostgreSQL with a tenth of the people. Each operation runs as the agent runs it, in a process
 * of its own whose memory at its most is printed. A million people with SAMPAN_BENCH_LARGE=1 or in a full test run; 1.6 GB
 * of disk for each million.
 */
const environment = systemEnvironment()
const large = [environment['SAMPAN_BENCH_LARGE'], environment['SAMPAN_TEST_FULL']].includes('1')
const people = large ? 1_000_000 : 100_000
const memoryMibMax = 4096
const operations = {
  cohort: 'cohort of five rules',
  'snapshot of the cohort': 'cohort of five rules and 200 features of it',
  'snapshot of everyone': '200 features of everyone',
} as const

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-bench-omop-'))
try {
  const file = path.join(folder, 'cdm.duckdb')
  const facts = await generate(file, people)
  await measure('DuckDB', { model: 'omop', path: file }, facts)
  rmSync(file)
  if (hasPostgres) await measureServer()
  else process.stdout.write('PostgreSQL: no server on this machine, not measured\n')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measureServer(): Promise<void> {
  const cluster = await startCluster()
  try {
    const file = path.join(folder, 'small.duckdb')
    const facts = await generate(file, people / 10)
    await measure('PostgreSQL', await fillServer(cluster, file, folder), facts)
  } finally {
    cluster.stop()
  }
}

async function generate(file: string, count: number): Promise<number> {
  const hospital = present(fourHospitals.hospitals[0], 'a hospital')
  const startedMs = performance.now()
  const rows = await writeCdm(file, {
    ...{ ...hospital, people: count, seed: 'benchmark', truth: defaultTruth },
    ...{ eventsPerPerson: 100, version: '5.4', ids: 'plain' },
  })
  const facts = [...rows].reduce((sum, [table, n]) => sum + (isFacts(table) ? n : 0), 0)
  const seconds = (performance.now() - startedMs) / 1000
  print('generated', { people: count, facts, seconds })
  return facts
}

/** Tables of events and of eras. */
function isFacts(table: string): boolean {
  return /_(?:occurrence|exposure|era|detail)$|^(?:measurement|observation|specimen)$/.test(table)
}

async function measure(name: string, location: SourceLocation, facts: number): Promise<void> {
  for (const what of ['cohort', 'snapshot of the cohort', 'snapshot of everyone'] as const) {
    const answer = await perform({ what, location })
    print(`${operations[what]}, ${name}`, {
      ...{ facts, 'people in it': answer.people, seconds: answer.seconds },
      ...{ 'peak memory MiB': answer.peakMib, 'share of 4 GiB': answer.peakMib / memoryMibMax },
    })
  }
}

function perform(task: OmopTask): Promise<OmopAnswer> {
  const child = fork(path.join(import.meta.dirname, 'omop-task.main.js'))
  return new Promise((resolve, reject) => {
    child.once('message', (answer: OmopAnswer) => {
      resolve(answer)
    })
    child.once('exit', (status) => {
      reject(new Error(`the measured process ended with ${String(status)}`))
    })
    child.send(task)
  })
}
