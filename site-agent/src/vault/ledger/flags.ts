import type { Clock } from '@sampan/shared'
import type { Ledger } from './ledger.ts'

/**
 * Switches that outlive the process. `stopped`: someone at the hospital's console said stop. `locked`: the log forked
 * or shrank, or the ledger is older than the log knows; an approver unlocks. `link`: what the relay last said.
 * `differencing`: the run that was last refused for its people, and the earlier run that they are almost those of.
 */
export type Flag = 'stopped' | 'locked' | 'link' | 'differencing'

export async function readFlag(ledger: Ledger, name: Flag): Promise<string | null> {
  return (await readFlagSince(ledger, name))?.value ?? null
}

/** A flag and when it was set. */
export async function readFlagSince(
  ledger: Ledger,
  name: Flag,
): Promise<{ readonly value: string; readonly atMs: number } | null> {
  const row = await ledger
    .selectFrom('flag')
    .select(['value', 'at'])
    .where('name', '=', name)
    .executeTakeFirst()
  return row === undefined ? null : { value: row.value, atMs: Number(row.at) }
}

export async function setFlag(
  ledger: Ledger,
  name: Flag,
  value: string,
  clock: Clock,
): Promise<void> {
  const at = BigInt(clock.nowMs())
  await ledger
    .insertInto('flag')
    .values({ name, value, at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, at }))
    .execute()
}

export async function clearFlag(ledger: Ledger, name: Flag): Promise<void> {
  await ledger.deleteFrom('flag').where('name', '=', name).execute()
}
