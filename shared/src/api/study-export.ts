import { limits } from '@sampan/proto'
import { z } from 'zod'
import { fromBase64, utf8 } from '../encoding/bytes.ts'
import { parseJson } from '../encoding/canonical-json.ts'
import { SampanError } from '../errors/sampan-error.ts'
import { digestSchema } from '../governance/records.ts'
import { formatDigest } from '../identity/keys.ts'
import { parseManifest, type SignedStudy } from '../manifest/manifest.ts'
import { readDefinitions, type StudyFiles } from '../manifest/study-files.ts'
import { sha256 } from '../platform/crypto.ts'
import { studyContentSchema } from './studies.ts'

/** A study as one file: what `study export` writes, and approvers and agents read without a network. */
export const studyExportSchema = z
  .strictObject({
    schema: z.literal('sampan/study-export/v1'),
    digest: digestSchema.describe('Digest of the manifest.'),
    manifest: z.string().max(limits.manifestBytesMax).describe('Canonical JSON (RFC 8785).'),
    files: z.array(studyContentSchema).max(limits.studyFilesMax),
  })
  .describe('An exported Sampan study.')
export type StudyExport = Readonly<z.infer<typeof studyExportSchema>>

export interface ExportedStudy {
  readonly study: SignedStudy
  /** Files that the manifest refers to, by `sha256:...`; their content was checked. */
  readonly files: StudyFiles
}

/**
 * Parses an export that came from anybody: digests are computed again, nothing in it is believed.
 * @throws SampanError file-malformed, and as checkStudyExport
 */
export function readStudyExport(text: string): ExportedStudy {
  const parsed = studyExportSchema.safeParse(parseJson(text))
  if (!parsed.success)
    throw new SampanError('file-malformed', { where: parsed.error.issues[0]?.path.join('.') ?? '' })
  return checkStudyExport(parsed.data)
}

/** @throws SampanError manifest-malformed, manifest-digest-mismatch, codes of readDefinitions */
export function checkStudyExport(exported: Omit<StudyExport, 'schema'>): ExportedStudy {
  const study = parseManifest(utf8(exported.manifest))
  if (study.name !== exported.digest)
    throw new SampanError('manifest-digest-mismatch', { what: 'manifest' })
  const files = new Map(exported.files.map(({ digest, content }) => [digest, bytesOf(content)]))
  for (const [digest, content] of files)
    if (formatDigest(sha256(content)) !== digest)
      throw new SampanError('manifest-digest-mismatch', { what: 'file', digest })
  readDefinitions(study.manifest, files)
  return { study, files }
}

function bytesOf(content: string): Uint8Array {
  const bytes = fromBase64(content)
  if (bytes === null) throw new SampanError('file-malformed', { expected: 'base64' })
  return bytes
}
