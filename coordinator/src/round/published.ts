import { parseBroadcast, present, fromUtf8, type PublishedRound } from '@sampan/shared'
import type { Database, DatabaseTransaction } from '../storage/schema.ts'
import type { PublishedRecord } from './messages.ts'

/** Every published round of a run, oldest first: what a returning site is sent. */
export async function publishedRounds(
  database: Database,
  run: string,
): Promise<readonly PublishedRecord[]> {
  const rows = await database
    .selectFrom('round')
    .selectAll()
    .where('run', '=', run)
    .where('sum', 'is not', null)
    .orderBy('round')
    .execute()
  return rows.map((row) => ({
    round: Number(row.round),
    attempt: Number(row.attempt),
    ctx: present(row.ctx, 'ctx'),
    sum: present(row.sum, 'sum'),
    sumDigest: present(row.sum_digest, 'sum digest'),
    members: [...present(row.members, 'members')],
    entry: Number(present(row.published_entry, 'entry')),
  }))
}

/** The last published round, from which the next broadcast follows; null before the first. */
export async function lastRound(
  database: Database,
  run: string,
): Promise<{ readonly number: number; readonly published: PublishedRound | null }> {
  const row = await database
    .selectFrom('round')
    .select(['round', 'broadcast', 'sum', 'members'])
    .where('run', '=', run)
    .where('sum', 'is not', null)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return { number: 0, published: null }
  const text = present(fromUtf8(row.broadcast), 'broadcast')
  const published = {
    broadcast: parseBroadcast(text),
    sum: present(row.sum, 'sum'),
    members: present(row.members, 'members').byteLength,
  }
  return { number: Number(row.round), published }
}

interface NewSum {
  readonly run: string
  readonly round: number
  readonly ctx: Uint8Array
  readonly sum: Uint8Array
  readonly sumDigest: Uint8Array
  readonly members: readonly number[]
  readonly entry: number
  readonly atMs: number
}

export async function keepSum(transaction: DatabaseTransaction, sum: NewSum): Promise<void> {
  await transaction
    .updateTable('round')
    .set({
      sum: sum.sum,
      sum_digest: sum.sumDigest,
      members: Uint8Array.from(sum.members),
      ctx: sum.ctx,
      published_entry: BigInt(sum.entry),
      published_at: BigInt(sum.atMs),
    })
    .where('run', '=', sum.run)
    .where('round', '=', BigInt(sum.round))
    .execute()
}
