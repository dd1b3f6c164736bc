import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Bodies, Body } from '@sampan/proto'
import { formatDigest, present, sharedDigest, suite, survivorsDigest } from '@sampan/shared'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedDefences } from '../defences.ts'
import { findAttempt } from '../ledger/attempts.ts'
import { clearFlag, readFlag } from '../ledger/flags.ts'
import { openLedger } from '../ledger/ledger.ts'
import { LiveAttempts } from '../masking/live-attempts.ts'
import { recognize } from '../session/recognize.ts'
import type { HostileAttempt } from './hostile-attempt.test.support.ts'
import { hostileHub, peopleOf, type HostileHub } from './hostile-hub.test.support.ts'

const place = { run: 'run_a', round: 1, attempt: 1 }
const everyone = [1, 2, 3, 4]
const without4 = [1, 2, 3]
/** They reveal for one set, and again for another: the third of the second set has not been asked before. */
const [first, restored] = [
  [1, 2, 4],
  [1, 2],
] as const

let hub: HostileHub
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampan-old-copy-'))
  hub = await hostileHub({ sites: 4 })
  await hub.invite(place.run)
})
afterEach(async () => {
  await hub.stop()
  rmSync(folder, { recursive: true })
})

const copyOf = (site: number): string => path.join(folder, `${site}.db`)

async function copyLedgers(): Promise<void> {
  for (const site of restored)
    await sql`VACUUM INTO ${sql.lit(copyOf(site))}`.execute(hub.vault(site).ledger)
}

/** The process ends, the copy takes the place of the ledger, the process starts. */
async function restore(): Promise<void> {
  for (const site of restored) {
    const vault = hub.vault(site)
    await vault.ledger.destroy()
    const ledger = await openLedger(copyOf(site))
    Object.assign(vault, { ledger, live: new LiveAttempts() })
  }
}

interface Opened {
  readonly collected: HostileAttempt
  readonly sum: number
  /** What an honest coordinator shows a site that is back. */
  readonly receipts: ReadonlyMap<number, Body>
}

/** All four are in the first sum, which three of them reveal; copies are taken before any of them signed. */
async function openOnce(): Promise<Opened> {
  const collected = await hub.collect(place, everyone)
  await copyLedgers()
  const said = await collected.confirm(everyone, first)
  const shared = await sharedOf(1)
  const sum = collected.open(everyone, await collected.reveal(said, first))
  const receipts = new Map(said.map((each) => [each.index, receipt(collected, shared, each)]))
  return { collected, sum, receipts }
}

async function sharedOf(site: number): Promise<Uint8Array> {
  const { delivery } = present(await findAttempt(hub.vault(site).ledger, place), 'attempt')
  const dealt = delivery.shares.map(({ from, root, selfSeedDigest }) => ({
    ...{ index: from, root, selfSeedDigest },
  }))
  return sharedDigest(suite, dealt)
}

function receipt(
  { opening: { ctx } }: HostileAttempt,
  shared: Uint8Array,
  { signature }: Bodies['confirmation'],
): Body {
  const index = hub.log.append({
    ...{ type: 'survivors-confirmed' as const, study: hub.study.name, ...place },
    ctx: formatDigest(ctx),
    digests: { survivors: formatDigest(survivorsDigest(suite, everyone)) },
  })
  const sites = everyone.map((site) => hub.vault(site).identity.site)
  const membership = { shared, members: everyone, sites, signature }
  return { type: 'receipt', value: { entry: hub.log.proof(index), membership } }
}

const show = (site: number, { receipts }: Opened): Promise<void> =>
  recognize(hub.vault(site), present(receipts.get(site), 'receipt'))

/** Sum over all four, less the sum over three of them. */
async function openTwice({ collected, sum }: Opened): Promise<number> {
  const said = await collected.confirm(without4)
  return sum - collected.open(without4, await collected.reveal(said, without4))
}

describe('a ledger restored from an old copy', () => {
  it('locks when it is shown what it signed, and reveals nothing', async () => {
    const opened = await openOnce()
    await restore()
    for (const site of restored) {
      await expect(show(site, opened)).rejects.toMatchObject({ code: 'ledger-outdated' })
      expect(await readFlag(hub.vault(site).ledger, 'locked')).toBe('ledger-outdated')
    }
    await expect(openTwice(opened)).rejects.toMatchObject({ code: 'attempt-unknown' })
    const again = hub.collect({ ...place, attempt: 2 }, everyone)
    await expect(again).rejects.toMatchObject({ code: 'agent-locked' })
  })

  it('without the look into the ledger: reveals again, and the fourth hospital stands alone', async () => {
    const without = { remembers: () => Promise.resolve(true) }
    for (const site of restored)
      Object.assign(hub.vault(site), { defences: { ...shippedDefences, ...without } })
    const opened = await openOnce()
    await restore()
    for (const site of restored) await show(site, opened)
    expect(await openTwice(opened)).toBe(peopleOf(4))
  })

  it('unlocked again, has the round closed for ever, for the other set and for the same', async () => {
    const opened = await openOnce()
    await restore()
    for (const site of restored) {
      await expect(show(site, opened)).rejects.toMatchObject({ code: 'ledger-outdated' })
      await clearFlag(hub.vault(site).ledger, 'locked')
      // What was learned stays: shown once more it locks nothing.
      await show(site, opened)
      expect(await readFlag(hub.vault(site).ledger, 'locked')).toBe(null)
    }
    await expect(openTwice(opened)).rejects.toMatchObject({ code: 'attempt-unknown' })
    await expect(opened.collected.confirm(everyone, [1])).rejects.toMatchObject({
      code: 'attempt-unknown',
    })
    await expect(hub.collect(place, everyone)).rejects.toMatchObject({ code: 'attempt-abandoned' })
    // Two of four would have to say that they did not reveal: t = 3 words are needed.
    await expect(hub.collect({ ...place, attempt: 2 }, everyone)).rejects.toMatchObject({
      code: 'already-revealed',
    })
  })

  it('knows afterwards which sum was opened: a later run may not leave one hospital out of it', async () => {
    const opened = await openOnce()
    await restore()
    for (const site of restored) {
      await expect(show(site, opened)).rejects.toMatchObject({ code: 'ledger-outdated' })
      await clearFlag(hub.vault(site).ledger, 'locked')
    }
    await hub.invite('run_b')
    const next = await hub.collect({ ...place, run: 'run_b' }, everyone)
    await expect(next.confirm(without4, [1])).rejects.toMatchObject({ code: 'survivors-unsafe' })
  })

  it('from before the vector keeps the people of the run on record, also when it ends', async () => {
    const opened = await openOnce()
    await restore()
    const { ledger } = hub.vault(1)
    await ledger.deleteFrom('attempt').execute()
    await ledger.updateTable('run_persons').set({ masked: 0n }).execute()
    await expect(show(1, opened)).rejects.toMatchObject({ code: 'ledger-outdated' })
    const ended = { reason: 'completed', closed: null }
    await hub.ask(1, { run: place.run }, { type: 'runEnded', value: ended })
    expect(await ledger.selectFrom('person_set').selectAll().execute()).toHaveLength(1)
  })

  it('from before the run does not join it: the matrix went with the disk', async () => {
    const opened = await openOnce()
    await restore()
    const { ledger } = hub.vault(1)
    for (const table of ['run', 'round', 'attempt'] as const)
      await ledger.deleteFrom(table).execute()
    await expect(show(1, opened)).rejects.toMatchObject({ code: 'ledger-outdated' })
    await clearFlag(ledger, 'locked')
    const joined = hub.ask(1, { run: place.run }, hub.invitation(place.run))
    await expect(joined).rejects.toMatchObject({ code: 'snapshot-missing' })
  })
})

describe('a ledger that is up to date', () => {
  it('is not locked by what it is shown, whatever became of the attempt', async () => {
    const opened = await openOnce()
    for (const site of first) await show(site, opened)
    // Given up by the site.
    await expect(hub.collect({ ...place, attempt: 2 }, everyone)).rejects.toMatchObject({
      code: 'already-revealed',
    })
    for (const site of first) await show(site, opened)
    await hub.ask(
      1,
      { run: place.run },
      { type: 'runEnded', value: { reason: 'completed', closed: null } },
    )
    await show(1, opened)
    for (const site of first) expect(await readFlag(hub.vault(site).ledger, 'locked')).toBe(null)
  })
})

describe('a receipt', () => {
  const altered: readonly (readonly [string, (value: Bodies['receipt']) => Bodies['receipt']])[] = [
    [
      'with the signature of another',
      (value) => ({
        ...value,
        membership: { ...value.membership!, signature: new Uint8Array(64).fill(1) },
      }),
    ],
    [
      'about other members than its entry',
      (value) => ({ ...value, membership: { ...value.membership!, members: without4 } }),
    ],
    [
      'with an entry that is not in the log',
      (value) => ({ ...value, entry: { ...value.entry, index: 0 } }),
    ],
  ]
  it.each(altered)('%s proves nothing and locks nothing', async (_, alter) => {
    const opened = await openOnce()
    await restore()
    const body = present(opened.receipts.get(1), 'receipt') as Extract<Body, { type: 'receipt' }>
    const shown = recognize(hub.vault(1), { ...body, value: alter(body.value) })
    await expect(shown).rejects.toMatchObject({ code: 'proof-invalid' })
    expect(await readFlag(hub.vault(1).ledger, 'locked')).toBe(null)
  })
})
