import { limits } from '@sampan/proto'
import {
  fileExists,
  formatVerifierKey,
  importPrivatePem,
  joinPath,
  publicOf,
  rawEd25519,
  readText,
  resolvePath,
  SampanError,
  type KeyPair,
} from '@sampan/shared'
import { loadAuthority, type Authority } from '../enrolment/ca.ts'
import { fingerprintOf } from '../enrolment/certificate.ts'
import type { CoordinatorIdentity } from '../enrolment/coordinator.ts'
import type { Database } from '../storage/schema.ts'
import { requireSettings, type Settings } from './settings.ts'

export const settingsFileName = 'coordinator.yaml'
const spoolFolderName = 'spool'

/** What `init` made, read from its folder. */
export interface Installation {
  readonly settings: Settings
  readonly identity: CoordinatorIdentity
  /** ECDSA P-256: seals frames. */
  readonly protocolKey: KeyPair
  /** Ed25519: signs checkpoints. */
  readonly logKey: KeyPair
  readonly authority: Authority
  readonly databaseFile: string
  /** PEM of the TLS key and chain; may be missing or old: see currentServerCertificate. */
  readonly serverFile: string
  /** Vectors that are not complete yet. Emptied when the process starts. */
  readonly spoolFolder: string
}

/**
 * Reads settings, keys and certificates of a coordinator's folder.
 * @throws SampanError not-initialised, settings-invalid, key-missing, certificate-invalid, file-missing
 */
export function openInstallation(folder: string): Installation {
  const file = joinPath(folder, settingsFileName)
  if (!fileExists(file)) throw new SampanError('not-initialised', { folder })
  const settings = requireSettings(readText(file, limits.settingsBytesMax), file)
  const { files, trustDomain } = settings
  const place = (name: string): string => resolvePath(folder, name)
  const pem = (name: string): string => readText(place(name), limits.certificateChainBytesMax)
  const authority = loadAuthority(trustDomain, {
    root: pem(files.rootCertificate),
    issuing: pem(files.issuingCertificate),
    key: pem(files.issuingKey),
  })
  const protocolKey = keyPair(pem(files.protocolKey), 'ec')
  const logKey = keyPair(pem(files.logKey), 'ed25519')
  return {
    settings,
    identity: identityOf(settings, { authority, protocolKey, logKey }),
    protocolKey,
    logKey,
    authority,
    databaseFile: place(files.database),
    serverFile: place(files.server),
    spoolFolder: place(spoolFolderName),
  }
}

function keyPair(pem: string, type: 'ec' | 'ed25519'): KeyPair {
  const privateKey = importPrivatePem(pem)
  if (privateKey?.asymmetricKeyType !== type) throw new SampanError('key-missing', { what: type })
  return { privateKey, publicKey: publicOf(privateKey) }
}

function identityOf(
  settings: Settings,
  parts: Pick<Installation, 'authority' | 'protocolKey' | 'logKey'>,
): CoordinatorIdentity {
  const { id, controller, jurisdiction, trustDomain } = settings
  const { origin } = settings.auditLog
  const rawKey = rawEd25519(parts.logKey.publicKey)
  const key = formatVerifierKey({ name: origin, type: 1, key: rawKey })
  return {
    id,
    controller,
    jurisdiction,
    trustDomain,
    protocolKey: parts.protocolKey.publicKey,
    log: { origin, key },
    root: fingerprintOf(parts.authority.root),
  }
}

/** What a database is bound to: another coordinator's database, or another log's, is not served from this folder. */
function bindings(identity: CoordinatorIdentity): Readonly<Record<string, string>> {
  const { id, trustDomain, log, root } = identity
  return { coordinator: id, trustDomain, logOrigin: log.origin, root }
}

export async function bindDatabase(
  database: Database,
  identity: CoordinatorIdentity,
): Promise<void> {
  const rows = Object.entries(bindings(identity)).map(([name, value]) => ({ name, value }))
  await database.insertInto('setting').values(rows).execute()
}

/** @throws SampanError settings-invalid when the database belongs to another coordinator */
export async function checkBinding(
  database: Database,
  identity: CoordinatorIdentity,
): Promise<void> {
  const rows = await database.selectFrom('setting').selectAll().execute()
  const found = new Map(rows.map(({ name, value }) => [name, value]))
  for (const [key, value] of Object.entries(bindings(identity)))
    if (found.get(key) !== value)
      throw new SampanError('settings-invalid', { key, expected: found.get(key) ?? '' })
}
