import { decodeEnvelope, encodeEnvelope, type Bodies, type Envelope } from '@sampan/proto'
import { invariant } from '@sampan/shared'
import type { Ledger, LedgerTransaction } from './ledger.ts'

export interface Place {
  readonly run: string
  readonly round: number
  readonly attempt: number
}

/** masked: the vector exists; confirmed: U3 was signed; revealed: shares were handed over. */
export type AttemptState = 'masked' | 'confirmed' | 'revealed'

/** An attempt from the moment its vector exists: everything that a crash must not lose. */
export interface KeptAttempt extends Place {
  readonly ctx: Uint8Array
  readonly state: AttemptState
  readonly opening: Bodies['roundOpening']
  readonly delivery: Bodies['shareDelivery']
  readonly held: Uint8Array | null
  readonly vector: Uint8Array | null
  /** U3 as it was confirmed: one byte per index. */
  readonly survivors: readonly number[] | null
  readonly confirmation: Uint8Array | null
}

export interface NewAttempt extends Place {
  readonly ctx: Uint8Array
  readonly opening: Uint8Array
  readonly delivery: Envelope
  readonly held: Uint8Array
  readonly vector: Uint8Array
}

export async function keepAttempt(ledger: LedgerTransaction, attempt: NewAttempt): Promise<void> {
  await ledger
    .insertInto('attempt')
    .values({
      ...key(attempt),
      ctx: attempt.ctx,
      state: 'masked',
      opening: attempt.opening,
      delivery: encodeEnvelope(attempt.delivery),
      held: attempt.held,
      vector: attempt.vector,
      survivors: null,
      confirmation: null,
    })
    .execute()
}

export async function findAttempt(ledger: Ledger, place: Place): Promise<KeptAttempt | null> {
  const row = await ledger
    .selectFrom('attempt')
    .selectAll()
    .where('run', '=', place.run)
    .where('round', '=', BigInt(place.round))
    .where('attempt', '=', BigInt(place.attempt))
    .executeTakeFirst()
  if (row === undefined) return null
  const opening = decodeEnvelope(row.opening).body
  const delivery = decodeEnvelope(row.delivery).body
  invariant(opening.type === 'roundOpening', 'an opening was kept')
  invariant(delivery.type === 'shareDelivery', 'a delivery was kept')
  return {
    run: place.run,
    round: place.round,
    attempt: place.attempt,
    ctx: row.ctx,
    state: row.state as AttemptState,
    opening: opening.value,
    delivery: delivery.value,
    held: row.held,
    vector: row.vector,
    survivors: row.survivors === null ? null : [...row.survivors],
    confirmation: row.confirmation,
  }
}

/** U3 and the signature over it: once per attempt. The vector is not needed any more. */
export async function confirmAttempt(
  ledger: LedgerTransaction,
  place: Place,
  survivors: readonly number[],
  confirmation: Uint8Array,
): Promise<void> {
  await update(ledger, place, {
    state: 'confirmed',
    survivors: Uint8Array.from(survivors),
    confirmation,
    vector: null,
  })
}

export async function markRevealed(ledger: LedgerTransaction, place: Place): Promise<void> {
  await update(ledger, place, { state: 'revealed' })
}

/** Erases shares and vectors of a run's attempts up to a round: they never outlive it. */
export async function eraseAttempts(
  ledger: Ledger | LedgerTransaction,
  run: string,
  upToRound: number,
): Promise<void> {
  await ledger
    .deleteFrom('attempt')
    .where('run', '=', run)
    .where('round', '<=', BigInt(upToRound))
    .execute()
}

/** Erases keys, shares and vector of the attempts of one round below `attempt`. */
export async function eraseEarlierAttempts(ledger: LedgerTransaction, place: Place): Promise<void> {
  await ledger
    .deleteFrom('attempt')
    .where('run', '=', place.run)
    .where('round', '=', BigInt(place.round))
    .where('attempt', '<', BigInt(place.attempt))
    .execute()
}

interface Change {
  readonly state: AttemptState
  readonly survivors?: Uint8Array
  readonly confirmation?: Uint8Array
  readonly vector?: null
}

async function update(ledger: LedgerTransaction, place: Place, change: Change): Promise<void> {
  await ledger
    .updateTable('attempt')
    .set(change)
    .where('run', '=', place.run)
    .where('round', '=', BigInt(place.round))
    .where('attempt', '=', BigInt(place.attempt))
    .execute()
}

function key(place: Place): { run: string; round: bigint; attempt: bigint } {
  return { run: place.run, round: BigInt(place.round), attempt: BigInt(place.attempt) }
}
