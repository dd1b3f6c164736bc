import type { Bodies, Body } from '@sampan/proto'
import {
  confirmationStatement,
  formatDigest,
  SampanError,
  suite,
  survivorsDigest,
  verifyEntry,
  verifyP256,
  type LogEntry,
} from '@sampan/shared'
import type { Place } from '../ledger/attempts.ts'
import { digestBytes } from '../ledger/studies.ts'
import { noticeForgotten } from '../masking/forgotten.ts'
import type { Vault } from '../vault.ts'

type Membership = NonNullable<Bodies['receipt']['membership']>

/**
 * A receipt shows the site, out of the log, a sum that it is part of, with its own signature where the coordinator has
 * it. A ledger that does not know of it was restored from an old copy: the agent locks itself, in order of arrival and
 * before anything else is done. A coordinator that shows nothing is not caught here; one that shows what never was can
 * lock an agent, but not make up a signature.
 * @throws SampanError ledger-outdated, proof-invalid, log-untrusted
 */
export async function recognize(vault: Vault, body: Body): Promise<void> {
  if (body.type !== 'receipt' || body.value.membership === null) return
  const { membership, entry: proof } = body.value
  const entry = verifyEntry(proof, vault.coordinator.log)
  const place = placeOf(entry, membership)
  if (membership.signature.byteLength > 0) requireOwnSignature(vault, entry, membership)
  const forgotten = await noticeForgotten(vault, {
    place,
    shown: membership.signature.byteLength > 0 ? 'confirmed' : 'masked',
    lineage: entry.study ?? '',
    sites: membership.sites,
  })
  if (forgotten) throw new SampanError('ledger-outdated')
}

/** Which attempt the entry is about; it must say of these survivors that they were confirmed. */
function placeOf(entry: LogEntry, { members, sites }: Membership): Place {
  const { type, run, round, attempt, digests } = entry
  const survivors = formatDigest(survivorsDigest(suite, members))
  const right =
    type === 'survivors-confirmed' &&
    digests['survivors'] === survivors &&
    sites.length === members.length
  if (!right || run === null || round === null || attempt === null)
    throw new SampanError('proof-invalid', { what: 'survivors confirmed' })
  return { run, round, attempt }
}

function requireOwnSignature(vault: Vault, entry: LogEntry, membership: Membership): void {
  const { shared, members, signature } = membership
  const survivors = survivorsDigest(suite, members)
  const ctx = digestBytes(entry.ctx ?? '')
  const signed = confirmationStatement(suite, ctx, shared, survivors)
  if (!verifyP256(vault.identity.protocolKey.publicKey, signed, signature))
    throw new SampanError('proof-invalid', { what: 'own confirmation' })
}
