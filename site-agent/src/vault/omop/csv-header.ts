import { closeSync, openSync, readSync } from 'node:fs'
import { constants, gunzipSync } from 'node:zlib'
import { limits } from '@sampan/proto'
import { fromUtf8, SampanError } from '@sampan/shared'

export interface CsvHeader {
  readonly delimiter: ',' | '\t'
  readonly names: readonly string[]
}

/**
 * The first line of a comma- or tab-separated file, plain or gzipped. The delimiter is the one that makes more fields;
 * nothing is guessed from the rows.
 * @throws SampanError file-malformed, source-unreachable
 */
export function readCsvHeader(file: string, table: string): CsvHeader {
  const text = firstText(file, table)
  const commas = splitLine(text, ',')
  const tabs = splitLine(text, '\t')
  const names = tabs !== null && tabs.length > (commas?.length ?? 0) ? tabs : commas
  if (names === null || names.every((name) => name === ''))
    throw new SampanError('file-malformed', { table, expected: 'a header line' })
  if (names.length > limits.registryColumnsMax)
    throw new SampanError('file-malformed', { table, expected: 'fewer columns' })
  return { delimiter: names === tabs ? '\t' : ',', names }
}

/** The beginning of the file as text, cut before a UTF-8 sequence that is not complete, without byte order mark. */
function firstText(file: string, table: string): string {
  const raw = firstBytes(file)
  const bytes = /\.gz$/i.test(file) ? inflate(raw, table) : raw
  const cut = bytes.subarray(0, limits.csvHeaderBytesMax)
  const end = cut.findLastIndex((byte) => byte === 0x0a || byte === 0x0d)
  const text = fromUtf8(end < 0 ? cut : cut.subarray(0, end))
  if (text === null) throw new SampanError('file-malformed', { table, expected: 'UTF-8' })
  return text.replace(/^\u{feff}/u, '')
}

function firstBytes(file: string): Uint8Array {
  const bytes = new Uint8Array(limits.csvHeaderBytesMax)
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch {
    throw new SampanError('source-unreachable', { file })
  }
  try {
    return bytes.subarray(0, readSync(handle, bytes))
  } finally {
    closeSync(handle)
  }
}

/** What the first bytes of a gzip member unpack to. A bomb stops at a bound far above any header. */
function inflate(bytes: Uint8Array, table: string): Uint8Array {
  const finishFlush = constants.Z_SYNC_FLUSH
  try {
    const maxOutputLength = 1024 * limits.csvHeaderBytesMax
    return new Uint8Array(gunzipSync(bytes, { finishFlush, maxOutputLength }))
  } catch {
    throw new SampanError('file-malformed', { table, expected: 'gzip' })
  }
}

/** Fields of the first record (RFC 4180); null when it does not end, or is not written that way. */
export function splitLine(text: string, delimiter: string): readonly string[] | null {
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter}]*))(${delimiter}|\\r|\\n|$)`,
    'y',
  )
  const names: string[] = []
  for (;;) {
    const found = field.exec(text)
    if (found === null) return null
    names.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim())
    if (found[3] !== delimiter) return names
  }
}
