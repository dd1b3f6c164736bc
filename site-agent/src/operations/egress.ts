import {
  bodies,
  envelopeHeader,
  limits,
  sealedFrame,
  type BodyType,
  type FieldSpec,
} from '@sampan/proto'
import { addressOf } from '../enrol/address.ts'

/** Every message that an agent sends, in the order in which a firewall meets them first. */
export const sentTypes = [
  'hello',
  'acknowledgement',
  'studyDecision',
  'runAcceptance',
  'advertisement',
  'shares',
  'streamHeader',
  'streamChunk',
  'confirmation',
  'reveal',
  'complaint',
  'refusal',
] as const satisfies readonly BodyType[]
export type SentType = (typeof sentTypes)[number]

/** Requests over HTTPS, by path. */
const requests = [
  { path: '/v1/enrolment', bytesMax: limits.enrolmentBytesMax, name: 'enrolment' },
  { path: '/v1/renewal', bytesMax: limits.enrolmentBytesMax, name: 'renewal' },
] as const

export interface Egress {
  readonly host: string
  readonly port: number
  readonly protocol: 'TLS 1.3'
  readonly direction: 'out'
  readonly requests: typeof requests
  readonly messages: readonly { readonly type: SentType; readonly bytesMax: number }[]
}

/** What leaves this agent, and at most how much of it at one time. */
export function egressOf(coordinator: string): Egress {
  const { host, port } = addressOf(coordinator)
  const messages = sentTypes.map((type) => ({ type, bytesMax: largestFrame(type) }))
  return { host, port, protocol: 'TLS 1.3', direction: 'out', requests, messages }
}

/** An upper bound of a sealed frame, before TLS: header, body, signature. */
export function largestFrame(type: SentType): number {
  const envelope = contentMax(envelopeHeader.spec) + fieldMax(bodies[type].spec)
  const signature = sealedFrame.spec.kind === 'message' ? signatureMax(sealedFrame.spec.fields) : 0
  return Math.min(limits.messageBytesMax, tagBytes + lengthBytes(envelope) + envelope + signature)
}

function signatureMax({ signature }: Extract<FieldSpec, { kind: 'message' }>['fields']): number {
  return signature === undefined ? 0 : fieldMax(signature.spec)
}

/** Field numbers up to 2047. */
const tagBytes = 2
const varintBytesMax = 5

/** A field with its tag and, where it has one, its length (protobuf encoding). */
function fieldMax(spec: FieldSpec): number {
  if (spec.kind === 'list') return spec.max * fieldMax(spec.of.spec)
  if (spec.kind === 'optional') return fieldMax(spec.of.spec)
  const content = contentMax(spec)
  const isScalar = spec.kind === 'uint32' || spec.kind === 'bool' || spec.kind === 'choice'
  return tagBytes + (isScalar ? 0 : lengthBytes(content)) + content
}

function contentMax(spec: FieldSpec): number {
  switch (spec.kind) {
    case 'uint32':
    case 'choice':
      return varintBytesMax
    case 'bool':
      return 1
    case 'text':
    case 'bytes':
      return spec.max
    case 'message':
      return Object.values(spec.fields).reduce((sum, field) => sum + fieldMax(field.spec), 0)
    case 'list':
    case 'optional':
      return fieldMax(spec)
  }
}

/** Bytes of a varint that holds `length`. */
function lengthBytes(length: number): number {
  return Math.max(1, Math.ceil(Math.log2(length + 1) / 7))
}
