import type { Bodies } from '@sampan/proto'
import {
  abandonmentStatement,
  advertisementStatement,
  commitmentRoot,
  complaintStatement,
  confirmationStatement,
  cosignatureVerifies,
  ephemeralFromSecret,
  equalBytes,
  isCode,
  present,
  SampanError,
  sharedDigest,
  sharesStatement,
  splitLeaves,
  streamDigest,
  suite,
  survivorsDigest,
  vectorStatement,
  verifyP256,
  type ClosedAttempt,
  type Revealed,
  type Roster,
  type RosterSite,
  type SignedStudy,
} from '@sampan/shared'
import { addVector, dealersOf, vectorBytes, type Attempt, type Upload } from './attempt.ts'

/** The run that an attempt belongs to. */
export interface RunIdentity {
  readonly run: string
  readonly study: SignedStudy
  readonly roster: Roster
  /** Origin of the round log, as cosignatures name it. */
  readonly origin: string
}

/** What one site sent: the coordinator's checks of lying sites name it. */
interface From<T> {
  readonly site: RosterSite
  readonly value: T
}

/** @throws SampanError advertisement-invalid, advertisement-replayed, key-low-order, abandonment-invalid */
export function takeAdvertisement(
  identity: RunIdentity,
  attempt: Attempt,
  { site, value }: From<Bodies['advertisement']>,
): void {
  const { study, roster, run } = identity
  const common = {
    suite,
    manifestDigest: study.digest,
    run,
    rosterDigest: roster.digest,
    index: site.index,
  }
  const signed = advertisementStatement({ ...value, ...common, study: study.manifest.id })
  if (value.index !== site.index || !verifyP256(site.protocolKey, signed, value.signature))
    throw new SampanError('advertisement-invalid', { site: site.site })
  if (value.round !== attempt.round || value.attempt !== attempt.attempt)
    throw new SampanError('advertisement-replayed', { site: site.site })
  // Found here, it is this site's doing; found at the others, they would be the ones that refused.
  if (![value.shareKey, value.maskKey].every(isAgreeable))
    throw new SampanError('key-low-order', { site: site.site })
  const upTo = attempt.attempt - 1
  const { abandonment } = value
  const needed = upTo > 0
  const abandoned =
    abandonment !== null &&
    abandonment.round === attempt.round &&
    abandonment.attempt === upTo &&
    abandonment.index === site.index &&
    verifyP256(
      site.protocolKey,
      abandonmentStatement({ ...common, round: attempt.round, attempt: upTo }),
      abandonment.signature,
    )
  if (needed && !abandoned) throw new SampanError('abandonment-invalid', { site: site.site })
  attempt.advertisements.set(site.index, value)
}

const probe = ephemeralFromSecret(new Uint8Array(32))

/** Whether a key agreement with this point gives a secret at all (RFC 7748, section 6.1). */
function isAgreeable(point: Uint8Array): boolean {
  return probe.agree(point) !== null
}

/**
 * Keeps a site's commitments and ciphertexts, one for every other member of U1.
 * @throws SampanError share-invalid, commitment-mismatch
 */
export function takeShares(
  attempt: Attempt,
  origin: string,
  { site, value }: From<Bodies['shares']>,
): void {
  const ctx = requireCtx(attempt, value.ctx, site)
  const holders = [...attempt.advertisements.keys()].sort((a, b) => a - b)
  const addressed = value.ciphertexts.map((sealed) => sealed.to)
  const others = holders.filter((index) => index !== site.index)
  const complete =
    addressed.length === others.length &&
    addressed.every((to, k) => to === others[k]) &&
    value.ciphertexts.every((sealed) => sealed.from === site.index)
  const signed = sharesStatement(suite, ctx, site.index, value)
  if (!complete || !verifyP256(site.protocolKey, signed, value.signature))
    throw new SampanError('share-invalid', { site: site.site })
  const leaves = splitLeaves(value.leaves)
  if (leaves.length !== 2 * holders.length || !equalBytes(commitmentRoot(leaves), value.root))
    throw new SampanError('commitment-mismatch', { site: site.site })
  const { cosignature } = value
  if (cosignature !== null && !cosignatureVerifies(cosignature, origin, site.witnessKey))
    throw new SampanError('signature-invalid', { site: site.site, what: 'cosignature' })
  attempt.shares.set(site.index, value)
}

/** A signed complaint about another dealer's share. @throws SampanError message-unexpected, signature-invalid */
export function checkComplaint(attempt: Attempt, { site, value }: From<Bodies['complaint']>): void {
  const ctx = requireCtx(attempt, value.ctx, site)
  const { against, code } = value
  if (against === site.index || !attempt.shares.has(against) || !isCode(code))
    throw new SampanError('message-unexpected', { site: site.site })
  const signed = complaintStatement(suite, ctx, { index: site.index, against, code })
  if (!verifyP256(site.protocolKey, signed, value.signature))
    throw new SampanError('signature-invalid', { site: site.site })
}

/** @throws SampanError vector-malformed (size), vector-digest-mismatch (signature) */
export function takeHeader(attempt: Attempt, { site, value }: From<Bodies['streamHeader']>): void {
  const ctx = requireCtx(attempt, value.ctx, site)
  const size = vectorBytes(attempt.plan.layout)
  const chunks = Math.ceil(size / value.chunkSize)
  if (value.kind !== 'vector' || value.size !== size || value.chunkDigests.length !== 32 * chunks)
    throw new SampanError('vector-malformed', { site: site.site })
  const digest = streamDigest(suite, value.size, value.chunkSize, value.chunkDigests)
  const signed = vectorStatement(suite, ctx, site.index, digest)
  if (!equalBytes(digest, value.digest) || !verifyP256(site.protocolKey, signed, value.signature))
    throw new SampanError('vector-digest-mismatch', { site: site.site })
  const before =
    attempt.vectorDigests.get(site.index) ?? attempt.uploads.get(site.index)?.header.digest
  if (before !== undefined && !equalBytes(before, digest))
    throw new SampanError('vector-digest-mismatch', { site: site.site, what: 'a second vector' })
  if (before !== undefined) return
  const stage = attempt.means.staging(size)
  attempt.uploads.set(site.index, { header: value, stage, received: new Set() })
  attempt.moved += 1
}

/**
 * Takes one chunk. True when it completed the vector, which is then in the sum; a chunk received twice counts once.
 * @throws SampanError vector-malformed, vector-digest-mismatch
 */
export function takeChunk(attempt: Attempt, { site, value }: From<Bodies['streamChunk']>): boolean {
  requireCtx(attempt, value.ctx, site)
  if (attempt.vectorDigests.has(site.index)) return false
  const upload = attempt.uploads.get(site.index)
  if (upload === undefined) throw new SampanError('vector-malformed', { site: site.site })
  const { header, stage, received } = upload
  const start = value.index * header.chunkSize
  const expected = Math.min(header.chunkSize, header.size - start)
  if (start >= header.size || value.data.byteLength !== expected)
    throw new SampanError('vector-malformed', { site: site.site })
  const digest = header.chunkDigests.subarray(32 * value.index, 32 * value.index + 32)
  if (!attempt.means.defences.isAnnounced(value.data, digest))
    throw new SampanError('vector-digest-mismatch', { site: site.site })
  if (received.has(value.index)) return false
  stage.write(start, value.data)
  received.add(value.index)
  attempt.moved += 1
  if (received.size * 32 < header.chunkDigests.length) return false
  addVector(attempt.accumulator, stage, attempt.plan.layout)
  attempt.vectorDigests.set(site.index, header.digest)
  attempt.uploads.delete(site.index)
  stage.remove()
  return true
}

/** The first chunk of a site's vector that is not there: where its upload goes on. */
export function firstGap({ received }: Upload): number {
  let gap = 0
  while (received.has(gap)) gap += 1
  return gap
}

/** @throws SampanError survivors-invalid when the signature is not over this U2 and U3 */
export function takeConfirmation(
  attempt: Attempt,
  { site, value }: From<Bodies['confirmation']>,
): void {
  const ctx = requireCtx(attempt, value.ctx, site)
  const shared = [...attempt.shares.entries()]
    .sort(([a], [b]) => a - b)
    .map(([index, { root, selfSeedDigest }]) => ({ index, root, selfSeedDigest }))
  const signed = confirmationStatement(
    suite,
    ctx,
    sharedDigest(suite, shared),
    survivorsDigest(suite, attempt.survivors),
  )
  const right =
    value.index === site.index &&
    attempt.survivors.includes(site.index) &&
    verifyP256(site.protocolKey, signed, value.signature)
  if (!right) throw new SampanError('survivors-invalid', { site: site.site })
  attempt.confirmations.set(site.index, value)
}

/** @throws SampanError share-invalid, commitment-mismatch: the site reveals something else than it holds */
export function takeReveal(
  attempt: Attempt,
  closed: ClosedAttempt,
  { site, value }: From<Bodies['reveal']>,
): void {
  requireCtx(attempt, value.ctx, site)
  const shares = value.shares.map((share): Revealed => ({ holder: site.index, ...share }))
  attempt.means.defences.checkReveal(closed, site.index, shares)
  attempt.revealed.set(site.index, shares)
  if (value.next !== null) attempt.ahead.set(site.index, value.next)
}

/** Attempts whose survivors are fixed: every reveal is held against the same commitments. */
const closed = new WeakMap<Attempt, ClosedAttempt>()

/** The attempt as unmasking sees it. */
export function closedAttempt(attempt: Attempt): ClosedAttempt {
  const known = closed.get(attempt)
  if (known?.survivors === attempt.survivors) return known
  const made = closeAttempt(attempt)
  closed.set(attempt, made)
  return made
}

function closeAttempt(attempt: Attempt): ClosedAttempt {
  const opening = present(attempt.opening, 'opening')
  return {
    suite,
    ctx: opening.ctx,
    threshold: opening.threshold,
    width: attempt.plan.layout.width,
    prekeys: opening.advertisements,
    dealers: dealersOf(attempt),
    survivors: attempt.survivors,
  }
}

function requireCtx(attempt: Attempt, ctx: Uint8Array, site: RosterSite): Uint8Array {
  const own = attempt.opening?.ctx
  if (own === undefined || !equalBytes(own, ctx))
    throw new SampanError('attempt-stale', { site: site.site })
  return own
}
