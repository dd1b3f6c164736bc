import { limits } from '@sampan/proto'
import type { CohortExpression } from '../circe/expression.ts'
import { parseCohort } from '../circe/parse.ts'
import { fromUtf8 } from '../encoding/bytes.ts'
import { SampanError } from '../errors/sampan-error.ts'
import { formatDigest } from '../identity/keys.ts'
import { sha256 } from '../platform/crypto.ts'
import type { ManifestDraft } from './manifest.ts'
import type { StudyFile } from './study-file.ts'

/** Exact bytes of the files that travel with a manifest, by `sha256:...`. */
export type StudyFiles = ReadonlyMap<string, Uint8Array>

export const noFiles: StudyFiles = new Map()

/** Digests of the files that a manifest refers to and sites must have, each once. */
export function studyFiles({ cohorts }: Pick<ManifestDraft, 'cohorts'>): readonly string[] {
  const digests = cohorts.flatMap(({ definition }) =>
    definition.kind === 'circe' ? [definition.file] : [],
  )
  return [...new Set(digests)]
}

/** Files beside a study file that it names. */
export function filesNamed({ protocol, cohort, cohorts }: StudyFile): readonly string[] {
  const definitions = [cohort ?? 'everyone', ...Object.values(cohorts ?? {})]
  const named = definitions.flatMap((each) =>
    typeof each === 'object' && 'circe' in each ? [each.circe] : [],
  )
  return [...new Set([...(protocol === undefined ? [] : [protocol]), ...named])]
}

/**
 * Reads a cohort definition from the bytes of its file, which come from anybody.
 * @throws SampanError file-too-large, file-not-text, file-malformed, cohort-unsupported, cohort-invalid
 */
export function readDefinition(content: Uint8Array): CohortExpression {
  const bytesMax = limits.studyFileBytesMax
  if (content.byteLength > bytesMax) throw new SampanError('file-too-large', { bytesMax })
  const text = fromUtf8(content)
  if (text === null) throw new SampanError('file-not-text', { what: 'cohort definition' })
  return parseCohort(text)
}

/** A cohort definition and how large its file is. */
export interface DefinitionFile {
  readonly bytes: number
  readonly expression: CohortExpression
}

/**
 * The definition of every cohort that has one, by the cohort's id. Every receiver asks again: that the files are there,
 * that they are what the manifest names, that their content is understood, and that the manifest tells of their rules
 * truly.
 * @throws SampanError study-file-missing, manifest-digest-mismatch, study-invalid, codes of readDefinition
 */
export function readDefinitions(
  { cohorts }: Pick<ManifestDraft, 'cohorts'>,
  files: StudyFiles,
): ReadonlyMap<string, DefinitionFile> {
  const read = new Map<string, DefinitionFile>()
  const definitions = new Map<string, DefinitionFile>()
  for (const { id, definition } of cohorts) {
    if (definition.kind !== 'circe') continue
    const { file, rules } = definition
    const known = read.get(file) ?? definitionFile(fileNamed(file, files))
    const found = known.expression.rules.length
    if (found !== rules) throw new SampanError('study-invalid', { cohort: id, rules, found })
    read.set(file, known)
    definitions.set(id, known)
  }
  return definitions
}

function definitionFile(content: Uint8Array): DefinitionFile {
  return { bytes: content.byteLength, expression: readDefinition(content) }
}

/** @throws SampanError study-file-missing, manifest-digest-mismatch */
function fileNamed(digest: string, files: StudyFiles): Uint8Array {
  const content = files.get(digest)
  if (content === undefined) throw new SampanError('study-file-missing', { digest })
  if (formatDigest(sha256(content)) !== digest)
    throw new SampanError('manifest-digest-mismatch', { what: 'study file', digest })
  return content
}
