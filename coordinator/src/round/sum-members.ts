import type { Bodies, Body } from '@sampan/proto'
import {
  formatDigest,
  isSampanError,
  sharedDigest,
  suite,
  type Roster,
  type RosterSite,
} from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import { takeConfirmation } from '../aggregation/receive.ts'
import type { LogReader } from '../audit/proofs.ts'
import type { Database, DatabaseTransaction } from '../storage/schema.ts'

interface Confirmed {
  readonly run: { readonly id: string; readonly roster: Roster }
  readonly attempt: Attempt
  /** Index of the entry 'survivors confirmed'. */
  readonly entry: number
}

/** Writes down who is in a confirmed set, with the confirmations that came; once more after a crash. */
export async function keepSumMembers(
  transaction: DatabaseTransaction,
  { run, attempt, entry }: Confirmed,
): Promise<void> {
  const dealers = [...attempt.shares.entries()]
    .sort(([a], [b]) => a - b)
    .map(([index, { root, selfSeedDigest }]) => ({ index, root, selfSeedDigest }))
  const common = {
    run: run.id,
    round: BigInt(attempt.round),
    attempt: BigInt(attempt.attempt),
    entry: BigInt(entry),
    shared: sharedDigest(suite, dealers),
    members: Uint8Array.from(attempt.survivors),
  }
  for (const member of run.roster.sites.filter(({ index }) => attempt.survivors.includes(index))) {
    const signature = attempt.confirmations.get(member.index)?.signature ?? null
    await transaction
      .insertInto('sum_member')
      .values({ ...common, ...seatOf(member), signature })
      .onConflict((conflict) =>
        conflict
          .columns(['run', 'round', 'attempt', 'site'])
          .doUpdateSet({ entry: common.entry, ...(signature === null ? {} : { signature }) }),
      )
      .execute()
  }
}

function seatOf(member: RosterSite): { readonly site: string; readonly key: string } {
  return { site: member.site, key: formatDigest(member.protocolDigest) }
}

/** A confirmation that comes when t others were enough changes nothing, but the site did sign: that is kept. */
export async function keepLateConfirmation(
  database: Database,
  run: string,
  attempt: Attempt,
  { site, body }: { readonly site: RosterSite; readonly body: Body },
): Promise<void> {
  if (body.type !== 'confirmation' || !isSigned(attempt, site, body.value)) return
  await database
    .updateTable('sum_member')
    .set({ signature: body.value.signature })
    .where('run', '=', run)
    .where('round', '=', BigInt(attempt.round))
    .where('attempt', '=', BigInt(attempt.attempt))
    .where('site', '=', site.site)
    .where('signature', 'is', null)
    .execute()
}

function isSigned(attempt: Attempt, site: RosterSite, value: Bodies['confirmation']): boolean {
  if (attempt.opening === null) return false
  try {
    takeConfirmation({ ...attempt, confirmations: new Map() }, { site, value })
    return true
  } catch (error) {
    if (isSampanError(error)) return false
    throw error
  }
}

/** Makes a receipt for the reader that gets it. */
export type MakeReceipt = (log: LogReader) => Promise<Body>

/**
 * The sums that a site may have forgotten when its disk is an old copy: those confirmed since the log had the size that
 * the site knows, oldest first, and the newest in any case.
 */
export async function receiptsFor(
  database: Database,
  site: { readonly id: string; readonly key: string },
  knownSize: number,
): Promise<readonly MakeReceipt[]> {
  const rows = await database
    .selectFrom('sum_member')
    .selectAll()
    .where('site', '=', site.id)
    .where('key', '=', site.key)
    .orderBy('entry')
    .execute()
  const shown = rows.filter((row, k) => Number(row.entry) >= knownSize || k === rows.length - 1)
  return shown.map((row) => async (log) => {
    const { shared, members, signature } = row
    const membership = {
      shared,
      members: [...members],
      sites: await namesOf(database, row.run, members),
      signature: signature ?? new Uint8Array(0),
    }
    return { type: 'receipt', value: { entry: await log.entry(Number(row.entry)), membership } }
  })
}

async function namesOf(
  database: Database,
  run: string,
  members: Uint8Array,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('run_site')
    .select(['site', 'site_index'])
    .where('run', '=', run)
    .orderBy('site_index')
    .execute()
  return rows.filter((row) => members.includes(Number(row.site_index))).map(({ site }) => site)
}
