import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { SampanError } from '../errors/sampan-error.ts'

/** Reads a whole file of at most `bytesMax` bytes. @throws SampanError file-missing, file-too-large */
export function readBounded(file: string, bytesMax: number): Uint8Array {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile() !== true) throw new SampanError('file-missing', { file })
  if (found.size > bytesMax) throw new SampanError('file-too-large', { file, bytesMax })
  return new Uint8Array(readFileSync(file))
}

/** As readBounded, decoded as UTF-8. @throws SampanError file-not-text when it is not valid UTF-8 */
export function readText(file: string, bytesMax: number): string {
  const bytes = readBounded(file, bytesMax)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SampanError('file-not-text', { file })
  }
}

/**
 * Files that another file names, as `name` or `folder/name`, by these names. What is not there is left out, and what lies
 * outside of the file's own folder, also by a link, counts as not there.
 * @throws SampanError file-too-large
 */
export function readBeside(
  file: string,
  names: readonly string[],
  bytesMax: number,
): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  for (const name of names) {
    const place = placeInside(path.dirname(file), name)
    if (place !== null) found.set(name, readBounded(place, bytesMax))
  }
  return found
}

function placeInside(folder: string, name: string): string | null {
  const steps = name.split('/')
  if (/[\\\0]/.test(name) || steps.some((step) => ['', '.', '..'].includes(step))) return null
  const asked = path.join(folder, name)
  if (statSync(asked, { throwIfNoEntry: false })?.isFile() !== true) return null
  const place = realpathSync(asked)
  return place.startsWith(path.join(realpathSync(folder), path.sep)) ? place : null
}

/**
 * Replaces a file as a whole: written beside it, synced, renamed, and the folder synced, so that a crash leaves the
 * old or the new content and never a part.
 */
export function writeAtomically(file: string, content: Uint8Array | string, mode = 0o600): void {
  const beside = `${file}.part`
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  const handle = openSync(beside, 'w', mode)
  try {
    for (let at = 0; at < bytes.byteLength;) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(beside, mode)
  renameSync(beside, file)
  const folder = openSync(path.dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Makes a folder that only its owner can enter. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

export function fileExists(file: string): boolean {
  return existsSync(file)
}

export function removeTree(place: string): void {
  rmSync(place, { recursive: true, force: true })
}

export function joinPath(...parts: readonly string[]): string {
  return path.join(...parts)
}

export function resolvePath(...parts: readonly string[]): string {
  return path.resolve(...parts)
}

/** The last part of a path. */
export function baseName(file: string): string {
  return path.basename(file)
}

export function folderOf(file: string): string {
  return path.dirname(file)
}

/** Renames a folder that was built beside its place; durable once the parent folder is. */
export function moveIntoPlace(beside: string, folder: string): void {
  renameSync(beside, folder)
  const parent = openSync(path.dirname(folder), 'r')
  try {
    fsyncSync(parent)
  } finally {
    closeSync(parent)
  }
}
