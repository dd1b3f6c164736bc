import { limits } from '@sampan/proto'
import {
  base64,
  directorySchema,
  filesNamed,
  formatDigest,
  fromUtf8,
  parseJson,
  parseStudyFile,
  present,
  readBeside,
  readBounded,
  readStudy,
  readText,
  SampanError,
  sha256,
  studyFiles,
  type Clock,
  type Directory,
  type LocatedFault,
  type ManifestDraft,
} from '@sampan/shared'

/** The text of a study file, and the files beside it that it names, by their names. */
export interface StudyOnDisk {
  readonly file: string
  readonly text: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** @throws SampanError file-missing, file-too-large, file-not-text */
export function readStudyFromDisk(file: string): StudyOnDisk {
  const text = fromUtf8(readBounded(file, limits.studySourceBytesMax))
  if (text === null) throw new SampanError('file-not-text', { file })
  const { study } = parseStudyFile(text, file)
  const names = study === null ? [] : filesNamed(study)
  return { file, text, files: readBeside(file, names, limits.studyFileBytesMax) }
}

/** What goes to the coordinator with a manifest. */
export function filesToSend(
  { files }: StudyOnDisk,
  manifest: ManifestDraft,
): readonly { readonly digest: string; readonly content: string }[] {
  const byDigest = new Map([...files.values()].map((bytes) => [formatDigest(sha256(bytes)), bytes]))
  return studyFiles(manifest).map((digest) => ({
    digest,
    content: base64(present(byDigest.get(digest), 'a file that the manifest was made from')),
  }))
}

export type Expanded =
  | { readonly manifest: ManifestDraft; readonly faults: readonly [] }
  | { readonly manifest: null; readonly faults: readonly [LocatedFault, ...LocatedFault[]] }

export function expanded(study: StudyOnDisk, directory: Directory, clock: Clock): Expanded {
  const { manifest, faults } = readStudy({ text: study.text, fileName: study.file }, directory, {
    clock,
    files: study.files,
  })
  if (manifest !== null) return { manifest, faults: [] }
  const [first, ...rest] = faults
  if (first === undefined) throw new SampanError('study-invalid', { file: study.file })
  return { manifest: null, faults: [first, ...rest] }
}

/** A directory that somebody saved: `sampan study validate` needs no coordinator with it. */
export function readDirectory(file: string): Directory {
  const parsed = directorySchema.safeParse(parseJson(readText(file, limits.directoryBytesMax)))
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new SampanError('file-malformed', { file, where })
  }
  return parsed.data
}
