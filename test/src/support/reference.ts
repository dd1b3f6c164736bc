import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder of reference data beside the repository: real data sets and answers computed by other software. */
const referenceFolder = path.resolve(import.meta.dirname, '../../../../shared/data')

export const hasReference = existsSync(referenceFolder)

/** Suffix for the names of tests that need the reference data, so that a skip is seen. */
export const referenceNote = hasReference ? '' : ' [reference data absent: skipped]'

export function reference(...parts: readonly string[]): string {
  return path.join(referenceFolder, ...parts)
}
