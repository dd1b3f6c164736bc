import {
  fromHex,
  parseManifest,
  SampanError,
  sha256,
  formatDigest,
  type Clock,
  type SignedStudy,
} from '@sampan/shared'
import type { Ledger } from './ledger.ts'

/** Studies offered to this hospital, by digest. */
export async function keepStudy(ledger: Ledger, study: SignedStudy, clock: Clock): Promise<void> {
  await ledger
    .insertInto('study')
    .values({
      digest: study.name,
      id: study.manifest.id,
      manifest: study.bytes,
      received_at: BigInt(clock.nowMs()),
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

/** @throws SampanError study-unknown */
export async function findStudy(ledger: Ledger, digest: string): Promise<SignedStudy> {
  const row = await ledger
    .selectFrom('study')
    .select('manifest')
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (row === undefined) throw new SampanError('study-unknown', { study: digest })
  return parseManifest(row.manifest)
}

/**
 * Finds a study by what a person types: its id, its digest, or the first eight or more hex digits of it.
 * @throws SampanError study-unknown when nothing or more than one study matches
 */
export async function findStudyByName(ledger: Ledger, name: string): Promise<SignedStudy> {
  const rows = await ledger.selectFrom('study').select(['digest', 'id', 'manifest']).execute()
  const wanted = name.startsWith('sha256:') ? name.slice(7) : name
  const prefix = /^[0-9a-f]{8,64}$/.test(wanted) ? `sha256:${wanted}` : null
  const matches = rows.filter(
    (row) => row.id === name || (prefix !== null && row.digest.startsWith(prefix)),
  )
  const [match, ...others] = matches
  if (match === undefined || others.length > 0)
    throw new SampanError('study-unknown', { study: name })
  return parseManifest(match.manifest)
}

export async function listStudies(ledger: Ledger): Promise<readonly SignedStudy[]> {
  const rows = await ledger.selectFrom('study').select('manifest').orderBy('received_at').execute()
  return rows.map((row) => parseManifest(row.manifest))
}

/** Keeps a file that belongs to a manifest. @throws SampanError manifest-digest-mismatch */
export async function keepStudyFile(
  ledger: Ledger,
  digest: Uint8Array,
  content: Uint8Array,
): Promise<void> {
  if (formatDigest(sha256(content)) !== formatDigest(digest))
    throw new SampanError('manifest-digest-mismatch', { what: 'study file' })
  await ledger
    .insertInto('study_file')
    .values({ digest: formatDigest(digest), content })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

/** The 32 bytes of a digest that a schema has already accepted. */
export function digestBytes(digest: string): Uint8Array {
  const bytes = fromHex(digest.slice('sha256:'.length), 32)
  if (bytes === null) throw new SampanError('value-invalid', { expected: 'sha256 digest' })
  return bytes
}
