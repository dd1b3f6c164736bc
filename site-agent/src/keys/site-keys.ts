import { limits } from '@sampan/proto'
import type { SiteCertificate } from '@sampan/proto'
import {
  canonicalJson,
  certifySite,
  exportPrivatePem,
  exportSpki,
  fileExists,
  fromHex,
  generateEd25519,
  generateP256,
  hex,
  importPrivatePem,
  makePrivateFolder,
  nowS,
  parseJson,
  publicOf,
  readText,
  SampanError,
  siteCertificateFromJson,
  siteCertificateJsonSchema,
  siteCertificateToJson,
  suite,
  writeAtomically,
  type Clock,
  type KeyPair,
  type PrivateKey,
  type Random,
} from '@sampan/shared'
import type { Home } from '../config/home.ts'

/** The keys that an agent uses from day to day, and the identity key's word for them. */
export interface SiteKeys {
  readonly protocolKey: KeyPair
  readonly witnessKey: KeyPair
  readonly atRestKey: Uint8Array
  readonly certificate: SiteCertificate
}

/** How long the identity key's word holds. */
const certificateDays = 365

interface Certifying {
  readonly site: string
  readonly controller: string
  readonly identity: PrivateKey
  readonly clock: Clock
}

/** Makes protocol, witness and at-rest keys in the vault's folder. @throws SampanError already-initialised */
export function createSiteKeys(
  home: Home,
  certifying: Certifying,
  random: Random,
): SiteCertificate {
  const { vault } = home
  if (fileExists(vault.protocolKey))
    throw new SampanError('already-initialised', { folder: vault.folder })
  makePrivateFolder(vault.folder)
  const protocol = generateP256()
  const witness = generateEd25519()
  writeAtomically(vault.protocolKey, exportPrivatePem(protocol.privateKey))
  writeAtomically(vault.witnessKey, exportPrivatePem(witness.privateKey))
  writeAtomically(vault.atRestKey, `${hex(random.bytes(32))}\n`)
  return certify(home, certifying, 1)
}

/** Has the identity key certify the keys that are there, under the next serial. */
export function certify(home: Home, certifying: Certifying, serial: number): SiteCertificate {
  const { vault } = home
  const { site, controller, identity, clock } = certifying
  const certificate = certifySite(identity, {
    suite,
    site,
    controller,
    identityKey: exportSpki(publicOf(identity)),
    protocolKey: exportSpki(readKey(vault.protocolKey).publicKey),
    witnessKey: exportSpki(readKey(vault.witnessKey).publicKey),
    serial,
    notBeforeS: nowS(clock) - limits.clockSkewS,
    notAfterS: nowS(clock) + certificateDays * 24 * 60 * 60,
  })
  writeAtomically(vault.certificate, `${canonicalJson(siteCertificateToJson(certificate))}\n`)
  return certificate
}

/** @throws SampanError not-initialised, key-missing */
export function readSiteKeys(home: Home): SiteKeys {
  const { vault } = home
  const atRestKey = fromHex(readText(vault.atRestKey, 1024).trim(), 32)
  if (atRestKey === null) throw new SampanError('key-missing', { file: vault.atRestKey })
  return {
    protocolKey: readKey(vault.protocolKey),
    witnessKey: readKey(vault.witnessKey),
    atRestKey,
    certificate: readCertificate(home),
  }
}

/** @throws SampanError not-initialised, file-malformed */
export function readCertificate(home: Home): SiteCertificate {
  const file = home.vault.certificate
  if (!fileExists(file)) throw new SampanError('not-initialised', { folder: home.folder })
  const parsed = siteCertificateJsonSchema.safeParse(parseJson(readText(file, 16_384)))
  if (!parsed.success) throw new SampanError('file-malformed', { file })
  return siteCertificateFromJson(parsed.data)
}

function readKey(file: string): KeyPair {
  if (!fileExists(file)) throw new SampanError('not-initialised', { file })
  const privateKey = importPrivatePem(readText(file, 16_384))
  if (privateKey === null) throw new SampanError('key-missing', { file })
  return { privateKey, publicKey: publicOf(privateKey) }
}
