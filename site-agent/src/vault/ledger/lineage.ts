import type { Clock, SignedStudy } from '@sampan/shared'
import type { Ledger, LedgerTransaction } from './ledger.ts'

/**
 * All rounds on the same people for the same study and its amendments belong to one lineage: its name is the digest of
 * the study that was not an amendment.
 */
export async function lineageOf(ledger: Ledger, study: SignedStudy): Promise<string> {
  const rows = await ledger.selectFrom('study').select(['digest', 'manifest']).execute()
  const parents = new Map(rows.map((row) => [row.digest, parentOf(row.manifest)]))
  let name = study.name
  let parent = study.manifest.parent
  for (let steps = 0; parent !== null && steps < 1000; steps++) {
    name = parent
    parent = parents.get(parent) ?? null
  }
  return name
}

function parentOf(manifest: Uint8Array): string | null {
  const { parent } = JSON.parse(new TextDecoder().decode(manifest)) as { parent: string | null }
  return parent
}

/** The survivor sets (site names) that this site revealed for in a lineage. */
export async function revealedSets(
  ledger: Ledger,
  lineage: string,
): Promise<readonly (readonly string[])[]> {
  const rows = await ledger
    .selectFrom('revealed_set')
    .select('members')
    .distinct()
    .where('lineage', '=', lineage)
    .execute()
  return rows.map((row) => row.members.split(','))
}

export interface RevealedSet {
  readonly lineage: string
  readonly run: string
  readonly round: number
  readonly members: readonly string[]
}

export async function keepRevealedSet(
  ledger: LedgerTransaction,
  set: RevealedSet,
  clock: Clock,
): Promise<void> {
  await ledger
    .insertInto('revealed_set')
    .values({
      lineage: set.lineage,
      run: set.run,
      round: BigInt(set.round),
      members: set.members.join(','),
      at: BigInt(clock.nowMs()),
    })
    .onConflict((conflict) => conflict.columns(['lineage', 'run', 'round']).doNothing())
    .execute()
}
