import { limits, type RosterMember } from '@sampan/proto'
import { hex } from '../encoding/bytes.ts'
import { digestOf } from '../encoding/statement.ts'
import { SampanError } from '../errors/sampan-error.ts'
import { verifySite, type VerifiedSite } from './site-certificate.ts'
import { suite } from './keys.ts'

/** One site of a run, at its place (1..n) in the order of site names. */
export interface RosterSite extends VerifiedSite {
  readonly index: number
  readonly site: string
  readonly controller: string
}

export interface Roster {
  readonly sites: readonly RosterSite[]
  readonly digest: Uint8Array
}

/** Who may stand in a roster, as the manifest pins it. */
export interface Participant {
  readonly site: string
  readonly controller: string
  readonly identityDigest: Uint8Array
}

/**
 * Builds a roster from what travels in a run's invitation. Members must be distinct participants of the manifest, in
 * ascending order of name: the order fixes every site's index.
 * @throws SampanError roster-mismatch, identity-mismatch, certificate-invalid
 */
export function buildRoster(
  members: readonly RosterMember[],
  participants: readonly Participant[],
  atS: number,
): Roster {
  if (members.length < 2 || members.length > limits.sitesMax)
    throw new SampanError('roster-mismatch', { sites: members.length })
  const sites = members.map((member, k) => {
    const previous = members[k - 1]
    if (previous !== undefined && previous.site >= member.site)
      throw new SampanError('roster-mismatch', { site: member.site })
    const participant = participants.find((candidate) => candidate.site === member.site)
    if (participant === undefined) throw new SampanError('roster-mismatch', { site: member.site })
    if (participant.controller !== member.controller)
      throw new SampanError('roster-mismatch', { site: member.site })
    const verified = verifySite(member.certificate, { ...participant, atS })
    return { ...verified, index: k + 1, site: member.site, controller: member.controller }
  })
  requireOwnKeys(sites)
  return { sites, digest: rosterDigest(sites) }
}

/** One site under two names would be in the sum twice. */
function requireOwnKeys(sites: readonly RosterSite[]): void {
  for (const key of ['identityDigest', 'protocolDigest', 'witnessDigest'] as const) {
    const seen = new Set<string>()
    for (const { site, [key]: digest } of sites) {
      const name = hex(digest)
      if (seen.has(name)) throw new SampanError('roster-mismatch', { site })
      seen.add(name)
    }
  }
}

export function rosterDigest(sites: readonly RosterSite[]): Uint8Array {
  return digestOf(suite, 'roster', [
    sites.map((site) => [
      site.index,
      site.site,
      site.controller,
      site.identityDigest,
      site.protocolDigest,
      site.witnessDigest,
    ]),
  ])
}

export function controllersOf(sites: readonly { readonly controller: string }[]): number {
  return new Set(sites.map((site) => site.controller)).size
}

/** A controller that holds at least `needed` of the sites; null when none does. */
export function controllerHolding(
  sites: readonly { readonly controller: string }[],
  needed: number,
): string | null {
  const counts = new Map<string, number>()
  for (const { controller } of sites) {
    const count = (counts.get(controller) ?? 0) + 1
    if (count >= needed) return controller
    counts.set(controller, count)
  }
  return null
}
