import { fileExists, joinPath, present, suite } from '@sampan/shared'
import type { Source } from '../omop/source.ts'
import type { DataAccess, VaultLog } from '../vault.ts'
import { buildSnapshot } from './build-snapshot.ts'
import { readSnapshot, wipeSnapshot, writeSnapshot } from './snapshot-file.ts'

export interface DataOptions {
  /** The vault's folder of snapshots. */
  readonly folder: string
  /** Opened when a run begins, closed when its matrix is made. */
  readonly source: () => Source
  readonly log: VaultLog
}

/** The hospital's data behind the vault: one matrix a run, in a file whose digest is recorded and checked. */
export function dataAccess(options: DataOptions): DataAccess {
  const { folder, source, log } = options
  // Run ids are minted by the coordinator: letters, digits and underscores, checked when the message was parsed.
  const fileOf = (run: string): string => joinPath(folder, `${run}.snapshot`)
  return {
    pin: async (run, study, { site, files, personKey, guard }) => {
      const { manifest, digest } = study
      const content = await buildSnapshot(source(), manifest, {
        site,
        files,
        personKey,
        guard,
        onProgress: ({ done, total }) => {
          log.debug('features of the matrix', { run, done, total })
        },
      })
      const binding = { suite, manifestDigest: digest, asOf: manifest.population.asOf }
      const persons = present(content.persons, 'people under a key')
      return { ...writeSnapshot(fileOf(run), content, binding), persons }
    },
    read: (run, _study, digest) =>
      new Promise((resolve) => {
        resolve(readSnapshot(fileOf(run), digest))
      }),
    wipe: (run) => {
      if (fileExists(folder)) wipeSnapshot(fileOf(run))
    },
  }
}
