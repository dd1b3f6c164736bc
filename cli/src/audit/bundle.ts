import { readdirSync } from 'node:fs'
import { limits } from '@sampan/proto'
import {
  bundleFileBytesMax,
  fileExists,
  isSampanError,
  joinPath,
  readBounded,
  SampanError,
  type BundleReader,
} from '@sampan/shared'

export interface Bundle {
  /** Of every file, with slashes, from the bundle's folder on. */
  readonly paths: readonly string[]
  readonly read: BundleReader
}

/**
 * An exported log on a disk. Files are read when they are asked for; links are not followed.
 * @throws SampanError file-missing; log-malformed for more files than a log can have
 */
export function openBundle(folder: string): Bundle {
  if (!fileExists(folder)) throw new SampanError('file-missing', { file: folder })
  const paths = listFiles(folder)
  const known = new Set(paths)
  return {
    paths,
    read: (path) => (known.has(path) ? readOrNull(joinPath(folder, path)) : null),
  }
}

/** A log of that many entries lies in at least this many files. */
export function hasFilesFor({ paths }: Bundle, size: number): boolean {
  return Math.ceil(size / entriesPerFile) <= paths.length
}

/** C2SP tlog-tiles. */
export const entriesPerFile = 256

/** A file that is larger than any of a log is none of it. */
function readOrNull(file: string): Uint8Array | null {
  try {
    return readBounded(file, bundleFileBytesMax)
  } catch (error) {
    if (isSampanError(error, 'file-too-large')) return null
    throw error
  }
}

function listFiles(folder: string): readonly string[] {
  const paths: string[] = []
  const visit = (below: string, depth: number): void => {
    if (depth > depthMax) throw new SampanError('log-malformed', { place: below })
    for (const entry of readdirSync(joinPath(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) visit(path, depth + 1)
      else if (entry.isFile()) paths.push(path)
      if (paths.length > limits.bundleFilesMax)
        throw new SampanError('log-malformed', { expected: `${limits.bundleFilesMax} files` })
    }
  }
  visit('', 0)
  return paths.sort()
}

/** `tile/entries/x001/x234/067.p/255` is six deep; logs of 10^12 entries are one deeper. */
const depthMax = 8
