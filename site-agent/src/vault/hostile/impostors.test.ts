import type { RosterMember } from '@sampan/proto'
import {
  createEphemeralKey,
  generateP256,
  importSpki,
  present,
  rosterDigest,
  sha256,
  type buildRoster,
  type EphemeralKey,
  type Roster,
} from '@sampan/shared'
import { newSite, type Site } from '../session/small-vault.test.support.ts'
import { attack, nothing } from './attack.test.support.ts'
import { peopleOf, place, type HostileHub } from './hostile-hub.test.support.ts'
import { everyone } from './joined-hub.test.support.ts'
import type { Acting } from './puppet.test.support.ts'

// The coordinator plays all hospitals but the first, and knows every mask but one, of which it gets enough shares.
const played = [2, 3, 4]
const secret = peopleOf(1)

async function surround(hub: HostileHub, acting: (index: number) => Acting): Promise<number> {
  const attempt = hub.attempt(place('run_a'), everyone)
  for (const index of played) attempt.play(index, acting(index))
  await attempt.collect()
  return attempt.open(everyone, await attempt.reveal([], played))
}

attack("keys of the coordinator's in place of the other hospitals'", {
  sites: 4,
  secret,
  layers: [
    [{ checkAdvertisements: nothing }, 'advertisement-invalid'],
    [{ checkDealerSignature: nothing }, 'share-invalid'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const { privateKey: key } = generateP256()
    return surround(hub, () => ({ key }))
  },
})

/** Points of order 1, 2, 4 and 8 on the curve (RFC 7748, section 7). */
const lowOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
]
/** Agrees on nothing but zeros with everybody. */
function weakKey(k: number): EphemeralKey {
  const publicKey = Buffer.from(present(lowOrder[k % lowOrder.length], 'point'), 'hex')
  return {
    secret: new Uint8Array(32),
    publicKey: new Uint8Array(publicKey),
    agree: () => new Uint8Array(32),
  }
}
/** As an implementation of X25519 that does not look at what comes out. */
const unlooking: typeof createEphemeralKey = (random) => {
  const key = createEphemeralKey(random)
  return { ...key, agree: (peer) => key.agree(peer) ?? new Uint8Array(32) }
}

attack('points of low order, with which every key is the same', {
  sites: 4,
  secret,
  layers: [
    [{ checkAdvertisements: nothing }, 'advertisement-invalid'],
    [{ createEphemeralKey: unlooking }, 'key-low-order'],
    [{ checkDealerSignature: nothing }, 'share-invalid'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const { privateKey: key } = generateP256()
    return surround(hub, (index) => ({ key, newKey: () => weakKey(index) }))
  },
})

/** Believes every certificate. */
const believing: typeof buildRoster = (members) => rosterOf(members)

function rosterOf(members: readonly RosterMember[]): Roster {
  const sites = members.map(({ site, controller, certificate }, k) => ({
    ...{ site, controller, certificate, index: k + 1 },
    identityDigest: sha256(certificate.identityKey),
    protocolKey: present(importSpki(certificate.protocolKey), 'key'),
    protocolDigest: sha256(certificate.protocolKey),
    witnessKey: present(importSpki(certificate.witnessKey), 'key'),
    witnessDigest: sha256(certificate.witnessKey),
  }))
  return { sites, digest: rosterDigest(sites) }
}

/** Invites the first site to a roster of its own, with the coordinator's sites beside it. */
async function among(hub: HostileHub, others: readonly Site[]): Promise<number> {
  const sites = [present(hub.sites[0], 'victim'), ...others]
  const members = sites.map(({ site, certificate }) => {
    return { site, controller: certificate.controller, certificate }
  })
  await hub.invite('run_a', { forged: { members, roster: rosterOf(members) }, asked: [1] })
  return surround(hub, (index) => ({
    key: present(sites[index - 1], 'site').protocolKey.privateKey,
  }))
}

attack('hospitals by their names, with identities of the coordinator', {
  sites: 4,
  secret,
  layers: [[{ buildRoster: believing }, 'identity-mismatch']],
  learn: (hub) =>
    among(
      hub,
      hub.sites.slice(1).map(({ site }) => newSite(site)),
    ),
})

attack('certificates that their identity did not sign', {
  sites: 4,
  secret,
  layers: [[{ buildRoster: believing }, 'certificate-invalid']],
  learn: (hub) =>
    among(
      hub,
      hub.sites.slice(1).map((site) => {
        const { identityKey } = site.certificate
        const swapped = newSite(site.site)
        return { ...swapped, certificate: { ...swapped.certificate, identityKey } }
      }),
    ),
})

attack('hospitals that are not in the manifest', {
  sites: 4,
  secret,
  layers: [[{ buildRoster: believing }, 'roster-mismatch']],
  learn: (hub) => among(hub, ['site-005', 'site-006', 'site-007'].map(newSite)),
})
