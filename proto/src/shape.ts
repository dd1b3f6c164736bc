/** A message that breaks its specification. `field` is a path of names from the .proto files, never a value. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError'
  readonly field: string
  readonly expected: string

  constructor(field: string, expected: string) {
    super(`${field}: expected ${expected}`)
    this.field = field
    this.expected = expected
  }
}

/** What a field may hold, as data: for documentation, and for tests that try what it may not. */
export type FieldSpec =
  | { readonly kind: 'uint32'; readonly min: number; readonly max: number }
  | { readonly kind: 'bool' }
  | { readonly kind: 'text'; readonly max: number; readonly pattern: RegExp }
  | {
      readonly kind: 'bytes'
      readonly min: number
      readonly max: number
      readonly multipleOf: number
      readonly orNone: boolean
    }
  | {
      readonly kind: 'list'
      readonly min: number
      readonly max: number
      readonly of: Shape<unknown>
    }
  | { readonly kind: 'choice'; readonly names: readonly string[] }
  | { readonly kind: 'message'; readonly fields: Readonly<Record<string, Shape<unknown>>> }
  | { readonly kind: 'optional'; readonly of: Shape<unknown> }

/** Parses one field of a decoded message: checks limits and returns an owned, plain value. */
export interface Shape<T> {
  readonly spec: FieldSpec
  readonly describe: string
  readonly parse: (value: unknown, path: string) => T
}

export type Infer<S> = S extends Shape<infer T> ? T : never

export function uint32(min = 0, max = 0xffff_ffff): Shape<number> {
  const describe = max === 0xffff_ffff ? `uint32 >= ${min}` : `uint32 in ${min}..${max}`
  return {
    spec: { kind: 'uint32', min, max },
    describe,
    parse: (value, path) => {
      const number = value ?? 0
      if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max)
        throw new ShapeError(path, describe)
      return number
    },
  }
}

export function bool(): Shape<boolean> {
  return {
    spec: { kind: 'bool' },
    describe: 'bool',
    parse: (value, path) => {
      const flag = value ?? false
      if (typeof flag !== 'boolean') throw new ShapeError(path, 'bool')
      return flag
    },
  }
}

/** UTF-8 text of at most `max` characters that matches `pattern` as a whole. */
export function text(max: number, pattern: RegExp): Shape<string> {
  const describe = `text of at most ${max} characters matching ${pattern.source}`
  return {
    spec: { kind: 'text', max, pattern },
    describe,
    parse: (value, path) => {
      const string = value ?? ''
      if (typeof string !== 'string' || string.length > max || !pattern.test(string))
        throw new ShapeError(path, describe)
      return string
    },
  }
}

/** Bytes of one of the given lengths, or of `min..max`. The result owns its memory at offset 0. */
export function bytes(min: number, max = min, multipleOf = 1): Shape<Uint8Array> {
  const size = min === max ? `${min}` : `${min}..${max}`
  const describe = `${size} bytes${multipleOf > 1 ? `, a multiple of ${multipleOf}` : ''}`
  return {
    spec: { kind: 'bytes', min, max, multipleOf, orNone: false },
    describe,
    parse: (value, path) => {
      const view = value ?? new Uint8Array(0)
      if (!(view instanceof Uint8Array)) throw new ShapeError(path, describe)
      const length = view.byteLength
      if (length < min || length > max || length % multipleOf !== 0)
        throw new ShapeError(path, describe)
      return new Uint8Array(view)
    },
  }
}

/** Bytes that are either absent or exactly `length` long. */
export function bytesOrNone(length: number): Shape<Uint8Array> {
  const inner = bytes(0, length)
  const describe = `0 or ${length} bytes`
  return {
    spec: { kind: 'bytes', min: length, max: length, multipleOf: 1, orNone: true },
    describe,
    parse: (value, path) => {
      const parsed = inner.parse(value, path)
      if (parsed.byteLength !== 0 && parsed.byteLength !== length)
        throw new ShapeError(path, describe)
      return parsed
    },
  }
}

export function list<T>(element: Shape<T>, max: number, min = 0): Shape<readonly T[]> {
  const describe = `${min}..${max} of ${element.describe}`
  return {
    spec: { kind: 'list', min, max, of: element },
    describe,
    parse: (value, path) => {
      const array = value ?? []
      if (!Array.isArray(array) || array.length > max || array.length < min)
        throw new ShapeError(path, describe)
      return array.map((item, index) => element.parse(item, `${path}[${index}]`))
    },
  }
}

/** A closed enumeration, carried as its number and read as its name. Zero (unspecified) is refused. */
export function choice<const N extends readonly string[]>(names: N): Shape<N[number]> {
  const describe = `one of ${names.join(', ')}`
  return {
    spec: { kind: 'choice', names },
    describe,
    parse: (value, path) => {
      const name = typeof value === 'number' ? names[value - 1] : names.find((n) => n === value)
      if (name === undefined) throw new ShapeError(path, describe)
      return name
    },
  }
}

export interface MessageShape<T> extends Shape<T> {
  readonly fields: Readonly<Record<string, Shape<unknown>>>
}

export function message<F extends Record<string, Shape<unknown>>>(
  fields: F,
): MessageShape<{ readonly [K in keyof F]: Infer<F[K]> }> {
  return {
    spec: { kind: 'message', fields },
    describe: 'message',
    fields,
    parse: (value, path) => {
      if (typeof value !== 'object' || value === null) throw new ShapeError(path, 'message')
      const source = value as Record<string, unknown>
      const entries = Object.entries(fields).map(([name, shape]) => [
        name,
        shape.parse(source[name], path === '' ? name : `${path}.${name}`),
      ])
      return Object.fromEntries(entries) as { readonly [K in keyof F]: Infer<F[K]> }
    },
  }
}

/** A nested message that may be absent. */
export function optional<T>(shape: Shape<T>): Shape<T | null> {
  return {
    spec: { kind: 'optional', of: shape },
    describe: `optional ${shape.describe}`,
    parse: (value, path) =>
      value === null || value === undefined ? null : shape.parse(value, path),
  }
}
