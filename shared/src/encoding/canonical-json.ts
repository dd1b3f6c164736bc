import { SampanError } from '../errors/sampan-error.ts'
import { fromUtf8, utf8 } from './bytes.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json | undefined
}

/**
 * RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, numbers as ECMAScript writes them,
 * no white space. A member whose value is undefined is absent.
 * @throws SampanError value-not-finite; value-invalid for a lone surrogate
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalString(value)
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}

export function canonicalBytes(value: Json): Uint8Array {
  return utf8(canonicalJson(value))
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new SampanError('value-not-finite', { where: 'json' })
  return JSON.stringify(value)
}

/** RFC 8785 section 3.2.2.2: a lone surrogate has no UTF-8 form and is refused (RFC 7493). */
function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new SampanError('value-invalid', { where: 'json string' })
  return JSON.stringify(value)
}

/**
 * Parses bytes that must be canonical JSON already: anything that does not re-encode to the same bytes (duplicate
 * members, white space, other number forms, bad UTF-8) is refused, so that a digest has one meaning.
 * @throws SampanError file-malformed
 */
export function parseCanonical(bytes: Uint8Array): Json {
  const text = fromUtf8(bytes)
  if (text === null) throw new SampanError('file-malformed', { expected: 'UTF-8' })
  const value = parseJson(text)
  if (canonicalJson(value) !== text)
    throw new SampanError('file-malformed', { expected: 'canonical JSON (RFC 8785)' })
  return value
}

/** Plain JSON with a bound on nesting. @throws SampanError file-malformed */
export function parseJson(text: string): Json {
  if (nesting(text) > 64) throw new SampanError('file-malformed', { expected: 'nesting below 64' })
  try {
    return JSON.parse(text) as Json
  } catch {
    throw new SampanError('file-malformed', { expected: 'JSON' })
  }
}

/** Deepest nesting of brackets outside strings. */
function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return deepest
}
