import {
  coordinatorTrustSchema,
  fileExists,
  parseJson,
  readText,
  SampanError,
  type CoordinatorTrust,
} from '@sampan/shared'
import { enrolmentFiles } from '../enrol/files.ts'
import type { Home } from './home.ts'

/** Whether enrolment has left everything that vault and relay need. */
export function isEnrolled(home: Home): boolean {
  return fileExists(home.vault.coordinator) && fileExists(enrolmentFiles(home.relay.folder).tls)
}

/** @throws SampanError not-enrolled */
export function requireEnrolled(home: Home): void {
  if (!isEnrolled(home)) throw new SampanError('not-enrolled', { folder: home.folder })
}

const fileBytesMax = 65_536

/** What the vault pinned at enrolment. @throws SampanError not-enrolled, file-malformed */
export function readEnrolment(home: Home): CoordinatorTrust {
  const file = home.vault.coordinator
  if (!fileExists(file)) throw new SampanError('not-enrolled', { folder: home.folder })
  const parsed = coordinatorTrustSchema.safeParse(parseJson(readText(file, fileBytesMax)))
  if (!parsed.success) throw new SampanError('file-malformed', { file })
  return parsed.data
}
