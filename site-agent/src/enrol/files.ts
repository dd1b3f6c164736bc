import { limits } from '@sampan/proto'
import {
  canonicalJson,
  exportPrivatePem,
  fileExists,
  generateRsa,
  importPrivatePem,
  joinPath,
  makePrivateFolder,
  readText,
  removeTree,
  SampanError,
  writeAtomically,
  type CoordinatorTrust,
  type PrivateKey,
} from '@sampan/shared'

/** Where enrolment leaves its results in the relay's folder. */
export interface EnrolmentFiles {
  /** PEM: TLS key, leaf, issuing certificate; replaced as a whole at every renewal. */
  readonly tls: string
  readonly root: string
  /** Public: who the coordinator is. The vault gets a copy. */
  readonly coordinator: string
  /** Key of a request that is not answered yet, so that a lost answer can be asked for again. */
  readonly pending: string
}

export function enrolmentFiles(folder: string): EnrolmentFiles {
  return {
    tls: joinPath(folder, 'tls.pem'),
    root: joinPath(folder, 'root.pem'),
    coordinator: joinPath(folder, 'coordinator.json'),
    pending: joinPath(folder, 'tls.pending.pem'),
  }
}

/** The key of the request that is under way, made and kept when there is none. RSA-3072, made by OpenSSL. */
export function pendingKey(files: EnrolmentFiles): PrivateKey {
  if (fileExists(files.pending)) {
    const kept = importPrivatePem(readText(files.pending, limits.certificateChainBytesMax))
    if (kept !== null) return kept
  }
  const { privateKey } = generateRsa()
  writeAtomically(files.pending, exportPrivatePem(privateKey))
  return privateKey
}

export function hasPendingKey(files: EnrolmentFiles): boolean {
  return fileExists(files.pending)
}

export function dropPendingKey(files: EnrolmentFiles): void {
  removeTree(files.pending)
}

/** Puts the new key and chain in force; with this file the site is enrolled. */
export function keepTls(files: EnrolmentFiles, key: PrivateKey, chain: string): void {
  writeAtomically(files.tls, exportPrivatePem(key) + chain)
  dropPendingKey(files)
}

export function keepTrust(
  files: EnrolmentFiles,
  root: string,
  trust: CoordinatorTrust,
  vaultCopy?: string,
): void {
  const text = `${canonicalJson(trust)}\n`
  writeAtomically(files.root, root, 0o644)
  writeAtomically(files.coordinator, text, 0o644)
  if (vaultCopy !== undefined) writeAtomically(vaultCopy, text, 0o644)
}

/** @throws SampanError already-initialised */
export function requireNotEnrolled(folder: string, files: EnrolmentFiles): void {
  if (fileExists(files.tls)) throw new SampanError('already-initialised', { folder })
  makePrivateFolder(folder)
}

/** @throws SampanError not-initialised */
export function requireEnrolled(files: EnrolmentFiles): void {
  if (!fileExists(files.tls)) throw new SampanError('not-initialised')
}
