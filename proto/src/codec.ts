import protobuf from 'protobufjs/minimal.js'
import { sampan } from '../generated/sampan.js'
import { limits } from './limits.ts'
import {
  bodies,
  envelopeHeader,
  sealedFrame,
  type Bodies,
  type Body,
  type BodyType,
  type Envelope,
  type SealedFrame,
} from './messages.ts'
import { ShapeError, type MessageShape } from './shape.ts'

const wire = sampan.v1

/** Encodes a frame. The envelope's bytes are carried as they are: they were signed. */
export function encodeSealedFrame(frame: SealedFrame): Uint8Array {
  return own(
    wire.SealedFrame.encode(wire.SealedFrame.create(sealedFrame.parse(frame, ''))).finish(),
  )
}

/** Decodes a frame. @throws ShapeError when it is too large, malformed or breaks a limit. */
export function decodeSealedFrame(bytes: Uint8Array): SealedFrame {
  return sealedFrame.parse(decodeBounded(wire.SealedFrame, bytes, 2), '')
}

/**
 * Encodes an envelope with exactly one body.
 * @throws ShapeError when a field breaks its limits: a defect of the caller, since these values are ours.
 */
export function encodeEnvelope(envelope: Envelope): Uint8Array {
  const head = envelopeHeader.parse(envelope, '')
  const { type, value } = envelope.body
  const body = withNumbers(bodies[type].parse(value, type))
  return own(wire.Envelope.encode(wire.Envelope.create({ ...head, [type]: body })).finish())
}

/**
 * Decodes an envelope: bounded in bytes and in elements before any field is looked at, then every field against its
 * limits. Byte fields are copies that own their memory (protobufjs hands out views at odd offsets).
 * @throws ShapeError
 */
export function decodeEnvelope(bytes: Uint8Array): Envelope {
  const raw = decodeBounded(wire.Envelope, bytes, limits.elementsMax)
  const type = raw.body
  if (type === undefined || !Object.hasOwn(bodies, type))
    throw new ShapeError('body', 'exactly one known body')
  const shape = bodies[type] as MessageShape<Bodies[BodyType]>
  const value = shape.parse((raw as unknown as Record<string, unknown>)[type], type)
  return { ...envelopeHeader.parse(raw, ''), body: { type, value } as Body }
}

interface Decoder<T> {
  decode: (reader: protobuf.Reader) => T
}

function decodeBounded<T>(type: Decoder<T>, bytes: Uint8Array, elementsMax: number): T {
  if (bytes.byteLength > limits.messageBytesMax)
    throw new ShapeError('message', `at most ${limits.messageBytesMax} bytes`)
  try {
    return type.decode(new BoundedReader(bytes, elementsMax))
  } catch (error) {
    if (error instanceof ShapeError) throw error
    throw new ShapeError('message', 'well-formed protobuf')
  }
}

/**
 * Counts every field and packed element of a message and of the messages inside it: a 1 MiB message of empty
 * submessages would otherwise become half a million objects.
 */
class BoundedReader extends protobuf.Reader {
  #left: number

  constructor(bytes: Uint8Array, elementsMax: number) {
    super(bytes)
    this.#left = elementsMax
  }

  override tag(): number {
    this.#spend(1)
    return super.tag()
  }

  override uint32s(array?: number[]): number[] {
    const at = this.pos
    const size = this.uint32()
    this.pos = at
    this.#spend(size)
    return super.uint32s(array)
  }

  #spend(count: number): void {
    this.#left -= count
    if (this.#left < 0) throw new ShapeError('message', 'fewer elements')
  }
}

/** Names of closed choices as the numbers that travel. Shapes read them back. */
const choiceNumbers: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  disposition: wire.Disposition as unknown as Record<string, number>,
  decision: wire.Decision as unknown as Record<string, number>,
  kind: {
    ...(wire.StreamKind as unknown as Record<string, number>),
    ...(wire.ShareKind as unknown as Record<string, number>),
  },
}
const choicePrefixes: Readonly<Record<string, readonly string[]>> = {
  disposition: ['DISPOSITION_'],
  decision: ['DECISION_'],
  kind: ['STREAM_KIND_', 'SHARE_KIND_'],
}

function withNumbers(value: unknown): unknown {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withNumbers)
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [field, choiceNumber(field, item)]),
  )
}

function choiceNumber(field: string, item: unknown): unknown {
  const prefixes = choicePrefixes[field]
  if (prefixes === undefined || typeof item !== 'string') return withNumbers(item)
  const constant = item.toUpperCase().replaceAll('-', '_')
  const numbers = choiceNumbers[field] ?? {}
  return prefixes.map((prefix) => numbers[prefix + constant]).find((n) => n !== undefined)
}

/** A finished writer may hand out a view on a shared pool. */
function own(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}
