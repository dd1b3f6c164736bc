import {
  moveIntoPlace,
  exportPrivatePem,
  exportPublicPem,
  fileExists,
  folderOf,
  generateEd25519,
  generateP256,
  hex,
  joinPath,
  makePrivateFolder,
  removeTree,
  resolvePath,
  SampanError,
  writeAtomically,
} from '@sampan/shared'
import { createAccount } from '../accounts/accounts.ts'
import type { IssuedToken } from '../accounts/tokens.ts'
import { createAuthority, type Sources } from '../enrolment/ca.ts'
import { currentServerCertificate } from '../enrolment/server-certificate.ts'
import { openDatabase } from '../storage/database.ts'
import { consoleActor, type Recorder } from '../storage/records.ts'
import {
  bindDatabase,
  openInstallation,
  settingsFileName,
  type Installation,
} from './installation.ts'
import { settingsText } from './settings-text.ts'
import { requireSettings, type Settings } from './settings.ts'

export interface InitOptions {
  /** Made by this call; its parent must exist. */
  readonly folder: string
  readonly id: string
  readonly controller: string
  readonly jurisdiction: Settings['jurisdiction']
  readonly trustDomain: string
  readonly hosts: readonly string[]
  readonly listen?: Settings['listen']
  /** Name of the first operator's account. */
  readonly operator: string
  /** Encrypts the offline root's key. */
  readonly rootPassphrase?: string
}

export interface Initialised {
  /** Shown once. */
  readonly operatorToken: IssuedToken
  /** `sha256:` and hex of the root certificate: given to sites by another way than the network. */
  readonly rootFingerprint: string
  /** To be taken off line. */
  readonly rootKeyFile: string
}

/**
 * Makes a coordinator's folder: authority, keys, settings, database, first operator. It is built beside its place and
 * renamed, so that it is there as a whole or not at all.
 * @throws SampanError already-initialised when the folder exists; settings-invalid
 */
export async function initCoordinator(
  options: InitOptions,
  dependencies: Sources & { readonly recorderOf: (installation: Installation) => Recorder },
): Promise<Initialised> {
  const folder = resolvePath(options.folder)
  if (fileExists(folder)) throw new SampanError('already-initialised', { folder })
  const settings = initialSettings(options)
  const beside = `${folder}.${hex(dependencies.random.bytes(6))}.part`
  try {
    makePrivateFolder(beside)
    writeSecrets(beside, settings, { ...dependencies, passphrase: options.rootPassphrase })
    writeAtomically(joinPath(beside, settingsFileName), settingsText(settings))
    const installation = openInstallation(beside)
    const operatorToken = await firstOperator(installation, options.operator, dependencies)
    moveIntoPlace(beside, folder)
    const rootKeyFile = joinPath(folder, 'offline', 'root.key.pem')
    return { operatorToken, rootFingerprint: installation.identity.root, rootKeyFile }
  } finally {
    removeTree(beside)
  }
}

function initialSettings(options: InitOptions): Settings {
  const { id, controller, jurisdiction, trustDomain, hosts } = options
  const settings = {
    version: 1,
    id,
    controller,
    jurisdiction,
    trustDomain,
    hosts,
    listen: options.listen ?? { address: '0.0.0.0', port: 8443 },
    auditLog: { origin: `${trustDomain}/${id}` },
    logging: { level: 'info' },
    tokens: { lifetimeDays: 90 },
    files: {
      database: 'coordinator.db',
      protocolKey: 'keys/protocol.key.pem',
      logKey: 'keys/log.key.pem',
      issuingKey: 'ca/issuing.key.pem',
      issuingCertificate: 'ca/issuing.pem',
      rootCertificate: 'ca/root.pem',
      server: 'tls/server.pem',
    },
  }
  // JSON is YAML: options are held to the same rules as a file, and every fault is named.
  return requireSettings(JSON.stringify(settings), 'options of init')
}

function writeSecrets(
  folder: string,
  settings: Settings,
  sources: Sources & { readonly passphrase: string | undefined },
): void {
  const { files, trustDomain } = settings
  const write = (name: string, content: string, mode = 0o600): void => {
    const file = joinPath(folder, name)
    makePrivateFolder(folderOf(file))
    writeAtomically(file, content, mode)
  }
  const { rootKey, authority } = createAuthority(trustDomain, sources)
  const [protocol, log] = [generateP256(), generateEd25519()]
  const readable = 0o644
  write('offline/root.key.pem', exportPrivatePem(rootKey, sources.passphrase))
  write(files.rootCertificate, authority.root.toString(), readable)
  write(files.issuingCertificate, authority.issuing.toString(), readable)
  write(files.issuingKey, exportPrivatePem(authority.key))
  write(files.protocolKey, exportPrivatePem(protocol.privateKey))
  write('keys/protocol.pem', exportPublicPem(protocol.publicKey), readable)
  write(files.logKey, exportPrivatePem(log.privateKey))
  const server = joinPath(folder, files.server)
  makePrivateFolder(folderOf(server))
  currentServerCertificate(
    authority,
    { file: server, coordinator: settings.id, hosts: settings.hosts },
    sources,
  )
}

async function firstOperator(
  installation: Installation,
  name: string,
  dependencies: Sources & { readonly recorderOf: (installation: Installation) => Recorder },
): Promise<IssuedToken> {
  const database = await openDatabase(installation.databaseFile)
  try {
    await bindDatabase(database, installation.identity)
    const { clock, random } = dependencies
    const records = { database, clock, random, record: dependencies.recorderOf(installation) }
    const tokenDays = installation.settings.tokens.lifetimeDays
    return await createAccount(records, { name, role: 'operator', tokenDays }, consoleActor)
  } finally {
    await database.destroy()
  }
}
