import { afterEach, expect, it } from 'vitest'
import { defaultFloorsFile } from '../governance/default-policy.ts'
import { countRuns } from '../ledger/runs.ts'
import { hostileHub, type HostileHub } from './hostile-hub.test.support.ts'

let hub: HostileHub
afterEach(() => hub.stop())

const everyone = [1, 2, 3, 4]

it('joins no more runs than the study has, also when they are opened at one moment', async () => {
  hub = await hostileHub({ sites: 4, runsMax: 2 })
  const runs = ['run_a', 'run_b', 'run_c', 'run_d']
  const asked = runs.map((run) => [run, hub.invitation(run)] as const)
  const answers = await Promise.allSettled(asked.map(([run, body]) => hub.ask(1, { run }, body)))
  expect(await countRuns(hub.vault(1).ledger, hub.study.name)).toBe(2)
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual([
    'runs-exhausted',
    'runs-exhausted',
  ])
})

it('gives no more rounds a day than the floor allows, also side by side', async () => {
  hub = await hostileHub({ sites: 4, floors: `${defaultFloorsFile}queriesPerDay: 1\n` })
  const runs = ['run_a', 'run_b', 'run_c']
  for (const run of runs) await hub.invite(run)
  const { data, ledger } = hub.vault(1)
  const { read } = data
  // A matrix that takes a while to read: everyone has asked for the budget before anyone records.
  const slowly: typeof read = async (...which) => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return read(...which)
  }
  Object.assign(data, { read: slowly })
  const place = (run: string) => ({ run, round: 1, attempt: 1 })
  const all = await Promise.allSettled(runs.map((run) => hub.collect(place(run), everyone)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await ledger.selectFrom('privacy_debit').selectAll().execute()).toHaveLength(1)
})

it('keeps nothing of an attempt when its run has ended', async () => {
  hub = await hostileHub({ sites: 4 })
  await hub.invite('run_a')
  await hub.collect({ run: 'run_a', round: 1, attempt: 1 }, everyone)
  const { ledger } = hub.vault(1)
  expect(await ledger.selectFrom('attempt').selectAll().execute()).toHaveLength(1)
  const ended = { reason: 'run-lost', closed: null }
  await hub.ask(1, { run: 'run_a' }, { type: 'runEnded', value: ended })
  expect(await ledger.selectFrom('attempt').selectAll().execute()).toHaveLength(0)
})
