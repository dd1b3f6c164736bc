import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { bytesFromLimbs, defaultFloors, sha256 } from '@sampan/shared'
import {
  codePersons,
  openLedger,
  recordPersons,
  shippedDefences,
  type Ledger,
} from '@sampan/site-agent'
import { print } from './print.ts'

/**
 * A million people, and twenty sets of them on record: coding, keeping, and comparing one more set, beside one look at
 * every byte of the recorded sets (SHA-256) in the same run. `late` is the worst case: every recorded set differs from
 * every other in its last codes only. Sets of real cohorts differ early: codes are in the order of a hash.
 */
const people = 1_000_000
const sets = 20
const replaced = 6
const MIB = 2 ** 20

async function timed(work: () => unknown): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

/** As many people as `codes`, of whom the first or the last few are others than in every set with another number. */
function variant(codes: Uint32Array, number: number, where: 'early' | 'late'): Uint32Array {
  const changed = codes.slice()
  const from = where === 'late' ? codes.length - 4 * replaced : 0
  const ends = where === 'late' ? 2 ** 32 - 1 : 0
  for (let k = 0; k < replaced; k++) changed.set([ends, ends, number, k], from + 4 * k)
  return changed
}

async function record(ledger: Ledger, run: number, codes: Uint32Array): Promise<void> {
  const persons = { people, table: null, column: 'person_id', codes }
  const about = { run: `run_${run}`, persons, floors: defaultFloors }
  await ledger
    .transaction()
    .execute((transaction) => recordPersons(transaction, { defences: shippedDefences }, about))
}

async function measure(codes: Uint32Array, where: 'early' | 'late'): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-persons-'))
  const file = path.join(folder, 'ledger.db')
  const ledger = await openLedger(file)
  const firstMs = await timed(() => record(ledger, 0, variant(codes, 0, where)))
  for (let k = 1; k < sets; k++) await record(ledger, k, variant(codes, k, where))
  const memoryBefore = process.memoryUsage().rss
  const lastMs = await timed(() => record(ledger, sets, variant(codes, sets, where)))
  const memoryMib = (process.memoryUsage().rss - memoryBefore) / MIB
  const bytes = bytesFromLimbs(codes)
  const hashMs = await timed(() => {
    for (let k = 0; k < sets; k++) sha256(bytes)
  })
  print(`${sets} sets of ${people} people that differ ${where}`, {
    'first set kept, ms': firstMs,
    'one more compared and kept, ms': lastMs,
    'comparing one, ms': (lastMs - firstMs) / sets,
    'hashing all, ms': hashMs,
    'memory more, MiB': memoryMib,
    'ledger MiB': statSync(file).size / MIB,
  })
  await ledger.destroy()
  rmSync(folder, { recursive: true })
}

const ids = Array.from({ length: people }, (_, k) => String(2n ** 60n + BigInt(k)))
let codes: Uint32Array = new Uint32Array(0)
const codingMs = await timed(() => {
  codes = codePersons(ids, new Uint8Array(32))
})
print(`coding ${people} people`, { ms: codingMs })
for (const where of ['early', 'late'] as const) await measure(codes, where)
