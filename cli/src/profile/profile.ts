import { limits } from '@sampan/proto'
import {
  digestSchema,
  fileExists,
  joinPath,
  makePrivateFolder,
  nameSchema,
  parseJson,
  readText,
  removeTree,
  SampanError,
  trustDomainSchema,
  writeAtomically,
} from '@sampan/shared'
import { homePath, openHome, type Session } from '@sampan/terminal'
import { z } from 'zod'
import { connectTo, type Connection } from '../connection/connection.ts'

/** One coordinator as one person uses it. Readable by that person alone: it holds the token. */
const profileSchema = z.strictObject({
  version: z.literal(1),
  url: z.string().max(300),
  fingerprint: digestSchema,
  trustDomain: trustDomainSchema,
  root: z.string().max(limits.certificateChainBytesMax).describe('PEM, pinned by the fingerprint.'),
  account: nameSchema,
  token: z.string().max(100),
})
export type Profile = Readonly<z.infer<typeof profileSchema>>

export const defaultProfile = 'default'

/** @throws SampanError login-required, settings-invalid */
export function readProfile({ surroundings }: Session, name: string): Profile {
  const file = profileFile(homePath(surroundings.environment), name)
  if (!fileExists(file)) throw new SampanError('login-required', { profile: name })
  const parsed = profileSchema.safeParse(parseJson(readText(file, limits.profileBytesMax)))
  if (!parsed.success) throw new SampanError('settings-invalid', { file })
  return parsed.data
}

export function writeProfile({ surroundings }: Session, name: string, profile: Profile): void {
  const home = openHome(surroundings.environment)
  makePrivateFolder(joinPath(home, 'profiles'))
  writeAtomically(profileFile(home, name), `${JSON.stringify(profile, null, 2)}\n`)
}

/** @throws SampanError login-required when there is none */
export function removeProfile({ surroundings }: Session, name: string): void {
  const file = profileFile(homePath(surroundings.environment), name)
  if (!fileExists(file)) throw new SampanError('login-required', { profile: name })
  removeTree(file)
}

/** A connection as the account of a profile. @throws SampanError login-required, settings-invalid */
export function connected(session: Session, profile: string | undefined): Connection {
  const access = readProfile(session, profile ?? defaultProfile)
  return connectTo(access, session.surroundings.clock)
}

function profileFile(home: string, name: string): string {
  return joinPath(home, 'profiles', `${name}.json`)
}
