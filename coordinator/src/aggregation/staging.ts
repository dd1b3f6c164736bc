import { limits } from '@sampan/proto'
import {
  createSpoolFile,
  emptyFolder,
  hex,
  joinPath,
  present,
  type Random,
  type SpoolFile,
} from '@sampan/shared'

/** Where the bytes of one vector wait until all of them are there. */
export interface Stage {
  readonly write: (at: number, bytes: Uint8Array) => void
  /** The vector in order, cut at whole words. A piece may be memory that the next one uses again. */
  readonly pieces: () => Iterable<Uint8Array>
  readonly remove: () => void
}

/** Gives every vector a place to wait. */
export type Staging = (size: number) => Stage

/** Words are 4 to 16 bytes, so that none is cut. */
const pieceBytes = limits.chunkBytesMax

export const memoryStaging: Staging = (size) => {
  let bytes = new Uint8Array(size)
  return {
    write: (at, part) => {
      bytes.set(part, at)
    },
    pieces: () => [bytes],
    remove: () => {
      bytes = new Uint8Array(0)
    },
  }
}

interface Spool {
  readonly folder: string
  readonly random: Random
  /** Vectors up to this size stay in memory. */
  readonly inMemoryBytesMax?: number
}

/**
 * Large vectors wait in files of `folder`, which is emptied first: what is in it belonged to a process that has ended,
 * and its attempts are lost. Masked words are no secret; the files are private all the same.
 */
export function spoolStaging({
  folder,
  random,
  inMemoryBytesMax = limits.stagedInMemoryBytesMax,
}: Spool): Staging {
  emptyFolder(folder)
  return (size) =>
    size <= inMemoryBytesMax
      ? memoryStaging(size)
      : fileStage(joinPath(folder, `${hex(random.bytes(16))}.vector`), size)
}

/** The file is there from the first chunk on: a site that only announces costs nothing. */
function fileStage(file: string, size: number): Stage {
  let spool: SpoolFile | null = null
  return {
    write: (at, part) => {
      spool ??= createSpoolFile(file)
      spool.write(at, part)
    },
    remove: () => {
      spool?.remove()
      spool = null
    },
    *pieces() {
      const piece = new Uint8Array(Math.min(pieceBytes, size))
      for (let at = 0; at < size; at += pieceBytes) {
        const part = piece.subarray(0, Math.min(pieceBytes, size - at))
        present(spool, 'a file').read(at, part)
        yield part
      }
    },
  }
}
