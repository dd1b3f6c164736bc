import { formatDigest, SampanError } from '@sampan/shared'
import type { Ledger } from '../vault/ledger/ledger.ts'
import type { LedgerTables } from '../vault/ledger/schema.ts'
import { findStudyByName } from '../vault/ledger/studies.ts'

/** One message that left, as the hospital's own ledger has it. Its content is not kept, its digest is. */
export interface SentMessage {
  readonly id: number
  readonly at: string
  readonly study: string
  readonly run: string
  readonly round: number
  readonly attempt: number
  readonly type: string
  readonly bytes: number
  readonly digest: string
  readonly note: string
}

export interface OutboxFilter {
  readonly run: string | undefined
  /** Id or digest prefix. */
  readonly study: string | undefined
}

/** Everything that left, oldest first. @throws SampanError study-unknown */
export async function listOutbox(
  ledger: Ledger,
  filter: OutboxFilter,
): Promise<readonly SentMessage[]> {
  let query = ledger.selectFrom('outbox').selectAll().orderBy('id')
  if (filter.run !== undefined) query = query.where('run', '=', filter.run)
  if (filter.study !== undefined) {
    const study = await findStudyByName(ledger, filter.study)
    const runs = ledger.selectFrom('run').select('id').where('study_digest', '=', study.name)
    query = query.where((row) =>
      row.or([row('study', '=', study.manifest.id), row('run', 'in', runs)]),
    )
  }
  return (await query.execute()).map(sentMessage)
}

/** @throws SampanError value-invalid when there is no message of this number */
export async function findSent(ledger: Ledger, id: number): Promise<SentMessage> {
  const row = await ledger
    .selectFrom('outbox')
    .selectAll()
    .where('id', '=', BigInt(id))
    .executeTakeFirst()
  if (row === undefined) throw new SampanError('value-invalid', { what: 'outbox', id })
  return sentMessage(row)
}

function sentMessage(row: LedgerTables['outbox']): SentMessage {
  const { study, run, kind: type, note } = row
  return {
    id: Number(row.id),
    at: new Date(Number(row.at)).toISOString(),
    ...{ study, run, round: Number(row.round), attempt: Number(row.attempt), type },
    bytes: Number(row.bytes),
    digest: formatDigest(row.digest),
    note,
  }
}

export interface Specimen {
  readonly segment: string
  /** The first number of the vector as it was here. */
  readonly plain: string
  /** The same number as it left, under its masks. */
  readonly sent: string
}

/** What the vault noted about a masked vector; null for other messages. */
export function specimenOf(note: string): Specimen | null {
  const found = /^(.*): (-?\d+) -> (0x[0-9a-f]+)$/.exec(note)
  if (found === null) return null
  const [, segment = '', plain = '', sent = ''] = found
  return { segment, plain, sent }
}
