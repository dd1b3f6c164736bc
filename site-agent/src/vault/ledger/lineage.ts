import type { Clock, SignedStudy } from '@sampan/shared'
import type { Ledger, LedgerTransaction } from './ledger.ts'

/**
 * All rounds of a study and its amendments belong to one lineage: its name is the digest of the study that was not an
 * amendment. Where sums could be subtracted, rounds of other studies on the same people come in as well.
 */
export interface Lineage {
  readonly name: string
  /** Under which its rounds may be recorded: the oldest study may not have been offered at the time. */
  readonly names: readonly string[]
  /** Runs of other studies that were about the same people here. */
  readonly runs: readonly string[]
  /** Sites that any of the studies names, with their controllers. */
  readonly participants: readonly Participant[]
}

interface Participant {
  readonly site: string
  readonly controller: string
}

interface Known {
  readonly parent: string | null
  readonly participants: readonly Participant[]
}

export async function readLineage(
  ledger: Ledger | LedgerTransaction,
  study: SignedStudy,
  runs: readonly string[] = [],
): Promise<Lineage> {
  const rows = await ledger.selectFrom('study').select(['digest', 'manifest']).execute()
  const known = new Map(rows.map((row) => [row.digest, knownOf(row.manifest)]))
  known.set(study.name, study.manifest)
  const name = oldest(known, study.name)
  const members = [...known].filter(([digest]) => oldest(known, digest) === name)
  const others = await studiesOf(ledger, runs)
  const named = [...known].filter(([digest]) => others.has(digest))
  const controllers = new Map(
    [...[...named, ...members].map(([, each]) => each), study.manifest].flatMap(
      ({ participants }) => participants.map(({ site, controller }) => [site, controller] as const),
    ),
  )
  return {
    name,
    names: [...new Set([name, ...members.map(([digest]) => digest)])],
    runs,
    participants: [...controllers].map(([site, controller]) => ({ site, controller })),
  }
}

async function studiesOf(
  ledger: Ledger | LedgerTransaction,
  runs: readonly string[],
): Promise<ReadonlySet<string>> {
  if (runs.length === 0) return new Set()
  const rows = await ledger
    .selectFrom('run')
    .select('study_digest')
    .distinct()
    .where('id', 'in', runs)
    .execute()
  return new Set(rows.map((row) => row.study_digest))
}

function oldest(known: ReadonlyMap<string, Known>, digest: string): string {
  let name = digest
  for (let parent = known.get(name)?.parent; typeof parent === 'string';) {
    name = parent
    parent = known.get(name)?.parent
  }
  return name
}

/** Manifests were checked before they were kept. A digest cannot stand in what it is the digest of: no cycles. */
function knownOf(manifest: Uint8Array): Known {
  const { parent, participants } = JSON.parse(new TextDecoder().decode(manifest)) as Known
  return { parent, participants }
}

/** The survivor sets (site names) that this site revealed for in a lineage, and about the same people. */
export async function revealedSets(
  ledger: Ledger | LedgerTransaction,
  lineage: Lineage,
): Promise<readonly (readonly string[])[]> {
  const rows = await ledger
    .selectFrom('revealed_set')
    .select('members')
    .distinct()
    .where((eb) => eb.or([eb('lineage', 'in', lineage.names), eb('run', 'in', lineage.runs)]))
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

/** The set that this site revealed for in a round; null before. */
export async function revealedSetOf(
  ledger: LedgerTransaction,
  run: string,
  round: number,
): Promise<readonly string[] | null> {
  const row = await ledger
    .selectFrom('revealed_set')
    .select('members')
    .where('run', '=', run)
    .where('round', '=', BigInt(round))
    .executeTakeFirst()
  return row?.members.split(',') ?? null
}
