import { createHash } from 'node:crypto'
import { bodies, type Body, type BodyType, type Envelope, type Shape } from '@sampan/proto'

/**
 * One example of every message, made from its specification: every field present, bytes drawn from SHA-256 of the
 * field's path, numbers and lists small. Deterministic, so that the encoded bytes can be kept and compared.
 */
function exampleOf(type: BodyType): Body {
  const value = valueOf(bodies[type], type)
  return { type, value } as Body
}

export function exampleEnvelope(type: BodyType): Envelope {
  return {
    suite: 1,
    protocol: 1,
    study: 'study_01hzxw3v5n8q2r4t6y7a9bcdef',
    run: 'run_01hzxw3v5n8q2r4t6y7a9bcdef',
    round: 3,
    attempt: 2,
    sequence: 41,
    acknowledged: 40,
    body: exampleOf(type),
  }
}

export const bodyTypes = Object.keys(bodies) as BodyType[]

function valueOf(shape: Shape<unknown>, path: string): unknown {
  const { spec } = shape
  switch (spec.kind) {
    case 'uint32':
      return Math.min(spec.max, Math.max(spec.min, 7))
    case 'bool':
      return true
    case 'text':
      return ['example', 'sha256-p256', '1.0.0', 'x'].find((text) => spec.pattern.test(text)) ?? ''
    case 'bytes':
      return bytesOf(path, Math.max(spec.min, Math.min(spec.max, 32)))
    case 'list': {
      const length = Math.max(spec.min, Math.min(spec.max, 2))
      return Array.from({ length }, (_, k) => valueOf(spec.of, `${path}[${k}]`))
    }
    case 'choice':
      return spec.names[0]
    case 'optional':
      return valueOf(spec.of, path)
    case 'message':
      return Object.fromEntries(
        Object.entries(spec.fields).map(([name, field]) => [
          name,
          valueOf(field, `${path}.${name}`),
        ]),
      )
  }
}

function bytesOf(path: string, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, k) =>
    createHash('sha256').update(`${path} ${k}`).digest(),
  )
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
}

/** Values that break one field of a message, each with the path of the field. */
export function* violations(type: BodyType): Generator<{ path: string; body: unknown }> {
  const example = exampleOf(type).value
  for (const { path, wrong } of wrongValues(bodies[type], []))
    yield { path: path.join('.'), body: replaced(example, path, wrong) }
}

type Path = readonly (string | number)[]

function* wrongValues(
  shape: Shape<unknown>,
  path: Path,
): Generator<{ path: Path; wrong: unknown }> {
  const { spec } = shape
  switch (spec.kind) {
    case 'uint32':
      yield* wrongNumbers(spec).map((wrong) => ({ path, wrong }))
      return
    case 'bool':
      return
    case 'text':
      yield { path, wrong: 'x'.repeat(spec.max + 1) }
      yield { path, wrong: 'not allowed \u0000' }
      return
    case 'bytes':
      yield* wrongLengths(spec).map((length) => ({ path, wrong: new Uint8Array(length) }))
      return
    case 'list':
      if (spec.min > 0) yield { path, wrong: [] }
      yield {
        path,
        wrong: Array.from({ length: spec.max + 1 }, (_, k) => valueOf(spec.of, `${k}`)),
      }
      yield* wrongValues(spec.of, [...path, 0])
      return
    case 'choice':
      yield { path, wrong: 0 }
      yield { path, wrong: spec.names.length + 90 }
      return
    case 'optional':
      yield* wrongValues(spec.of, path)
      return
    case 'message':
      for (const [name, field] of Object.entries(spec.fields))
        yield* wrongValues(field, [...path, name])
  }
}

function wrongNumbers({
  min,
  max,
}: {
  readonly min: number
  readonly max: number
}): readonly number[] {
  return [...(min > 0 ? [min - 1] : []), ...(max < 0xffff_ffff ? [max + 1] : [])]
}

function wrongLengths(spec: {
  readonly min: number
  readonly max: number
  readonly multipleOf: number
}): readonly number[] {
  const { min, max, multipleOf } = spec
  return [
    ...(min > 0 ? [min - 1] : []),
    ...(max < 1_000_000 ? [max + multipleOf] : []),
    ...(multipleOf > 1 ? [min + 1] : []),
  ]
}

function replaced(value: unknown, path: Path, wrong: unknown): unknown {
  const [head, ...rest] = path
  if (head === undefined) return wrong
  if (Array.isArray(value))
    return value.map((item: unknown, k) => (k === head ? replaced(item, rest, wrong) : item))
  const record = value as Record<string, unknown>
  return { ...record, [head]: replaced(record[head], rest, wrong) }
}
