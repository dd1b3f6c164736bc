import type { SiteCertificate } from '@sampan/proto'
import {
  buildRoster,
  certifySite,
  exportSpki,
  following,
  formatDigest,
  generateEd25519,
  generateP256,
  importSpki,
  invariant,
  keyDigest,
  layOut,
  nowS,
  parseManifest,
  present,
  rawEd25519,
  readStudy,
  seededRandom,
  sha256,
  signedStudy,
  suite,
  type Clock,
  type KeyPair,
  type NoteVerifier,
  type PublicKey,
  type Random,
  type RoundPlan,
  type Segment,
  type SignedStudy,
  type Width,
} from '@sampan/shared'
import type { RunRecord } from '@sampan/coordinator'

/** A site's keys, and what its hospital certified of them. */
export interface Party {
  readonly certificate: SiteCertificate
  readonly protocolKey: KeyPair
  readonly witnessKey: KeyPair
}

/** A coordinator's keys. */
export interface Chair {
  readonly protocolKey: KeyPair
  readonly logKeys: KeyPair
}

/** What everybody knows of a run. Goes from process to process. */
export interface CastFile {
  readonly manifest: Uint8Array
  readonly certificates: readonly SiteCertificate[]
  readonly coordinatorKey: Uint8Array
  readonly logKey: Uint8Array
  readonly width: Width
  readonly segments: readonly Segment[]
}

/** A run of one study over all of its sites, in which every round asks for a vector of the same layout. */
export interface Cast {
  readonly run: RunRecord
  readonly plan: RoundPlan
  readonly coordinator: { readonly id: string; readonly key: PublicKey; readonly log: NoteVerifier }
}

/** Simulated time stands still: deadlines are events. */
const nowMs = Date.UTC(2026, 0, 1)
export const stillClock: Clock = { nowMs: () => nowMs, after: () => () => undefined }

const lifetimeS = 400 * 24 * 60 * 60

export function newParty(index: number): Party {
  const [identity, protocolKey, witnessKey] = [generateP256(), generateP256(), generateEd25519()]
  const site = siteName(index)
  const certificate = certifySite(identity.privateKey, {
    ...{ suite, site, controller: `trust-${site}`, serial: 1 },
    identityKey: exportSpki(identity.publicKey),
    protocolKey: exportSpki(protocolKey.publicKey),
    witnessKey: exportSpki(witnessKey.publicKey),
    notBeforeS: nowS(stillClock) - lifetimeS,
    notAfterS: nowS(stillClock) + lifetimeS,
  })
  return { certificate, protocolKey, witnessKey }
}

export function newChair(): Chair {
  return { protocolKey: generateP256(), logKeys: generateEd25519() }
}

/** Names sort as their indices do. */
function siteName(index: number): string {
  return `site-${String(index).padStart(3, '0')}`
}

/** Writes a study over these sites. */
export function newCast(
  certificates: readonly SiteCertificate[],
  chair: Chair,
  vector: { readonly width: Width; readonly segments: readonly Segment[] },
): CastFile {
  const place = { jurisdiction: 'HK' as const }
  const key = formatDigest(keyDigest(chair.protocolKey.publicKey))
  const directory = {
    coordinator: { id: 'hub', controller: 'institute', ...place, key },
    sites: certificates.map(({ site, controller, identityKey }) => ({
      ...{ site, controller, ...place },
      identity: formatDigest(sha256(identityKey)),
    })),
  }
  const text = studyText(certificates.map(({ site }) => site))
  const { manifest } = readStudy({ text, fileName: 'study.yaml' }, directory, { clock: stillClock })
  const study = signedStudy({
    ...present(manifest, 'a sound study'),
    id: `study_${'0'.repeat(26)}`,
  })
  return {
    manifest: study.bytes,
    certificates,
    coordinatorKey: exportSpki(chair.protocolKey.publicKey),
    logKey: rawEd25519(chair.logKeys.publicKey),
    ...vector,
  }
}

/** Checks every certificate, as sites and coordinator do with what comes from outside. */
export function castOf(file: CastFile): Cast {
  const study = parseManifest(file.manifest)
  const roster = rosterOf(study, file.certificates)
  const plan = {
    schema: 'sampan/plan/v1',
    analyses: study.manifest.analyses.map(({ id }) => id),
  } as const
  const sites = roster.sites.length
  const first = present(following({ manifest: study.manifest, plan, sites }, null).next, 'a round')
  const key = importSpki(file.coordinatorKey)
  invariant(key !== null, 'a public key')
  const { width, segments } = file
  return {
    run: {
      ...{ id: 'run', study, plan, number: 1, state: 'running', roster },
      ...{ openedEntry: 0, accepted: new Set() },
    },
    plan: { ...first, layout: layOut({ width, sites, segments }) },
    coordinator: { id: 'hub', key, log: { name: 'simulation/log', type: 1, key: file.logKey } },
  }
}

function rosterOf(
  { manifest }: SignedStudy,
  certificates: readonly SiteCertificate[],
): RunRecord['roster'] {
  const participants = certificates.map(({ site, controller, identityKey }) => {
    const pinned = manifest.participants.find((each) => each.site === site)?.identity
    const identityDigest = sha256(identityKey)
    invariant(pinned === formatDigest(identityDigest), 'the identity that the manifest pins')
    return { site, controller, identityDigest }
  })
  const members = certificates.map((certificate) => {
    const { site, controller } = certificate
    return { site, controller, certificate }
  })
  return buildRoster(members, participants, nowS(stillClock))
}

/** Words anywhere within what one site may send. */
export function randomWords({ layout }: RoundPlan, random: Random): readonly bigint[] {
  const span = 2n * layout.wordMax + 1n
  return Array.from({ length: layout.dimension }, () => {
    const drawn = random.bytes(24).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
    return (drawn % span) - layout.wordMax
  })
}

/** One repeatable stream per purpose. */
export function randomFor(seed: string, ...purpose: readonly (string | number)[]): Random {
  return seededRandom([seed, ...purpose].join('/'))
}

const studyText = (sites: readonly string[]): string => `
schema: sampan/study/v1
title: Simulated sums
purpose: To see what a departure does.
sponsor: Nobody
investigator: { name: Nobody, affiliation: Nowhere }
sites: [${sites.join(', ')}]
asOf: 2024-01-01
features: { age: { age: index } }
analyses: [{ kind: feasibility }]
`
