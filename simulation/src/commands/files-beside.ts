import { limits } from '@sampan/proto'
import { filesNamed, parseStudyFile, readBeside } from '@sampan/shared'

/** Files beside a study file that it names; nobody reads the protocol of a study that is only tried out. */
export function filesBeside(file: string, source: string): ReadonlyMap<string, Uint8Array> {
  const { study } = parseStudyFile(source, file)
  const names = study === null ? [] : filesNamed({ ...study, protocol: undefined })
  return readBeside(file, names, limits.studyFileBytesMax)
}
