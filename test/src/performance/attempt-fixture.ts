import {
  addInto,
  createEphemeralKey,
  maskVector,
  present,
  revealKind,
  seededRandom,
  selfSeedDigest,
  sha256,
  split,
  thresholdOf,
  utf8,
  zeroWords,
  type AttemptSecrets,
  type ClosedAttempt,
  type OpenAttempt,
  type Revealed,
  type Width,
} from '@sampan/shared'

const suite = 1
const ctx = sha256(utf8('an attempt to be measured'))

export interface PreparedAttempt {
  readonly indices: readonly number[]
  readonly seenBy: (index: number) => OpenAttempt
  readonly secretsOf: (index: number) => AttemptSecrets
}

/** Keys of an attempt over `sites` sites, as they stand before masking. */
export function prepareAttempt(sites: number): PreparedAttempt {
  const random = seededRandom(`attempt over ${sites}`)
  const indices = Array.from({ length: sites }, (_, k) => k + 1)
  const secrets = indices.map(() => ({
    shareKey: createEphemeralKey(random),
    maskKey: createEphemeralKey(random),
    selfSecret: random.bytes(32),
  }))
  const prekeys = secrets.map(({ shareKey, maskKey }, k) => ({
    index: k + 1,
    serial: 1,
    shareKey: shareKey.publicKey,
    maskKey: maskKey.publicKey,
  }))
  const threshold = thresholdOf(sites)
  return {
    indices,
    seenBy: (index) => ({ suite, ctx, threshold, index, prekeys }),
    secretsOf: (index) => present(secrets[index - 1], 'secrets of a site'),
  }
}

/** An attempt in which the last `departures` sites shared and sent nothing; every vector is zero before masking. */
export function closeAttempt(size: {
  readonly sites: number
  readonly departures: number
  readonly dimension: number
  readonly width: Width
}): {
  readonly closed: ClosedAttempt
  readonly revealed: readonly Revealed[]
  readonly masked: Uint32Array<ArrayBuffer>
} {
  const { width } = size
  const attempt = prepareAttempt(size.sites)
  const { indices } = attempt
  const survivors = indices.slice(0, size.sites - size.departures)
  const masked = zeroWords(size.dimension, width)
  for (const index of survivors) {
    const words = zeroWords(size.dimension, width)
    maskVector(
      words,
      width,
      { ...attempt.seenBy(index), shared: indices },
      attempt.secretsOf(index),
    )
    addInto(masked, words, width)
  }
  const { threshold, prekeys } = attempt.seenBy(1)
  const dealers = indices.map((index) => ({
    index,
    selfSeedDigest: selfSeedDigest(suite, ctx, index, attempt.secretsOf(index).selfSecret),
    leaves: [],
  }))
  const closed = { suite, ctx, threshold, width, prekeys, dealers, survivors }
  return { closed, revealed: revealAll(attempt, closed), masked }
}

function revealAll(attempt: PreparedAttempt, closed: ClosedAttempt): readonly Revealed[] {
  const random = seededRandom('shares')
  return attempt.indices.flatMap((of) => {
    const kind = revealKind(closed.survivors, of)
    const { selfSecret, maskKey } = attempt.secretsOf(of)
    const secret = kind === 'self' ? selfSecret : maskKey.secret
    return split(secret, closed.threshold, attempt.indices, random)
      .filter((share) => closed.survivors.includes(share.x))
      .map(({ x, bytes }): Revealed => ({ holder: x, of, kind, share: bytes }))
  })
}
