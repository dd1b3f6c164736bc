import { isSampanError, SampanError, type Floors } from '@sampan/shared'
import type { PersonSet } from '../cohort/person-set.ts'
import { setFlag } from '../ledger/flags.ts'
import type { LedgerTransaction } from '../ledger/ledger.ts'
import {
  differenceTo,
  keepNear,
  keepPersonSet,
  otherSets,
  type KnownSet,
} from '../ledger/person-sets.ts'
import { keepRunPersons, markMasked } from '../ledger/run-persons.ts'
import type { Vault } from '../vault.ts'

export interface PeopleOfRun {
  readonly run: string
  readonly persons: PersonSet
  /** The stricter of the site's floors and the study's. */
  readonly floors: Floors
}

/** An earlier set, and how many people are in it or in the new one only: exact as far as anything asks. */
export interface Difference {
  readonly known: Pick<KnownSet, 'floor' | 'run'>
  readonly people: number
}

/**
 * Puts the people of a run on record, unless results about them could be subtracted from those of another run, of any
 * study, to leave a few. In the caller's transaction: of two runs that are joined at one moment the second is refused.
 * Sets that differ by fewer people than a hospital may take part with count as the same people from then on.
 * @throws SampanError differencing, which is the same for one person and for the floor less one; overloaded
 */
export async function recordPersons(
  ledger: LedgerTransaction,
  { defences }: Pick<Vault, 'defences'>,
  { run, persons, floors }: PeopleOfRun,
): Promise<void> {
  const floor = floors.differencingPeople
  const near: bigint[] = []
  for (const known of await otherSets(ledger, persons)) {
    const most = Math.max(floor, known.floor, floors.peoplePerSite)
    const people = await differenceTo(ledger, persons, known, most)
    defences.requireApart({ known, people }, floor)
    if (people < most) near.push(known.id)
  }
  const set = await keepPersonSet(ledger, persons)
  await keepNear(ledger, set, near)
  await keepRunPersons(ledger, { run, set, floor })
}

/**
 * The stricter of two promises holds: that of this study and site, and the one under which the earlier run was joined.
 * @throws SampanError differencing
 */
export function requireApart({ known, people }: Difference, floor: number): void {
  if (people > 0 && people < Math.max(floor, known.floor))
    throw new SampanError('differencing', { earlier: known.run })
}

/**
 * From now on, whatever becomes of the run, other people are compared with these.
 * @throws SampanError snapshot-missing for a run whose people are not on record
 */
export async function keepPersonsOnRecord(ledger: LedgerTransaction, run: string): Promise<void> {
  if (!(await markMasked(ledger, run))) throw new SampanError('snapshot-missing')
}

/** For the hospital's own people alone: which runs are too near, and what can be done. */
export async function noteDifferencing(
  { ledger, clock, log }: Pick<Vault, 'ledger' | 'clock' | 'log'>,
  run: string,
  error: unknown,
): Promise<void> {
  if (!isSampanError(error, 'differencing')) return
  const earlier = String(error.context['earlier'])
  await setFlag(ledger, 'differencing', `${run} ${earlier}`, clock)
  log.warn(
    'a run was refused: its people are almost those of an earlier run. Give it the data as they were then, or wait until more people have changed',
    { run, earlier },
  )
}
