import path from 'node:path'
import { peekFrame, readCheckpoint } from '@sampan/shared'
import { LiveAttempts, openLedger, shippedDefences, VaultSession } from '@sampan/site-agent'
import type { SimulatedSite, Tap } from '@sampan/simulation'
import { sql } from 'kysely'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  registryFederation,
  studyText,
  type RegistryFederation,
  type RegistryOptions,
} from '../support/registry-federation.ts'

/** Without its regression: a round each for the two that are left. */
const twoRounds = studyText.replace(
  /^.*kind: glm.*$/m,
  '  - { id: table1, kind: describe, features: [age, male] }',
)

let made: RegistryFederation
/** What left beta. */
let left: string[]
afterEach(() => made.stop())

async function federation(defences?: RegistryOptions['defences']): Promise<void> {
  left = []
  const tap =
    (site: string): Tap =>
    (frame, direction) => {
      if (site === 'beta' && direction === 'up') left.push(peekFrame(frame).body.type)
      return frame
    }
  made = await registryFederation({
    tap,
    studyText: twoRounds,
    ...(defences === undefined ? {} : { defences }),
  })
}

const lockOf = async ({ vault }: SimulatedSite): Promise<string | undefined> => {
  const flag = vault.ledger.selectFrom('flag').select('value').where('name', '=', 'locked')
  return (await flag.executeTakeFirst())?.value
}

describe('a hospital whose disk is restored from an old copy', () => {
  const restored: SimulatedSite[] = []
  afterEach(async () => {
    for (const { vault, session } of restored.splice(0)) {
      await session.stop()
      await vault.ledger.destroy()
    }
  })

  /** Beta as it was before the first run, started anew while the coordinator went on. */
  async function backBeforeItsFirstRun(): Promise<SimulatedSite> {
    const beta = made.federation.sites[1]!
    const copy = path.join(made.folder, 'copy.db')
    await sql`VACUUM INTO ${sql.lit(copy)}`.execute(beta.vault.ledger)
    expect(await made.federation.run(made.study)).toMatchObject({ state: 'completed' })
    await beta.session.stop()
    const vault = { ...beta.vault, ledger: await openLedger(copy), live: new LiveAttempts() }
    const back = { ...beta, vault, session: new VaultSession(vault, { version: '1' }) }
    restored.push(back)
    left.length = 0
    made.federation.connect(back)
    return back
  }

  const revealedBy = ({ vault }: SimulatedSite) =>
    vault.ledger.selectFrom('revealed_set').selectAll().execute()

  /** As its relay does after the vault has broken off. */
  async function comeBack(back: SimulatedSite): Promise<void> {
    await back.session.settled()
    if (made.federation.core.hub.isConnected('beta')) return
    made.federation.connect(back)
    await vi.waitFor(() => {
      expect(made.federation.core.hub.isConnected('beta')).toBe(true)
    })
  }

  it('locks itself before anything else, and takes part in nothing', async () => {
    await federation()
    const back = await backBeforeItsFirstRun()
    await vi.waitFor(async () => {
      expect(await lockOf(back)).toBe('ledger-outdated')
    })
    expect(made.logged.join()).toContain('"code":"ledger-outdated"')
    await vi.waitFor(() => {
      expect(left).toContain('refusal')
    })
    // The relay comes back until every forgotten round was shown.
    const wanted = (await revealedBy(made.federation.sites[0]!)).length
    expect(wanted).toBeGreaterThan(1)
    await vi.waitFor(
      async () => {
        await comeBack(back)
        expect(await revealedBy(back)).toHaveLength(wanted)
      },
      { timeout: 10_000, interval: 200 },
    )
    await comeBack(back)
    expect(await made.federation.run(made.study)).toMatchObject({
      state: 'refused',
      reason: 'agent-locked',
      subject: 'beta',
    })
    const harmless = ['hello', 'studyDecision', 'acknowledgement', 'refusal']
    expect(left.filter((type) => !harmless.includes(type))).toEqual([])
  })

  it('without the look into its ledger: takes part as if nothing had been', async () => {
    await federation({ ...shippedDefences, remembers: () => Promise.resolve(true) })
    const back = await backBeforeItsFirstRun()
    await vi.waitFor(() => {
      expect(made.federation.core.hub.isConnected('beta')).toBe(true)
    })
    expect(await made.federation.run(made.study)).toMatchObject({ state: 'completed' })
    expect(left).toContain('reveal')
    expect(await lockOf(back)).toBe(undefined)
  })

  it('that is up to date starts anew and goes on', async () => {
    await federation()
    expect(await made.federation.run(made.study)).toMatchObject({ state: 'completed' })
    const beta = made.federation.sites[1]!
    await beta.session.stop()
    const session = new VaultSession(beta.vault, { version: '1' })
    made.federation.connect({ ...beta, session })
    expect(await made.federation.run(made.study)).toMatchObject({ state: 'completed' })
    await session.stop()
  })
})

describe('a coordinator that is restored from an old copy', () => {
  async function logSize(): Promise<number> {
    const head = made.federation.database.selectFrom('log_checkpoint').select('size')
    return Number((await head.orderBy('size', 'desc').limit(1).executeTakeFirstOrThrow()).size)
  }

  /** The database as it was when the log had this size: nothing of the runs since is left. */
  async function backTo(size: number): Promise<void> {
    const { database } = made.federation
    await database.deleteFrom('log_entry').where('idx', '>=', BigInt(size)).execute()
    await database.deleteFrom('log_checkpoint').where('size', '>', BigInt(size)).execute()
    await sql`DELETE FROM log_node WHERE (idx + 1) << level > ${size}`.execute(database)
    for (const table of ['run', 'run_site', 'round', 'attempt', 'result', 'sum_member'] as const)
      await database.deleteFrom(table).execute()
  }

  async function restoredAfterOneRun(): Promise<{ readonly size: number; readonly first: string }> {
    const size = await logSize()
    const { id: first, state } = await made.federation.run(made.study)
    expect(state).toBe('completed')
    for (const { vault } of made.federation.sites)
      await vi.waitFor(async () => {
        const run = vault.ledger.selectFrom('run').select('state')
        expect(await run.execute()).toEqual([{ state: 'ended' }])
      })
    await backTo(size)
    return { size, first }
  }

  async function runsOnRecord(): Promise<readonly string[]> {
    const rows = await made.federation.database.selectFrom('log_entry').select('run').execute()
    return [...new Set(rows.flatMap(({ run }) => (run === null ? [] : [run])))]
  }

  const locks = (): Promise<readonly (string | undefined)[]> =>
    Promise.all(made.federation.sites.map(lockOf))

  it('is refused by every hospital: its log is shorter than what they saw', async () => {
    await federation()
    await restoredAfterOneRun()
    void made.federation.run(made.study).catch(() => undefined)
    await vi.waitFor(async () => {
      expect(await locks()).toEqual(new Array(4).fill('log-shrunken'))
    })
    await vi.waitFor(() => {
      expect(left.at(-1)).toBe('refusal')
    })
  })

  it('and when its log has grown again: it is another one', async () => {
    await federation()
    const { size } = await restoredAfterOneRun()
    const { append, records } = made.federation.core
    const actor = { kind: 'coordinator', id: 'middle', certificate: null } as const
    for (let k = 0; k < 200; k++)
      await records.database
        .transaction()
        .execute((transaction) => append(transaction, { type: 'incident', actor }))
    expect(await logSize()).toBe(size + 200)
    void made.federation.run(made.study).catch(() => undefined)
    await vi.waitFor(async () => {
      expect(await locks()).toEqual(new Array(4).fill('log-fork'))
    })
  })

  it('without that look at the log: goes on, and the first run never was', async () => {
    const verifyCheckpoint: typeof shippedDefences.verifyCheckpoint = (claim, log) =>
      readCheckpoint(claim.bytes, log)
    await federation({ ...shippedDefences, verifyCheckpoint })
    const { first } = await restoredAfterOneRun()
    const second = await made.federation.run(made.study)
    expect(second).toMatchObject({ state: 'completed' })
    expect(await runsOnRecord()).toEqual([second.id])
    expect(await runsOnRecord()).not.toContain(first)
  })
})
