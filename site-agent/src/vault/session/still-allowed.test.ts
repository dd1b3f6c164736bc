import { systemClock } from '@sampan/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setFlag } from '../ledger/flags.ts'
import { advertise } from '../masking/advertise.ts'
import { confirm } from '../masking/confirm.ts'
import { reveal } from '../masking/reveal.ts'
import { share } from '../masking/share.ts'
import { participate } from '../participate.ts'
import { requireStillAllowed } from '../governance/authorise.ts'
import { smallVault, type SmallVault } from './small-vault.test.support.ts'

const ctx = new Uint8Array(32)
const members = [1, 2, 3]
const asked = { ctx, members, confirmations: [] }
const confirmed = {
  ctx,
  survivors: members,
  confirmation: new Uint8Array(64),
  attempt: 1,
  round: 1,
}
const revealed = { ...confirmed, state: 'revealed', held: null }
const none = {} as never

/** Every phase, as far as the permission: what it would need afterwards is not there. */
const phases: Readonly<Record<string, (small: SmallVault, run: never) => Promise<unknown>>> = {
  advertise: ({ vault }, run) => advertise(vault, run, none, none),
  share: ({ vault }, run) => share(vault, run, none, none),
  mask: ({ vault }, run) => participate(vault, run, none, none),
  'confirm once more': ({ vault }, run) => confirm(vault, run, confirmed as never, asked),
  'reveal once more': ({ vault }, run) => reveal(vault, run, revealed as never, asked),
  'the next message of an answer': ({ vault, study }) => requireStillAllowed(vault, study),
}

let small: SmallVault
beforeEach(async () => {
  small = await smallVault()
  await small.say('data-steward', 'approve')
  await small.say('ethics', 'approve')
})
afterEach(() => small.stop())

async function outcome(phase: string): Promise<string> {
  const run = { id: 'run_x', study: small.study, own: { index: 1 } }
  return codeOf(phases[phase]!(small, run as never))
}
const codeOf = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'further',
    (error: unknown) => (error as { code?: string }).code ?? 'further',
  )

describe.each(Object.keys(phases))('%s', (phase) => {
  it('goes on while it is permitted', async () => {
    expect(['further', 'attempt-lost', 'attempt-stale']).toContain(await outcome(phase))
  })

  it('says no after a stop, a lock, a rejection, a withdrawal', async () => {
    const { ledger } = small.vault
    for (const flag of ['stopped', 'locked'] as const) {
      await setFlag(ledger, flag, 'x', systemClock)
      expect(await outcome(phase)).toBe(`agent-${flag}`)
      await ledger.deleteFrom('flag').execute()
    }
    await small.say('ethics', 'reject')
    expect(await outcome(phase)).toBe('approval-rejected')
    await small.say('data-steward', 'withdraw')
    expect(await outcome(phase)).toBe('approval-withdrawn')
  })
})
