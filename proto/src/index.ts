export { limits, timeouts, type Limits, type Timeouts } from './limits.ts'
export { ShapeError, type FieldSpec, type Shape } from './shape.ts'
export {
  bodies,
  envelopeHeader,
  sealedFrame,
  type Abandonment,
  type ApprovalSummary,
  type Bodies,
  type Body,
  type BodyType,
  type ConsistencyProof,
  type DeliveredShares,
  type Disposition,
  type Envelope,
  type EnvelopeHeader,
  type LogEntryProof,
  type RosterMember,
  type SealedFrame,
  type ShareKind,
  type SiteCertificate,
  type StreamKind,
} from './messages.ts'
export { decodeEnvelope, decodeSealedFrame, encodeEnvelope, encodeSealedFrame } from './codec.ts'
