import { SampanError, unsafeAtom } from '@sampan/shared'
import type { KeptAttempt } from '../ledger/attempts.ts'
import type { Ledger, LedgerTransaction } from '../ledger/ledger.ts'
import { readLineage, revealedSets, type Lineage } from '../ledger/lineage.ts'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import { siteAt } from './check-opening.ts'

/**
 * Sums over different sets must not subtract to one hospital: the rule on atoms over every set that this site revealed
 * for in the lineage, and this one. Asked before the set is signed, and once more where the reveal is recorded: by then
 * another run or attempt may have been opened.
 * @throws SampanError survivors-unsafe
 */
export async function requireSafeSet(
  ledger: Ledger | LedgerTransaction,
  { run, lineage }: { readonly run: JoinedRun; readonly lineage: Lineage },
  attempt: KeptAttempt,
  members: readonly number[],
): Promise<void> {
  checkSafeSet({ run, lineage, recorded: await revealedSets(ledger, lineage) }, attempt, members)
}

/** Everything whose sums could be subtracted from those of this run: its lineage, and runs on the same people. */
export async function subtractableFrom(
  ledger: Ledger | LedgerTransaction,
  { defences }: Pick<Vault, 'defences'>,
  run: JoinedRun,
): Promise<Lineage> {
  return readLineage(ledger, run.study, await defences.runsOnSamePeople(ledger, run.id))
}

interface Recorded {
  readonly run: JoinedRun
  readonly lineage: Pick<Lineage, 'participants'>
  readonly recorded: readonly (readonly string[])[]
}

/** @throws SampanError survivors-unsafe */
export function checkSafeSet(
  { run, lineage, recorded }: Recorded,
  attempt: Pick<KeptAttempt, 'opening'>,
  members: readonly number[],
): void {
  const current = members.map((index) => siteAt(run, index).site)
  const aloneOk = new Set(
    attempt.opening.advertisements
      .filter((entry) => entry.aloneOk)
      .map((entry) => siteAt(run, entry.index).site),
  )
  const sites = sitesOf(lineage, recorded).map((each) => ({
    ...each,
    aloneOk: aloneOk.has(each.site),
  }))
  const unsafe = unsafeAtom([...recorded, current], sites)
  if (unsafe !== null) throw new SampanError('survivors-unsafe', { site: unsafe[0] ?? '' })
}

/**
 * Everybody of whom a sum may tell: also sites that a later version of the study left out. Those that no known version
 * names count as one controller.
 */
function sitesOf(
  { participants }: Pick<Lineage, 'participants'>,
  recorded: readonly (readonly string[])[],
): Lineage['participants'] {
  const named = new Set(participants.map(({ site }) => site))
  const others = new Set(recorded.flat().filter((site) => !named.has(site)))
  return [...participants, ...[...others].map((site) => ({ site, controller: '' }))]
}
