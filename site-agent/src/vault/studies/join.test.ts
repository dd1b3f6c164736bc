import type { Bodies } from '@sampan/proto'
import { memorySnapshot, suite } from '@sampan/shared'
import { afterEach, expect, it } from 'vitest'
import { rowsAsPersons } from '../cohort/person-set.ts'
import { columnBytes, columnDigest, snapshotDigest } from '../features/snapshot-digest.ts'
import { findRun } from '../ledger/runs.ts'
import { hostileHub, peopleOf, type HostileHub } from '../hostile/hostile-hub.test.support.ts'

let hub: HostileHub
afterEach(() => hub.stop())

/** The digest that a real snapshot of so many people has, none of whom has the disease that the study asks about. */
function digestOf(people: number): Uint8Array {
  return snapshotDigest({
    suite,
    manifestDigest: hub.study.digest,
    facts: {
      sourceKind: 'omop-folder',
      cdmVersion: '5.4',
      vocabularyVersion: null,
      statedVersion: null,
    },
    asOf: '2024-01-01',
    people,
    attrition: ['everyone', 'target'].map((step) => ({ step, people })),
    columns: [columnDigest('age', columnBytes(new Float64Array(people)))],
  })
}

async function accept(run: string, site = 1): Promise<Bodies['runAcceptance']> {
  const [body] = await hub.ask(site, { run }, hub.invitation(run))
  if (body?.type !== 'runAcceptance') throw new Error('not accepted')
  return body.value
}

it('says yes without a digest from which the people can be guessed', async () => {
  hub = await hostileHub({ sites: 4 })
  const people = peopleOf(1)
  const snapshot = memorySnapshot(new Map([['age', new Float64Array(people)]]))
  const persons = rowsAsPersons('people', people)
  const pinned = { snapshot, persons, digest: digestOf(people) }
  for (const site of [1, 2])
    Object.assign(hub.vault(site).data, { pin: () => Promise.resolve(pinned) })
  const said = await accept('run_a')
  const told = Buffer.from(said.snapshotDigest).toString('hex')
  const guesses = Array.from({ length: 500 }, (_, k) => Buffer.from(digestOf(k + 1)))
  expect(guesses.findIndex((guess) => guess.toString('hex') === told) + 1).toBe(0)
  // The same for the same run, and of use to nobody but this site in this run.
  expect((await accept('run_a')).snapshotDigest).toEqual(said.snapshotDigest)
  expect((await accept('run_b')).snapshotDigest).not.toEqual(said.snapshotDigest)
  expect((await accept('run_a', 2)).snapshotDigest).not.toEqual(said.snapshotDigest)
  const run = await findRun(hub.vault(1), 'run_a')
  expect(run.snapshotDigest).toEqual(pinned.digest)
})
