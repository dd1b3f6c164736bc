import { SampanError } from '../errors/sampan-error.ts'

/** Whole numbers are bigint, since concept ids may exceed 2^53; a number with a point or an exponent is a number. */
export type LosslessJson =
  | null
  | boolean
  | string
  | bigint
  | number
  | readonly LosslessJson[]
  | { readonly [name: string]: LosslessJson }

/** Deep enough for any ATLAS export; a text of brackets must not exhaust the stack. */
const nestingMax = 60

interface Reading {
  readonly text: string
  at: number
}

/**
 * Reads JSON (RFC 8259) without losing a digit. A member whose value is null is left out: ATLAS writes null for what
 * is not set. Refuses repeated names and anything behind the value.
 * @throws SampanError file-malformed with the line and column
 */
export function readLosslessJson(text: string): LosslessJson {
  const reading = { text, at: text.startsWith('\uFEFF') ? 1 : 0 }
  const value = readValue(reading, 0)
  skipSpace(reading)
  if (reading.at < text.length) fail(reading, 'the end of the file')
  return value
}

function readValue(reading: Reading, depth: number): LosslessJson {
  if (depth > nestingMax) fail(reading, `at most ${nestingMax} levels`)
  skipSpace(reading)
  switch (reading.text[reading.at]) {
    case '{':
      return readObject(reading, depth)
    case '[':
      return readArray(reading, depth)
    case '"':
      return readString(reading)
    default:
      return readWord(reading)
  }
}

function readObject(reading: Reading, depth: number): LosslessJson {
  const members = new Map<string, LosslessJson>()
  reading.at++
  if (accept(reading, '}')) return {}
  do {
    skipSpace(reading)
    if (reading.text[reading.at] !== '"') fail(reading, 'a name')
    const start = reading.at
    const name = readString(reading)
    if (members.has(name) || name === '__proto__') {
      reading.at = start
      fail(reading, 'a name that is not repeated')
    }
    if (!accept(reading, ':')) fail(reading, ':')
    members.set(name, readValue(reading, depth + 1))
  } while (accept(reading, ','))
  if (!accept(reading, '}')) fail(reading, ', or }')
  return Object.fromEntries([...members].filter(([, value]) => value !== null))
}

function readArray(reading: Reading, depth: number): LosslessJson {
  const items: LosslessJson[] = []
  reading.at++
  if (accept(reading, ']')) return items
  do items.push(readValue(reading, depth + 1))
  while (accept(reading, ','))
  if (!accept(reading, ']')) fail(reading, ', or ]')
  return items
}

const stringPattern = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

function readString(reading: Reading): string {
  const start = reading.at
  const written = match(reading, stringPattern)
  if (written !== null && !hasControl(written)) return String(JSON.parse(written))
  reading.at = start
  return fail(reading, 'text in quotes')
}

function hasControl(text: string): boolean {
  for (let k = 0; k < text.length; k++) if (text.charCodeAt(k) < 0x20) return true
  return false
}

const wordPattern = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y

function readWord(reading: Reading): LosslessJson {
  const start = reading.at
  const word = match(reading, wordPattern)
  if (word === null) return fail(reading, 'a value')
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return null
  const whole = /^(-?[0-9]{1,30})(?:\.0+)?$/.exec(word)?.[1]
  if (whole !== undefined) return BigInt(whole)
  const value = Number(word)
  reading.at = start
  if (!Number.isFinite(value) || /^-?[0-9]+$/.test(word)) fail(reading, 'a smaller number')
  reading.at += word.length
  return value
}

function match(reading: Reading, pattern: RegExp): string | null {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.text)?.[0] ?? null
  reading.at += found?.length ?? 0
  return found
}

function accept(reading: Reading, mark: string): boolean {
  skipSpace(reading)
  if (reading.text[reading.at] !== mark) return false
  reading.at++
  return true
}

function skipSpace(reading: Reading): void {
  while (/[ \t\r\n]/.test(reading.text[reading.at] ?? '')) reading.at++
}

function fail(reading: Reading, expected: string): never {
  const before = reading.text.slice(0, reading.at).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  throw new SampanError('file-malformed', { line: before.length, column, expected })
}
