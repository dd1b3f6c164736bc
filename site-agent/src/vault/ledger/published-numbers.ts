import type { PublishedNumbers } from '@sampan/shared'
import type { TableDefinition } from '@sampan/store'
import type { Ledger, LedgerTransaction } from './ledger.ts'
import type { Lineage } from './lineage.ts'

/** What the rounds of a lineage published, one row a round. */
export const numbersTable: TableDefinition = {
  name: 'published_numbers',
  columns: [
    ['run', 'text'],
    ['round', 'bigint'],
    ['lineage', 'text'],
    ['analysis', 'text'],
    ['step', 'text'],
    ['numbers', 'bigint'],
    ['question', 'text'],
    ['people', 'bigint', 'null'],
  ],
  key: ['run', 'round'],
  indexes: ['lineage'],
}

export interface NumbersOfRound extends PublishedNumbers {
  readonly round: number
  /** People of all sites, as the sum before this round said. */
  readonly people: number | null
}

/** All rounds of a lineage but this one, in no order. */
export async function otherRounds(
  ledger: Ledger | LedgerTransaction,
  { names }: Pick<Lineage, 'names'>,
  { run, round }: Pick<NumbersOfRound, 'run' | 'round'>,
): Promise<readonly NumbersOfRound[]> {
  const rows = await ledger
    .selectFrom('published_numbers')
    .selectAll()
    .where('lineage', 'in', names)
    .execute()
  return rows
    .map((row) => ({
      ...{ run: row.run, round: Number(row.round), analysis: row.analysis, step: row.step },
      ...{ numbers: Number(row.numbers), question: row.question },
      people: row.people === null ? null : Number(row.people),
    }))
    .filter((other) => other.run !== run || other.round !== round)
}

/** Attempts of one round count once. */
export async function keepNumbers(
  ledger: LedgerTransaction,
  lineage: string,
  asked: NumbersOfRound,
): Promise<void> {
  const { run, round, analysis, step, numbers, question, people } = asked
  await ledger
    .insertInto('published_numbers')
    .values({
      ...{ run, round: BigInt(round), lineage, analysis, step, question },
      ...{ numbers: BigInt(numbers), people: people === null ? null : BigInt(people) },
    })
    .onConflict((conflict) => conflict.columns(['run', 'round']).doNothing())
    .execute()
}
