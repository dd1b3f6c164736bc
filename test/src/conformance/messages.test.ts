import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bodies,
  decodeEnvelope,
  decodeSealedFrame,
  encodeEnvelope,
  encodeSealedFrame,
  limits,
  ShapeError,
  type BodyType,
  type Shape,
} from '@sampan/proto'
import { sampan } from '../../../proto/generated/sampan.js'
import { bodyTypes, exampleEnvelope, violations } from '../support/message-examples.ts'

const file = path.resolve(import.meta.dirname, '../../vectors/envelopes.json')
const update = process.env['UPDATE_GOLDEN'] === '1'
const golden: Record<string, string> = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  : {}
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const readmeFile = path.resolve(import.meta.dirname, '../../../proto/README.md')

function fieldTable(type: BodyType): string {
  const rows = Object.entries(bodies[type].fields).flatMap(([name, shape]) => rowsOf(name, shape))
  if (rows.length === 0) return ''
  return ['', '| field | limits |', '| --- | --- |', ...rows, ''].join('\n')
}

/** A field, and below it the fields of the messages inside. */
function rowsOf(name: string, shape: Shape<unknown>): string[] {
  const own = `| \`${name}\` | ${shape.describe.replaceAll('|', '\\|')} |`
  return [own, ...innerFields(shape).flatMap(([inner, field]) => rowsOf(`${name}.${inner}`, field))]
}

function innerFields({ spec }: Shape<unknown>): [string, Shape<unknown>][] {
  if (spec.kind === 'message') return Object.entries(spec.fields)
  return spec.kind === 'list' || spec.kind === 'optional' ? innerFields(spec.of) : []
}

if (update) {
  const readme = bodyTypes.reduce(
    (text, type) =>
      text.replace(
        new RegExp(`<!-- fields of ${type} -->[^]*?<!-- end -->`),
        () => `<!-- fields of ${type} -->\n${fieldTable(type)}\n<!-- end -->`,
      ),
    readFileSync(readmeFile, 'utf8'),
  )
  writeFileSync(readmeFile, readme)
  const entries = bodyTypes.map((type) => [type, hexOf(encodeEnvelope(exampleEnvelope(type)))])
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
}

/** An envelope without its body. */
function headerOf(type: BodyType): object {
  return Object.fromEntries(
    Object.entries(exampleEnvelope(type)).filter(([member]) => member !== 'body'),
  )
}

/** Encodes without our checks, as a hostile peer would. */
function encodeUnchecked(type: BodyType, value: unknown): Uint8Array {
  const header = headerOf(type)
  const wire = withChoices(value)
  const message = sampan.v1.Envelope.create({ ...header, [type]: wire })
  return sampan.v1.Envelope.encode(message).finish()
}

/** Names of closed choices as numbers; numbers stay. */
function withChoices(value: unknown): unknown {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withChoices)
  const numbers: Record<string, number> = { ignore: 1, approved: 1, vector: 1, self: 1 }
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => {
      const isChoice = ['disposition', 'decision', 'kind'].includes(field)
      return [field, isChoice && typeof item === 'string' ? numbers[item] : withChoices(item)]
    }),
  )
}

describe.each(bodyTypes)('the message %s', (type) => {
  it('has its golden bytes, and they read back', () => {
    const envelope = exampleEnvelope(type)
    const bytes = encodeEnvelope(envelope)
    expect(hexOf(bytes)).toBe(golden[type])
    expect(decodeEnvelope(bytes)).toEqual(envelope)
  })

  it('is refused for every field outside its limits', () => {
    for (const { path: field, body } of violations(type)) {
      const bytes = encodeUnchecked(type, body)
      expect(() => decodeEnvelope(bytes), `${type}.${field}`).toThrow(ShapeError)
    }
  })

  it('is accepted by this test as it is', () => {
    const { body } = exampleEnvelope(type)
    expect(decodeEnvelope(encodeUnchecked(type, body.value)).body).toEqual(body)
  })

  it('is specified in proto/README.md with the limits of every field', () => {
    const readme = readFileSync(readmeFile, 'utf8')
    expect(readme).toContain(`### ${type}\n`)
    expect(readme).toContain(`<!-- fields of ${type} -->\n${fieldTable(type)}\n<!-- end -->`)
  })
})

describe('an envelope', () => {
  it('holds exactly one known body', () => {
    const header = headerOf('goodbye')
    const empty = sampan.v1.Envelope.encode(sampan.v1.Envelope.create(header)).finish()
    expect(() => decodeEnvelope(empty)).toThrow(ShapeError)
  })

  it('is bounded in bytes and in elements before anything is looked at', () => {
    expect(() => decodeEnvelope(new Uint8Array(limits.messageBytesMax + 1))).toThrow(ShapeError)
    // A shareDelivery of half a million empty entries in one MiB.
    const entries = new Uint8Array(1_000_000)
    for (let at = 0; at < entries.length; at += 2) entries[at] = 0x12
    const length = [0xc0, 0x84, 0x3d]
    const bomb = Uint8Array.from([0xe2, 0x02, ...length, ...entries])
    expect(() => decodeEnvelope(bomb)).toThrow(
      expect.objectContaining({ expected: 'fewer elements' }),
    )
  })

  it('never takes the process down, whatever the bytes', () => {
    const mutated = fc
      .tuple(fc.constantFrom(...bodyTypes), fc.nat(), fc.integer({ min: 0, max: 255 }))
      .map(([type, at, byte]) => {
        const bytes = encodeEnvelope(exampleEnvelope(type))
        bytes[at % bytes.length] = byte
        return bytes
      })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated), (bytes) => {
        for (const decode of [decodeEnvelope, decodeSealedFrame])
          try {
            decode(bytes)
          } catch (error) {
            expect(error).toBeInstanceOf(ShapeError)
          }
      }),
      { numRuns: 2000 },
    )
  })

  it('travels inside a frame with a signature of 64 bytes', () => {
    const envelope = encodeEnvelope(exampleEnvelope('hello'))
    const frame = { envelope, signature: new Uint8Array(64).fill(1) }
    expect(decodeSealedFrame(encodeSealedFrame(frame))).toEqual(frame)
    expect(() => encodeSealedFrame({ ...frame, signature: new Uint8Array(63) })).toThrow(ShapeError)
  })
})
