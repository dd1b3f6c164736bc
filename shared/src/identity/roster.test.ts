import { describe, expect, it } from 'vitest'
import type { RosterMember } from '@sampan/proto'
import {
  exportSpki,
  generateEd25519,
  generateP256,
  sha256,
  type KeyPair,
} from '../platform/crypto.ts'
import { suite } from './keys.ts'
import { buildRoster, type Participant } from './roster.ts'
import { certifySite } from './site-certificate.ts'

interface Keys {
  readonly identity: KeyPair
  readonly protocol: KeyPair
  readonly witness: KeyPair
}

const fresh = (): Keys => ({
  ...{ identity: generateP256(), protocol: generateP256(), witness: generateEd25519() },
})

function member(site: string, { identity, protocol, witness }: Keys): RosterMember {
  const controller = `trust-${site}`
  const certificate = certifySite(identity.privateKey, {
    ...{ suite, site, controller, serial: 1, notBeforeS: 1, notAfterS: 4_000_000_000 },
    identityKey: exportSpki(identity.publicKey),
    protocolKey: exportSpki(protocol.publicKey),
    witnessKey: exportSpki(witness.publicKey),
  })
  return { site, controller, certificate }
}

function rosterOf(members: readonly RosterMember[]) {
  const participants = members.map(({ site, controller, certificate }): Participant => {
    return { site, controller, identityDigest: sha256(certificate.identityKey) }
  })
  return buildRoster(members, participants, 1_000_000)
}

describe('one hospital under two names', () => {
  const [alpha, beta] = [fresh(), fresh()]

  it('is none: hospitals have keys of their own', () => {
    const sites = ['alpha', 'beta', 'gamma'].map((site) => member(site, fresh()))
    expect(rosterOf(sites).sites.map(({ index }) => index)).toEqual([1, 2, 3])
  })

  it.each(['identity', 'protocol', 'witness'] as const)('has one %s key, and is refused', (key) => {
    const twin = { ...fresh(), [key]: alpha[key] }
    const members = [member('alpha', alpha), member('beta', beta), member('gamma', twin)]
    expect(() => rosterOf(members)).toThrow(
      expect.objectContaining({ code: 'roster-mismatch', context: { site: 'gamma' } }),
    )
  })

  it('or twice under one name is refused', () => {
    const twice = [member('alpha', alpha), member('alpha', alpha), member('beta', beta)]
    expect(() => rosterOf(twice)).toThrow(expect.objectContaining({ code: 'roster-mismatch' }))
  })
})
