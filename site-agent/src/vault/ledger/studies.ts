import { limits } from '@sampan/proto'
import {
  fromHex,
  noFiles,
  parseManifest,
  SampanError,
  sha256,
  formatDigest,
  studyFiles,
  type Clock,
  type SignedStudy,
  type StudyFiles,
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

/** Studies about which somebody at this hospital has said a word: only they can have been decided. */
export async function listStudiesSpokenOf(ledger: Ledger): Promise<readonly SignedStudy[]> {
  const rows = await ledger
    .selectFrom('study')
    .select('manifest')
    .where('digest', 'in', (eb) => eb.selectFrom('approval').select('subject'))
    .orderBy('received_at')
    .execute()
  return rows.map((row) => parseManifest(row.manifest))
}

/**
 * A coordinator may offer what it likes, within what people can look through. What is known may be offered again.
 * @throws SampanError overloaded when too many studies wait for a first word
 */
export async function requireRoomForStudy(ledger: Ledger, digest: string): Promise<void> {
  const waiting = await ledger
    .selectFrom('study')
    .select('digest')
    .where('digest', 'not in', (eb) => eb.selectFrom('approval').select('subject'))
    .execute()
  if (waiting.length < limits.studiesUndecidedMax) return
  const known = ledger.selectFrom('study').select('digest').where('digest', '=', digest)
  if ((await known.executeTakeFirst()) === undefined)
    throw new SampanError('overloaded', { what: 'studies' })
}

/**
 * Keeps a file that belongs to a manifest. It comes before its manifest: so many as one manifest names may wait.
 * @throws SampanError manifest-digest-mismatch, overloaded
 */
export async function keepStudyFile(
  ledger: Ledger,
  digest: Uint8Array,
  content: Uint8Array,
): Promise<void> {
  const name = formatDigest(digest)
  if (formatDigest(sha256(content)) !== name)
    throw new SampanError('manifest-digest-mismatch', { what: 'study file' })
  const named = new Set((await listStudies(ledger)).flatMap(({ manifest }) => studyFiles(manifest)))
  const kept = await ledger.selectFrom('study_file').select('digest').execute()
  const waiting = kept.filter((file) => !named.has(file.digest) && file.digest !== name)
  if (!named.has(name) && waiting.length >= limits.studyFilesMax)
    throw new SampanError('overloaded', { what: 'study files' })
  await ledger
    .insertInto('study_file')
    .values({ digest: name, content })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

/** Those of a study's files that have come. */
export async function listStudyFiles(
  ledger: Ledger,
  { manifest }: SignedStudy,
): Promise<StudyFiles> {
  const named = studyFiles(manifest)
  if (named.length === 0) return noFiles
  const rows = await ledger
    .selectFrom('study_file')
    .select(['digest', 'content'])
    .where('digest', 'in', named)
    .execute()
  return new Map(rows.map(({ digest, content }) => [digest, content]))
}

/** The 32 bytes of a digest that a schema has already accepted. */
export function digestBytes(digest: string): Uint8Array {
  const bytes = fromHex(digest.slice('sha256:'.length), 32)
  if (bytes === null) throw new SampanError('value-invalid', { expected: 'sha256 digest' })
  return bytes
}
