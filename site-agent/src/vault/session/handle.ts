import type { Bodies, Envelope } from '@sampan/proto'
import { complaintStatement, isSampanError, SampanError, signP256, suite } from '@sampan/shared'
import { authorise, requireStillAllowed } from '../governance/authorise.ts'
import { findAttempt, type KeptAttempt, type Place } from '../ledger/attempts.ts'
import { findRun, type JoinedRun } from '../ledger/runs.ts'
import { keepStudyFile } from '../ledger/studies.ts'
import { advertise } from '../masking/advertise.ts'
import { confirm } from '../masking/confirm.ts'
import type { LiveAttempt, OpenedAttempt } from '../masking/live-attempts.ts'
import { signVector, type Specimen } from '../masking/mask.ts'
import { takeResult } from '../masking/publish.ts'
import { reveal } from '../masking/reveal.ts'
import { share } from '../masking/share.ts'
import type { Outgoing } from '../masking/wire.ts'
import { streamChunks, streamVector, type Streamable } from '../outbox/stream.ts'
import { participate } from '../participate.ts'
import { join, leave } from '../studies/join.ts'
import { receiveOffer } from '../studies/offer.ts'
import type { Vault } from '../vault.ts'

/**
 * Answers one verified message. Messages of one run are answered one after another.
 * @throws SampanError for a refusal
 */
export async function handle(vault: Vault, envelope: Envelope): Promise<Iterable<Outgoing>> {
  const { body } = envelope
  switch (body.type) {
    case 'studyOffer':
      return receiveOffer(vault, body.value)
    case 'studyFile':
      await keepStudyFile(vault.ledger, body.value.digest, body.value.content)
      return []
    case 'runInvitation':
      return join(vault, { envelope, value: body.value })
    case 'runEnded':
      await leave(vault, envelope.run)
      return []
    case 'checkpointNotice':
    case 'receipt':
    case 'goodbye':
    case 'refusal':
      return []
    default:
      return handleRound(vault, envelope)
  }
}

/**
 * Asked between the messages of one answer: a long vector takes longer than a moment.
 * @throws SampanError as requireStillAllowed
 */
export async function requireGoingOn(vault: Vault, { run: id }: Envelope): Promise<void> {
  if (id === '') return
  const { study } = await findRun(vault, id)
  await requireStillAllowed(vault, study)
}

async function handleRound(vault: Vault, envelope: Envelope): Promise<Iterable<Outgoing>> {
  const { body } = envelope
  const place = { run: envelope.run, round: envelope.round, attempt: envelope.attempt }
  const run = await findRun(vault, envelope.run)
  switch (body.type) {
    case 'advertisementRequest':
      return advertise(vault, run, place, body.value)
    case 'roundOpening':
      return share(vault, run, liveAttempt(vault, place), { envelope, opening: body.value })
    case 'shareDelivery':
      return maskOrComplain(vault, run, place, { envelope, delivery: body.value })
    case 'streamGrant':
      return resumeStream(vault, run, place, body.value)
    case 'survivorSet':
      return confirm(vault, run, await keptAttempt(vault, place), body.value)
    case 'revealRequest':
      return reveal(vault, run, await keptAttempt(vault, place), body.value)
    case 'roundResult':
      await takeResult(vault, run, place, body.value)
      return []
    default:
      throw new SampanError('message-unexpected', { type: body.type })
  }
}

/** @throws SampanError attempt-lost: the process that held the secrets is gone */
function liveAttempt(vault: Vault, place: Place): LiveAttempt {
  const live = vault.live.find(place.run, place.round, place.attempt)
  if (live === null) throw new SampanError('attempt-lost', { attempt: place.attempt })
  return live
}

async function keptAttempt(vault: Vault, place: Place): Promise<KeptAttempt> {
  const kept = await findAttempt(vault.ledger, place)
  if (kept === null) throw new SampanError('attempt-unknown', { attempt: place.attempt })
  return kept
}

interface Delivery {
  readonly envelope: Envelope
  readonly delivery: Bodies['shareDelivery']
}

/** Masks and sends; a vector that exists already goes again as it is; a bad share becomes a signed complaint. */
async function maskOrComplain(
  vault: Vault,
  run: JoinedRun,
  place: Place,
  message: Delivery,
): Promise<Iterable<Outgoing>> {
  const kept = await vault.defences.findAttempt(vault.ledger, place)
  if (kept !== null) {
    await authorise(vault, run.study)
    return streamVector(streamable(vault, run, kept), '')
  }
  const live = liveAttempt(vault, place)
  if (live.opened === null) throw new SampanError('attempt-unknown', { attempt: place.attempt })
  try {
    const opened = live as LiveAttempt & { readonly opened: OpenedAttempt }
    const masked = await participate(vault, run, opened, message)
    return streamVector(masked, specimenNote(masked.specimen))
  } catch (error) {
    const against = isSampanError(error) ? complainedAbout(error) : null
    if (against === null) throw error
    return [complaint(vault, run, message.delivery.ctx, against)]
  }
}

/** The dealer that a failed check of a share names. */
function complainedAbout(
  error: SampanError,
): { readonly against: number; readonly code: string } | null {
  const index = error.context['index']
  const about = error.code === 'share-invalid' || error.code === 'commitment-mismatch'
  return about && typeof index === 'number' ? { against: index, code: error.code } : null
}

function complaint(
  vault: Vault,
  run: JoinedRun,
  ctx: Uint8Array,
  about: { readonly against: number; readonly code: string },
): Outgoing {
  const statement = complaintStatement(suite, ctx, { index: run.own.index, ...about })
  const signature = signP256(vault.identity.protocolKey.privateKey, statement)
  return { body: { type: 'complaint', value: { ctx, ...about, signature } } }
}

async function resumeStream(
  vault: Vault,
  run: JoinedRun,
  place: Place,
  grant: Bodies['streamGrant'],
): Promise<Iterable<Outgoing>> {
  await authorise(vault, run.study)
  const kept = await keptAttempt(vault, place)
  return streamChunks(streamable(vault, run, kept), grant.fromChunk)
}

/** @throws SampanError attempt-unknown when the vector was erased: its survivor set is confirmed */
function streamable(vault: Vault, run: JoinedRun, kept: KeptAttempt): Streamable {
  const { ctx, vector } = kept
  if (vector === null) throw new SampanError('attempt-unknown', { attempt: kept.attempt })
  return { ctx, vector, signed: signVector(vault, run, ctx, vector) }
}

function specimenNote(specimen: Specimen): string {
  return `${specimen.segment}: ${specimen.plain} -> ${specimen.sent}`
}
