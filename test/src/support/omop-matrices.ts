import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  bytesFromLimbs,
  float64Bytes,
  hex,
  sha256,
  systemClock,
  type Manifest,
} from '@sampan/shared'
import { buildSnapshot, openSource, type SourceLocation } from '@sampan/site-agent'
import { afterAll, beforeAll, expect } from 'vitest'
import { placeNames, writePlaces, type Located, type Tables } from './omop-places.ts'
import { hasPostgres, startCluster, type Cluster } from './postgres-cluster.ts'

/** Kinds of place that this machine has. */
export const present = placeNames.filter((name) => hasPostgres || name !== 'PostgreSQL')
type Files = ReadonlyMap<string, Uint8Array>

export const sourceOptions = { clock: systemClock, memoryMib: 1024, threads: 2 }
export const personKey = new Uint8Array(32).fill(3)
/** Parts of a study that matter to no test of a matrix. */
export const anySize = {
  largestSite: 1_000_000,
  vocabulary: { version: null, onMismatch: 'ignore' },
}

/** Every kind of place for the tests of one file: a folder, and a server where there is one. */
export function matrixPlaces() {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-snapshots-'))
  const running: { postgres: Cluster | null } = { postgres: null }
  beforeAll(async () => {
    if (hasPostgres) running.postgres = await startCluster()
  }, 60_000)
  afterAll(() => {
    running.postgres?.stop()
    rmSync(folder, { recursive: true })
  })
  return {
    folder,
    running,
    /** Tables are queries, of an attached DuckDB file where one is given. */
    write: (name: string, tables: Tables, attached?: string): Promise<Located> => {
      const places = { postgres: running.postgres, folder }
      return writePlaces(attached === undefined ? places : { ...places, attached }, name, tables)
    },
  }
}

/** The matrix of a study, and what must be the same wherever the data are. */
export async function matrixOf(
  location: SourceLocation,
  manifest: Manifest,
  files: Files = new Map(),
): Promise<{
  readonly columns: ReadonlyMap<string, Float64Array>
  readonly codes: Uint32Array
  readonly seen: Readonly<Record<string, unknown>>
}> {
  const { people, columns, attrition, facts, persons } = await buildSnapshot(
    openSource(location, sourceOptions),
    manifest,
    { personKey, files },
  )
  const { codes, ...identity } = persons!
  const { cdmVersion, vocabularyVersion, statedVersion } = facts
  const digests = [...columns].map(([name, column]) => [name, hex(sha256(float64Bytes(column)))])
  return {
    columns,
    codes,
    seen: {
      ...{ people, attrition, digests, cdmVersion, vocabularyVersion, statedVersion },
      persons: { ...identity, codes: hex(sha256(bytesFromLimbs(codes))) },
    },
  }
}

/** Bit for bit the same from every place. */
export async function expectSame(located: Located, manifest: Manifest, files: Files = new Map()) {
  const [first, ...others] = await Promise.all(
    present.map((name) => matrixOf(located[name], manifest, files)),
  )
  others.forEach(({ seen }, k) => {
    expect(seen, present[k + 1]).toEqual(first!.seen)
  })
  return first!.columns
}
