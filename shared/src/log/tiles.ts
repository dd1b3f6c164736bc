import { concat } from '../encoding/bytes.ts'
import { leafHash, lookupOver, type NodeLookup } from './merkle.ts'

/**
 * Layout of a log as files (C2SP tlog-tiles): hash tiles of up to 256 hashes, entry bundles of up to 256 entries, each
 * entry behind its length in two bytes. Pure functions of sizes and hashes; who reads and writes files is elsewhere.
 */
const tileWidth = 256
const tileHeight = 8

export const checkpointPath = 'checkpoint'

/** `tile/<level>/<index>`, with `.p/<width>` while the tile is not full. */
export function hashTilePath(level: number, index: number, width: number): string {
  return `tile/${level}/${indexPath(index)}${partial(width)}`
}

export function entryBundlePath(index: number, width: number): string {
  return `tile/entries/${indexPath(index)}${partial(width)}`
}

/** Three digits a folder, all but the last behind an x: 1234067 is x001/x234/067. */
function indexPath(index: number): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0')
  const groups = digits.match(/.{3}/g) ?? []
  return groups.map((group, k) => (k < groups.length - 1 ? `x${group}` : group)).join('/')
}

function partial(width: number): string {
  return width === tileWidth ? '' : `.p/${width}`
}

export interface TilePlace {
  readonly index: number
  /** Hashes or entries in it. */
  readonly width: number
}

/** The tiles over `count` things, the last one perhaps partial. */
export function tilesOver(count: number): readonly TilePlace[] {
  return Array.from({ length: Math.ceil(count / tileWidth) }, (_, index) => ({
    index,
    width: Math.min(tileWidth, count - index * tileWidth),
  }))
}

/** Hash tiles of a log of `size` entries: level L holds the roots of complete subtrees of 256^L leaves. */
export function hashTiles(
  size: number,
): readonly (TilePlace & { readonly level: number; readonly path: string })[] {
  const tiles = []
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth))
    for (const tile of tilesOver(count))
      tiles.push({ level, ...tile, path: hashTilePath(level, tile.index, tile.width) })
  return tiles
}

/** The content of a hash tile. */
export function hashTileBytes(
  tile: TilePlace & { readonly level: number },
  lookup: NodeLookup,
): Uint8Array {
  const level = tile.level * tileHeight
  return concat(
    ...Array.from({ length: tile.width }, (_, k) =>
      lookup({ level, index: tile.index * tileWidth + k }),
    ),
  )
}

export function entryBundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...entries.flatMap((entry) => [
      Uint8Array.of(entry.byteLength >> 8, entry.byteLength & 0xff),
      entry,
    ]),
  )
}

/** The entries of a bundle; null when its bytes are not exactly `width` entries. */
export function parseEntryBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at + 2 <= bytes.byteLength) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (at + 2 + length > bytes.byteLength) return null
    entries.push(bytes.slice(at + 2, at + 2 + length))
    at += 2 + length
  }
  return at === bytes.byteLength && entries.length === width ? entries : null
}

/** All files of a log: path -> content. The checkpoint note is the log's to sign. */
export function logFiles(
  entries: readonly Uint8Array[],
  checkpointNote: Uint8Array,
): ReadonlyMap<string, Uint8Array> {
  const lookup = lookupOver(entries.map((entry) => leafHash(entry)))
  const files = new Map([[checkpointPath, checkpointNote]])
  for (const tile of hashTiles(entries.length)) files.set(tile.path, hashTileBytes(tile, lookup))
  for (const { index, width } of tilesOver(entries.length)) {
    const start = index * tileWidth
    files.set(entryBundlePath(index, width), entryBundleBytes(entries.slice(start, start + width)))
  }
  return files
}
