import { digestOf, statement } from '../encoding/statement.ts'

/** What sites sign in the course of an attempt. Each builder is used by the signer and by every verifier. */

export interface AdvertisementContent {
  readonly suite: number
  readonly study: string
  readonly manifestDigest: Uint8Array
  readonly run: string
  readonly rosterDigest: Uint8Array
  readonly index: number
  readonly round: number
  readonly attempt: number
  readonly serial: number
  readonly shareKey: Uint8Array
  readonly maskKey: Uint8Array
  readonly policyDigest: Uint8Array
  readonly floorsDigest: Uint8Array
  readonly aloneOk: boolean
}

/**
 * Prekeys are used once (serial), in one attempt: what is declared beside them holds for that attempt and for no other.
 * They can be sent ahead for the first attempt of the next round.
 */
export function advertisementStatement(content: AdvertisementContent): Uint8Array {
  return statement(content.suite, 'advertisement', [
    content.study,
    content.manifestDigest,
    content.run,
    content.rosterDigest,
    content.index,
    content.round,
    content.attempt,
    content.serial,
    content.shareKey,
    content.maskKey,
    content.policyDigest,
    content.floorsDigest,
    content.aloneOk,
  ])
}

export interface AbandonmentContent {
  readonly suite: number
  readonly manifestDigest: Uint8Array
  readonly run: string
  readonly rosterDigest: Uint8Array
  readonly index: number
  readonly round: number
  readonly attempt: number
}

/** 'I have abandoned attempts 1..attempt of this round': after it the site signs nothing more in them. */
export function abandonmentStatement(content: AbandonmentContent): Uint8Array {
  return statement(content.suite, 'abandonment', [
    content.manifestDigest,
    content.run,
    content.rosterDigest,
    content.index,
    content.round,
    content.attempt,
  ])
}

/** The root over a site's commitments, and H(b). */
export function sharesStatement(
  suite: number,
  ctx: Uint8Array,
  index: number,
  sent: { readonly root: Uint8Array; readonly selfSeedDigest: Uint8Array },
): Uint8Array {
  return statement(suite, 'shares', [ctx, index, sent.root, sent.selfSeedDigest])
}

/** Digest of a streamed vector: its size, chunking and the SHA-256 of every chunk. */
export function streamDigest(
  suite: number,
  size: number,
  chunkSize: number,
  chunkDigests: Uint8Array,
): Uint8Array {
  return digestOf(suite, 'stream', [size, chunkSize, chunkDigests])
}

export function vectorStatement(
  suite: number,
  ctx: Uint8Array,
  index: number,
  digest: Uint8Array,
): Uint8Array {
  return statement(suite, 'vector', [ctx, index, digest])
}

export interface SharedSite {
  readonly index: number
  readonly root: Uint8Array
  readonly selfSeedDigest: Uint8Array
}

/** H(U2): who shared, and under which commitments. */
export function sharedDigest(suite: number, shared: readonly SharedSite[]): Uint8Array {
  return digestOf(suite, 'shared', [
    shared.map((site) => [site.index, site.root, site.selfSeedDigest]),
  ])
}

/** H(U3). */
export function survivorsDigest(suite: number, members: readonly number[]): Uint8Array {
  return digestOf(suite, 'survivors', [[...members]])
}

/** Signed once per attempt: everybody who reveals, reveals for this set. */
export function confirmationStatement(
  suite: number,
  ctx: Uint8Array,
  shared: Uint8Array,
  survivors: Uint8Array,
): Uint8Array {
  return statement(suite, 'confirmation', [ctx, shared, survivors])
}

export function complaintStatement(
  suite: number,
  ctx: Uint8Array,
  complaint: { readonly index: number; readonly against: number; readonly code: string },
): Uint8Array {
  return statement(suite, 'complaint', [ctx, complaint.index, complaint.against, complaint.code])
}

/** Digest of a published sum: its words as bytes, bound to the attempt. */
export function sumDigest(
  suite: number,
  ctx: Uint8Array,
  members: readonly number[],
  sum: Uint8Array,
): Uint8Array {
  return digestOf(suite, 'sum', [ctx, [...members], sum])
}
