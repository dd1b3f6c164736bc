import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { SampanError } from '../errors/sampan-error.ts'

/** Bytes on a disk that are written and read by position and belong to nobody once they are removed. */
export interface SpoolFile {
  /** @throws SampanError disk-full */
  readonly write: (at: number, bytes: Uint8Array) => void
  /** Fills `into` from position `at` on. @throws SampanError file-malformed when the file ends before */
  readonly read: (at: number, into: Uint8Array) => void
  readonly remove: () => void
}

/** Makes a file that must not exist yet and that only its owner can read. Not synced: a crash forgets it anyway. */
export function createSpoolFile(file: string): SpoolFile {
  const handle = openSync(file, 'wx+', 0o600)
  let open = true
  return {
    write: (at, bytes) => {
      writeWhole(handle, at, bytes)
    },
    read: (at, into) => {
      for (let done = 0; done < into.byteLength;) {
        const got = readSync(handle, into, done, into.byteLength - done, at + done)
        if (got === 0) throw new SampanError('file-malformed', { file })
        done += got
      }
    },
    remove: () => {
      if (!open) return
      open = false
      closeSync(handle)
      rmSync(file, { force: true })
    },
  }
}

function writeWhole(handle: number, at: number, bytes: Uint8Array): void {
  try {
    for (let done = 0; done < bytes.byteLength;)
      done += writeSync(handle, bytes, done, bytes.byteLength - done, at + done)
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw full ? new SampanError('disk-full', {}, { cause: error }) : error
  }
}

/** Makes a folder anew, with nothing in it, that only its owner can enter. */
export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}
