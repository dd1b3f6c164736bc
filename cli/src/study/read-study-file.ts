import { limits } from '@sampan/proto'
import {
  directorySchema,
  fileExists,
  folderOf,
  formatDigest,
  fromUtf8,
  joinPath,
  parseJson,
  parseStudyFile,
  readBounded,
  readStudy,
  readText,
  SampanError,
  sha256,
  type Clock,
  type Directory,
  type LocatedFault,
  type ManifestDraft,
} from '@sampan/shared'

/** The text of a study file and the digests of the files beside it that it names. */
export interface StudyOnDisk {
  readonly file: string
  readonly text: string
  readonly digests: ReadonlyMap<string, string>
}

/** @throws SampanError file-missing, file-too-large, file-not-text */
export function readStudyFromDisk(file: string): StudyOnDisk {
  const text = fromUtf8(readBounded(file, limits.studySourceBytesMax))
  if (text === null) throw new SampanError('file-not-text', { file })
  const { study } = parseStudyFile(text, file)
  const names = study?.protocol === undefined ? [] : [study.protocol]
  return { file, text, digests: digestsBeside(folderOf(file), names) }
}

/** Only files beside the study file: a path elsewhere names no file of the study. */
function digestsBeside(folder: string, names: readonly string[]): ReadonlyMap<string, string> {
  const found = names
    .filter((name) => !/[\\/]/.test(name) && name !== '..' && fileExists(joinPath(folder, name)))
    .map((name) => {
      const content = readBounded(joinPath(folder, name), limits.studyFileBytesMax)
      return [name, formatDigest(sha256(content))] as const
    })
  return new Map(found)
}

export type Expanded =
  | { readonly manifest: ManifestDraft; readonly faults: readonly [] }
  | { readonly manifest: null; readonly faults: readonly [LocatedFault, ...LocatedFault[]] }

export function expanded(study: StudyOnDisk, directory: Directory, clock: Clock): Expanded {
  const { manifest, faults } = readStudy({ text: study.text, fileName: study.file }, directory, {
    clock,
    files: study.digests,
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
