import path from 'node:path'
import {
  moveIntoPlace,
  exportPrivatePem,
  exportSpki,
  fileExists,
  folderOf,
  formatDigest,
  generateP256,
  hex,
  joinPath,
  makePrivateFolder,
  removeTree,
  requireSettingsText,
  resolvePath,
  SampanError,
  sha256,
  writeAtomically,
  type Clock,
  type Random,
} from '@sampan/shared'
import { requireNew, writeNew } from '@sampan/terminal'
import { homeAt, type Home } from '../config/home.ts'
import { settingsText } from '../config/settings-text.ts'
import { settingsSchema, type AgentSettings } from '../config/settings.ts'
import { createSiteKeys } from '../keys/site-keys.ts'
import { defaultFloorsFile, defaultPolicy } from '../vault/governance/default-policy.ts'

export interface InitOptions {
  /** Without version and logging, which have their defaults. */
  readonly settings: Omit<AgentSettings, 'version' | 'logging'>
  /** Where the offline identity key is written; inside the home where nothing else is said. */
  readonly identityKeyFile: string | undefined
  /** Encrypts the identity key. */
  readonly passphrase: string | undefined
}

export interface Initialised {
  readonly identityKeyFile: string
  /** `sha256:` and hex of the identity key, as manifests pin it. */
  readonly identity: string
}

/**
 * Makes an agent's home: settings, policy, floors, keys and their certificate. It is built beside its place and renamed,
 * so that it is there as a whole or not at all.
 * @throws SampanError already-initialised when the folder exists, settings-invalid, file-exists
 */
export function initHome(
  home: Home,
  options: InitOptions,
  sources: { readonly clock: Clock; readonly random: Random },
): Initialised {
  requireNewHome(home)
  const settings = checkedSettings(options.settings)
  const identityKeyFile = resolvePath(
    options.identityKeyFile ?? joinPath(home.folder, 'offline', 'identity.key.pem'),
  )
  const beside = homeAt(`${home.folder}.${hex(sources.random.bytes(6))}.part`)
  const place = insideHome(home, beside, identityKeyFile)
  if (place === identityKeyFile) requireNew(place)
  const identity = generateP256()
  try {
    writeFiles(beside, settings)
    const { site, controller } = settings
    const certifying = { site, controller, identity: identity.privateKey, clock: sources.clock }
    createSiteKeys(beside, certifying, sources.random)
    if (place !== identityKeyFile) makePrivateFolder(folderOf(place))
    writeNew(place, exportPrivatePem(identity.privateKey, options.passphrase), 0o600)
    moveIntoPlace(beside.folder, home.folder)
  } catch (error) {
    if (place === identityKeyFile && !fileExists(home.settings)) removeTree(place)
    throw error
  } finally {
    removeTree(beside.folder)
  }
  return { identityKeyFile, identity: formatDigest(sha256(exportSpki(identity.publicKey))) }
}

/** Asked before a person thinks of a passphrase. @throws SampanError already-initialised */
export function requireNewHome(home: Home): void {
  if (fileExists(home.folder)) throw new SampanError('already-initialised', { folder: home.folder })
}

/** Options are held to the same rules as a file (JSON is YAML), and every fault is named. */
function checkedSettings(given: InitOptions['settings']): AgentSettings {
  const { site, controller, jurisdiction, coordinator, source, dataset } = given
  const settings: AgentSettings = {
    version: 1,
    ...{ site, controller, jurisdiction, coordinator, source, dataset },
    logging: { level: 'info' },
  }
  return requireSettingsText(settingsSchema, JSON.stringify(settings), 'options of init')
}

/** A file below the home is written below the folder that will become the home. */
function insideHome(home: Home, beside: Home, file: string): string {
  const relative = path.relative(home.folder, file)
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  return isInside ? joinPath(beside.folder, relative) : file
}

function writeFiles(home: Home, settings: AgentSettings): void {
  for (const folder of [home.folder, home.relay.folder]) makePrivateFolder(folder)
  writeAtomically(home.settings, settingsText(settings))
  writeAtomically(home.policy, defaultPolicy)
  writeAtomically(home.floors, defaultFloorsFile)
}
