import type { Ledger, LedgerTransaction } from './ledger.ts'

/** Which people a run is about: from the moment it is joined. */
export async function keepRunPersons(
  ledger: LedgerTransaction,
  { run, set, floor }: { readonly run: string; readonly set: bigint; readonly floor: number },
): Promise<void> {
  await ledger
    .insertInto('run_persons')
    .values({ run, person_set: set, floor: BigInt(floor), masked: 0n })
    .execute()
}

/** From now on the people of this run stay on record, whatever becomes of the run. False when they are not. */
export async function markMasked(ledger: LedgerTransaction, run: string): Promise<boolean> {
  const updated = await ledger
    .updateTable('run_persons')
    .set({ masked: 1n })
    .where('run', '=', run)
    .executeTakeFirst()
  return updated.numUpdatedRows > 0n
}

/** Forgets the people of a run about which nothing left, unless another run is about them. */
export async function releasePersons(ledger: LedgerTransaction, run: string): Promise<void> {
  await ledger.deleteFrom('run_persons').where('run', '=', run).where('masked', '=', 0n).execute()
  const unused = ledger.selectFrom('run_persons').select('person_set')
  await ledger.deleteFrom('person_codes').where('person_set', 'not in', unused).execute()
  await ledger.deleteFrom('person_near').where('person_set', 'not in', unused).execute()
  await ledger.deleteFrom('person_near').where('near', 'not in', unused).execute()
  await ledger.deleteFrom('person_set').where('id', 'not in', unused).execute()
}

/** Runs about the same people as this one, of whatever study, and itself. */
export async function runsOnSamePeople(
  ledger: Ledger | LedgerTransaction,
  run: string,
): Promise<readonly string[]> {
  const own = ledger.selectFrom('run_persons').select('person_set').where('run', '=', run)
  const near = ledger.selectFrom('person_near').select('near').where('person_set', 'in', own)
  const rows = await ledger
    .selectFrom('run_persons')
    .select('run')
    .where((eb) => eb.or([eb('person_set', 'in', own), eb('person_set', 'in', near)]))
    .orderBy('run')
    .execute()
  return rows.map((row) => row.run)
}
