import { limits } from './limits.ts'
import {
  bool,
  bytes,
  bytesOrNone,
  choice,
  list,
  message,
  optional,
  text,
  uint32,
  type Infer,
} from './shape.ts'

const name = text(limits.nameMax, /^[a-z0-9-]{1,63}$/)
const idOrNone = text(limits.idMax, /^[a-z0-9_]{0,40}$/)
const code = text(limits.codeMax, /^[a-z][a-z0-9-]{0,62}$/)
/** A name out of the manifest that a refusal is about. Site and coordinator never put free text here. */
const subject = text(limits.nameMax, /^[A-Za-z0-9_.:-]{0,63}$/)
const version = text(32, /^[0-9A-Za-z.+-]{0,32}$/)
const sha256 = bytes(32)
const x25519 = bytes(32)
const ecdsa = bytes(64)
const ed25519 = bytes(64)
const spki = bytes(44, limits.spkiBytesMax)
const index = uint32(1, limits.sitesMax)
const attempt = uint32(1, limits.attemptNumberMax)
const note = bytes(0, limits.checkpointBytesMax)
const hashes = bytes(0, limits.proofHashesMax * 32, 32)
const dispositions = ['ignore', 'refuse', 'retry', 'abort-round', 'disconnect'] as const
const decisions = ['approved', 'rejected', 'withdrawn'] as const
const streamKinds = ['vector', 'broadcast', 'sum'] as const
const shareKinds = ['self', 'mask'] as const

const consistencyProof = message({ from: uint32(), to: uint32(), hashes })
const logEntryProof = message({
  entry: bytes(1, limits.logEntryBytesMax),
  index: uint32(),
  hashes,
  checkpoint: note,
  consistency: optional(consistencyProof),
})
const cosignature = message({
  logSize: uint32(),
  logRoot: sha256,
  timeS: uint32(),
  signature: ed25519,
})
const siteCertificate = message({
  suite: uint32(1, 255),
  site: name,
  controller: name,
  identityKey: spki,
  protocolKey: spki,
  witnessKey: spki,
  serial: uint32(1),
  notBeforeS: uint32(),
  notAfterS: uint32(),
  signature: ecdsa,
})
const abandonment = message({ index, round: uint32(1), attempt, signature: ecdsa })
const advertisement = message({
  index,
  round: uint32(1),
  attempt,
  serial: uint32(1),
  shareKey: x25519,
  maskKey: x25519,
  policyDigest: sha256,
  floorsDigest: sha256,
  aloneOk: bool(),
  signature: ecdsa,
  abandonment: optional(abandonment),
  logSize: uint32(),
})
const sumMembership = message({
  shared: sha256,
  members: list(index, limits.sitesMax, 1),
  sites: list(name, limits.sitesMax, 1),
  signature: bytesOrNone(64),
})
const confirmation = message({ ctx: sha256, index, signature: ecdsa })

/** AES-256-GCM over two shares of 32 bytes: 64 bytes and a 16-byte tag. The nonce is fixed: each key is used once. */
const sealedShares = bytes(80)

/** Every body of an envelope with the limits of each field: the one table that encoder, decoder and README share. */
export const bodies = {
  hello: message({
    protocolMin: uint32(1, 65_535),
    protocolMax: uint32(1, 65_535),
    suites: list(uint32(1, 255), 8, 1),
    site: name,
    agentVersion: version,
    nonce: bytes(32),
    session: bytesOrNone(16),
    received: uint32(),
    policyDigest: sha256,
    floorsDigest: sha256,
    certificate: siteCertificate,
    logSize: uint32(),
    logRoot: bytesOrNone(32),
  }),
  welcome: message({
    protocol: uint32(1, 65_535),
    suite: uint32(1, 255),
    coordinator: name,
    nonce: bytes(32),
    session: bytes(16),
    resumed: bool(),
    received: uint32(),
    timeS: uint32(),
    checkpoint: note,
    consistency: optional(consistencyProof),
  }),
  acknowledgement: message({}),
  refusal: message({
    code,
    disposition: choice(dispositions),
    inReplyTo: uint32(),
    subject,
  }),
  goodbye: message({ code }),
  studyOffer: message({
    manifestDigest: sha256,
    manifest: bytes(2, limits.manifestBytesMax),
    files: list(sha256, limits.studyFilesMax),
  }),
  studyFile: message({ digest: sha256, content: bytes(0, limits.studyFileBytesMax) }),
  studyDecision: message({
    manifestDigest: sha256,
    decision: choice(decisions),
    approvals: list(
      message({ statement: bytes(1, 4096), key: spki, signature: ecdsa }),
      limits.approvalsMax,
    ),
  }),
  runInvitation: message({
    manifestDigest: sha256,
    roster: list(
      message({ site: name, controller: name, certificate: siteCertificate }),
      limits.sitesMax,
      1,
    ),
    plan: bytes(2, 64 * 1024),
    number: uint32(1),
    opened: logEntryProof,
  }),
  runAcceptance: message({
    rosterDigest: sha256,
    snapshotDigest: sha256,
    policyDigest: sha256,
    floorsDigest: sha256,
    floorsLowered: bool(),
  }),
  runEnded: message({ reason: code, closed: optional(logEntryProof) }),
  advertisementRequest: message({ rosterDigest: sha256, serialMin: uint32(1) }),
  advertisement,
  roundOpening: message({
    task: bytes(2, limits.manifestBytesMax),
    broadcast: bytes(2, limits.inlineBytesMax),
    broadcastDigest: sha256,
    threshold: uint32(2, limits.sitesMax),
    survivorsMin: uint32(3, limits.sitesMax),
    controllersMin: uint32(2, limits.sitesMax),
    advertisements: list(advertisement, limits.sitesMax, 1),
    notBeforeS: uint32(),
    notAfterS: uint32(),
    checkpoint: note,
    consistency: optional(consistencyProof),
    abandonments: list(abandonment, limits.sitesMax),
    ctx: sha256,
  }),
  shares: message({
    ctx: sha256,
    root: sha256,
    selfSeedDigest: sha256,
    signature: ecdsa,
    leaves: bytes(64, 2 * limits.sitesMax * 32, 64),
    ciphertexts: list(
      message({ from: index, to: index, ciphertext: sealedShares }),
      limits.sitesMax,
      1,
    ),
    cosignature: optional(cosignature),
  }),
  shareDelivery: message({
    ctx: sha256,
    shares: list(
      message({
        from: index,
        root: sha256,
        selfSeedDigest: sha256,
        signature: ecdsa,
        ciphertext: sealedShares,
        pathSelf: bytes(0, 9 * 32, 32),
        pathMask: bytes(0, 9 * 32, 32),
      }),
      limits.sitesMax,
      1,
    ),
    opened: logEntryProof,
  }),
  complaint: message({ ctx: sha256, against: index, code, signature: ecdsa }),
  streamHeader: message({
    ctx: sha256,
    kind: choice(streamKinds),
    size: uint32(1, limits.streamBytesMax),
    chunkSize: uint32(1, limits.chunkBytesMax),
    chunkDigests: bytes(32, limits.chunksMax * 32, 32),
    digest: sha256,
    signature: ecdsa,
  }),
  streamGrant: message({
    ctx: sha256,
    kind: choice(streamKinds),
    fromChunk: uint32(0, limits.chunksMax),
  }),
  streamChunk: message({
    ctx: sha256,
    kind: choice(streamKinds),
    index: uint32(0, limits.chunksMax - 1),
    data: bytes(1, limits.chunkBytesMax),
  }),
  survivorSet: message({ ctx: sha256, members: list(index, limits.sitesMax, 1) }),
  confirmation,
  revealRequest: message({ ctx: sha256, confirmations: list(confirmation, limits.sitesMax, 1) }),
  reveal: message({
    ctx: sha256,
    shares: list(
      message({ of: index, kind: choice(shareKinds), share: bytes(32) }),
      limits.sitesMax,
      1,
    ),
    next: optional(advertisement),
  }),
  roundResult: message({
    ctx: sha256,
    sum: bytes(0, limits.inlineBytesMax),
    sumDigest: sha256,
    members: list(index, limits.sitesMax, 1),
    published: logEntryProof,
  }),
  checkpointNotice: message({ checkpoint: note, consistency: optional(consistencyProof) }),
  cosignature,
  receipt: message({ entry: logEntryProof, membership: optional(sumMembership) }),
} as const

export type Bodies = { readonly [K in keyof typeof bodies]: Infer<(typeof bodies)[K]> }
export type BodyType = keyof Bodies
export type Body = { [K in BodyType]: { readonly type: K; readonly value: Bodies[K] } }[BodyType]

const header = {
  suite: uint32(1, 255),
  protocol: uint32(1, 65_535),
  study: idOrNone,
  run: idOrNone,
  round: uint32(),
  attempt: uint32(0, limits.attemptNumberMax),
  sequence: uint32(),
  acknowledged: uint32(),
} as const
export const envelopeHeader = message(header)
export type EnvelopeHeader = Infer<typeof envelopeHeader>
export interface Envelope extends EnvelopeHeader {
  readonly body: Body
}

export const sealedFrame = message({ envelope: bytes(1, limits.messageBytesMax), signature: ecdsa })
export type SealedFrame = Infer<typeof sealedFrame>

export type SiteCertificate = Infer<typeof siteCertificate>
export type ConsistencyProof = Infer<typeof consistencyProof>
export type LogEntryProof = Infer<typeof logEntryProof>
export type Abandonment = Infer<typeof abandonment>
export type RosterMember = Bodies['runInvitation']['roster'][number]
export type ApprovalSummary = Bodies['studyDecision']['approvals'][number]
export type DeliveredShares = Bodies['shareDelivery']['shares'][number]
export type Disposition = (typeof dispositions)[number]
export type ShareKind = (typeof shareKinds)[number]
export type StreamKind = (typeof streamKinds)[number]
