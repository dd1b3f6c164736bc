import type { Bodies } from '@sampan/proto'
import {
  base64,
  canonicalJson,
  decisionSchema,
  fitsRing,
  requireSoundManifest,
  formatDigest,
  keyDigest,
  parseManifest,
  readDefinitions,
  SampanError,
  sha256,
  signedStudy,
  studyFiles,
  utf8,
  type Manifest,
  type ManifestCheck,
  type ManifestDraft,
  type PublicKey,
  type SignedStudy,
  type StudySummary,
} from '@sampan/shared'
import { limits } from '@sampan/proto'
import type { Selectable } from 'kysely'
import { mintId } from '../storage/id.ts'
import type { Actor, Records } from '../storage/records.ts'
import type { Database, DatabaseTransaction, Tables } from '../storage/schema.ts'

export interface StudyFileContent {
  readonly digest: string
  readonly content: Uint8Array
}

interface Submission {
  readonly draft: ManifestDraft
  readonly files: readonly StudyFileContent[]
  readonly account: { readonly name: string; readonly actor: Actor }
}

interface Registrar extends Records {
  readonly coordinator: { readonly id: string; readonly protocolKey: PublicKey }
}

/**
 * Takes a study in: mints its id, checks the manifest against itself and against the enrolled sites, and keeps it.
 * @throws SampanError codes of requireSoundManifest; study-overflow; participant-unknown, identity-mismatch,
 * codes of readDefinitions, account-limit when the account has submitted too many within a day
 */
export async function submitStudy(
  registrar: Registrar,
  submission: Submission,
  checks: readonly ManifestCheck<Manifest>[] = [fitsRing],
): Promise<SignedStudy> {
  const id = mintId('study', registrar.clock, registrar.random)
  const study = signedStudy({ ...submission.draft, id })
  requireSoundManifest(study.manifest, checks)
  checkCoordinator(registrar, study.manifest)
  await checkParticipants(registrar.database, study.manifest)
  checkFiles(study.manifest, submission.files)
  await registrar.database.transaction().execute(async (transaction) => {
    await requireLeisure(registrar, transaction, submission.account.name)
    await transaction
      .insertInto('study')
      .values({
        digest: study.name,
        id,
        manifest: study.bytes,
        account: submission.account.name,
        submitted_at: BigInt(registrar.clock.nowMs()),
        state: 'submitted',
      })
      .execute()
    for (const { digest, content } of submission.files)
      await transaction
        .insertInto('study_file')
        .values({ digest, content })
        .onConflict((conflict) => conflict.column('digest').doNothing())
        .execute()
    const { actor } = submission.account
    await registrar.record(transaction, {
      type: 'study-submitted',
      actor,
      study: study.name,
      object: id,
    })
  })
  return study
}

/** Manifests and files are kept for years: nobody fills the disk with them. */
async function requireLeisure(
  { clock }: Registrar,
  transaction: DatabaseTransaction,
  account: string,
): Promise<void> {
  const { count } = await transaction
    .selectFrom('study')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('account', '=', account)
    .where('submitted_at', '>', BigInt(clock.nowMs() - dayMs))
    .executeTakeFirstOrThrow()
  if (count >= limits.studiesPerDayMax) throw new SampanError('account-limit', { what: 'studies' })
}

const dayMs = 86_400_000

function checkCoordinator(registrar: Registrar, manifest: Manifest): void {
  const { coordinator } = registrar
  const right =
    manifest.coordinator.id === coordinator.id &&
    manifest.coordinator.key === formatDigest(keyDigest(coordinator.protocolKey))
  if (!right) throw new SampanError('identity-mismatch', { what: 'coordinator' })
}

async function checkParticipants(database: Database, manifest: Manifest): Promise<void> {
  const sites = await database
    .selectFrom('site')
    .select(['id', 'controller', 'jurisdiction', 'identity', 'state'])
    .execute()
  for (const participant of manifest.participants) {
    const site = sites.find((candidate) => candidate.id === participant.site)
    if (site?.state !== 'enrolled')
      throw new SampanError('participant-unknown', { site: participant.site })
    const same =
      site.controller === participant.controller &&
      site.jurisdiction === participant.jurisdiction &&
      site.identity === participant.identity
    if (!same) throw new SampanError('identity-mismatch', { site: participant.site })
  }
}

function checkFiles(manifest: Manifest, files: readonly StudyFileContent[]): void {
  if (files.length > limits.studyFilesMax)
    throw new SampanError('file-too-large', { what: 'files' })
  for (const { digest, content } of files) {
    if (content.byteLength > limits.studyFileBytesMax)
      throw new SampanError('file-too-large', { bytesMax: limits.studyFileBytesMax })
    if (formatDigest(sha256(content)) !== digest)
      throw new SampanError('manifest-digest-mismatch', { what: 'study file' })
  }
  const needed = studyFiles(manifest)
  const unnamed = files.find(({ digest }) => !needed.includes(digest))
  if (unnamed !== undefined)
    throw new SampanError('value-invalid', { what: 'files', value: unnamed.digest })
  readDefinitions(manifest, new Map(files.map(({ digest, content }) => [digest, content])))
}

export async function listStudies(database: Database): Promise<readonly StudySummary[]> {
  const rows = await database
    .selectFrom('study')
    .selectAll()
    .orderBy('submitted_at', 'desc')
    .limit(limits.pageRowsMax)
    .execute()
  return summariesOf(database, rows)
}

/** @throws SampanError study-unknown */
export async function summaryOf(database: Database, study: SignedStudy): Promise<StudySummary> {
  const rows = await database
    .selectFrom('study')
    .selectAll()
    .where('digest', '=', study.name)
    .execute()
  const [summary] = await summariesOf(database, rows)
  if (summary === undefined) throw new SampanError('study-unknown', { study: study.name })
  return summary
}

async function summariesOf(
  database: Database,
  rows: readonly Selectable<Tables['study']>[],
): Promise<readonly StudySummary[]> {
  const digests = rows.map(({ digest }) => digest)
  const decisions = await database
    .selectFrom('study_decision')
    .selectAll()
    .where('study', 'in', digests)
    .execute()
  return rows.map((row) => {
    const { manifest } = parseManifest(row.manifest)
    const made = new Map(
      decisions.filter((entry) => entry.study === row.digest).map((d) => [d.site, d.decision]),
    )
    return {
      id: row.id,
      digest: row.digest,
      title: manifest.title,
      account: row.account,
      submittedAt: new Date(Number(row.submitted_at)).toISOString(),
      decisions: manifest.participants.map(({ site }) => ({
        site,
        decision: decisionSchema.catch('pending').parse(made.get(site)),
      })),
    }
  })
}

/** Finds a study by id, digest, or the first eight or more hex digits of it. @throws SampanError study-unknown */
export async function findStudy(database: Database, name: string): Promise<SignedStudy> {
  const wanted = name.startsWith('sha256:') ? name.slice(7) : name
  const digest = /^[0-9a-f]{8,64}$/.test(wanted) ? `sha256:${wanted}%` : null
  const rows = await database
    .selectFrom('study')
    .select('manifest')
    .where((eb) =>
      eb.or([eb('id', '=', name), ...(digest === null ? [] : [eb('digest', 'like', digest)])]),
    )
    .execute()
  const [row, ...others] = rows
  if (row === undefined || others.length > 0)
    throw new SampanError('study-unknown', { study: name })
  return parseManifest(row.manifest)
}

/** Studies that a site takes part in and that have not expired: what it is offered when it connects. */
export async function studiesOf(
  database: Database,
  site: string,
  nowMs: number,
): Promise<readonly SignedStudy[]> {
  const rows = await database
    .selectFrom('study')
    .select('manifest')
    .orderBy('submitted_at')
    .execute()
  return rows
    .map((row) => parseManifest(row.manifest))
    .filter(
      ({ manifest }) =>
        Date.parse(manifest.expiresAt) > nowMs &&
        manifest.participants.some((participant) => participant.site === site),
    )
}

export async function readStudyFile(database: Database, digest: string): Promise<Uint8Array> {
  const row = await database
    .selectFrom('study_file')
    .select('content')
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (row === undefined) throw new SampanError('study-file-missing', { digest })
  return row.content
}

const eventOf = {
  approved: 'study-approved',
  rejected: 'study-rejected',
  withdrawn: 'study-withdrawn',
} as const

/** A site whose session brought a decision. */
interface DecidingSite {
  readonly id: string
  readonly certificate: string
  /** Counts a decision that is news; false when the site has changed its mind too often. */
  readonly mayDecide: () => boolean
}

/**
 * What a site's approvers decided, with the signatures that prove it; recorded when it is news.
 * @throws SampanError study-unknown, participant-unknown, too-many-requests
 */
export async function keepDecision(
  records: Records,
  site: DecidingSite,
  value: Bodies['studyDecision'],
): Promise<void> {
  const study = formatDigest(value.manifestDigest)
  const approvals = canonicalJson(
    value.approvals.map(({ statement, key, signature }) => ({
      statement: base64(statement),
      key: base64(key),
      signature: base64(signature),
    })),
  )
  const { decision } = value
  await records.database.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom('study')
      .select('manifest')
      .where('digest', '=', study)
      .executeTakeFirst()
    if (known === undefined) throw new SampanError('study-unknown', { study })
    const { participants } = parseManifest(known.manifest).manifest
    if (!participants.some((participant) => participant.site === site.id))
      throw new SampanError('participant-unknown', { site: site.id })
    const before = await transaction
      .selectFrom('study_decision')
      .select(['decision', 'approvals'])
      .where('study', '=', study)
      .where('site', '=', site.id)
      .executeTakeFirst()
    if (before?.decision === decision && before.approvals === approvals) return
    if (!site.mayDecide()) throw new SampanError('too-many-requests', { site: site.id })
    const decided_at = BigInt(records.clock.nowMs())
    await transaction
      .insertInto('study_decision')
      .values({ study, site: site.id, decision, approvals, decided_at })
      .onConflict((conflict) =>
        conflict.columns(['study', 'site']).doUpdateSet({ decision, approvals, decided_at }),
      )
      .execute()
    await records.record(transaction, {
      type: eventOf[decision],
      actor: { kind: 'site', id: site.id, certificate: site.certificate },
      study,
      digests: { approvals: formatDigest(sha256(utf8(approvals))) },
    })
  })
}
