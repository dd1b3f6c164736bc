import {
  controllersOf,
  equalBytes,
  formatDigest,
  pieces,
  SampanError,
  sharesStatement,
  suite,
  verifyEntry,
  verifyP256,
  type HeldShares,
} from '@sampan/shared'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import { siteAt } from './check-opening.ts'
import type { LiveAttempt, OpenedAttempt } from './live-attempts.ts'
import { openAttempt } from './share.ts'
import type { RoundOpening, ShareDelivery } from './wire.ts'

/**
 * Checks a delivery and opens every share in it: U2 is large enough and within U1, every dealer's root is signed, every
 * share is the one committed to, and 'round opened' with this ctx stands in the log.
 * @throws SampanError survivors-too-few, share-invalid or commitment-mismatch (naming the dealer), proof-invalid
 */
export function acceptShares(
  vault: Vault,
  run: JoinedRun,
  live: LiveAttempt & { readonly opened: OpenedAttempt },
  message: { readonly opening: RoundOpening; readonly delivery: ShareDelivery },
): readonly HeldShares[] {
  const { opening, delivery } = message
  const { requireSameContext, checkRoundLogged, checkDealers } = vault.defences
  const { checkDealerSignature, openDelivery } = vault.defences
  requireSameContext(delivery, live.opened)
  checkRoundLogged(vault, live, delivery)
  checkDealers(run, opening, delivery)
  return delivery.shares.map((shares) => {
    checkDealerSignature(run, delivery.ctx, shares)
    if (shares.from !== run.own.index) {
      const { from, root, ciphertext } = shares
      return openDelivery(openAttempt(run, opening), live.secrets.shareKey, {
        from,
        root,
        ciphertext,
        pathSelf: pieces(shares.pathSelf, 32),
        pathMask: pieces(shares.pathMask, 32),
      })
    }
    if (!equalBytes(shares.root, live.opened.dealing.root))
      throw new SampanError('commitment-mismatch', { index: shares.from })
    return live.opened.dealing.own
  })
}

/** The entry holds ctx, and ctx the log as it was before: sites that are shown different logs mask differently. */
export function checkRoundLogged(
  vault: Vault,
  live: LiveAttempt & { readonly opened: OpenedAttempt },
  delivery: ShareDelivery,
): void {
  const entry = verifyEntry(delivery.opened, vault.coordinator.log)
  const right =
    entry.type === 'round-opened' &&
    entry.ctx === formatDigest(live.opened.ctx) &&
    entry.run === live.run &&
    entry.round === live.round &&
    entry.attempt === live.attempt
  if (!right) throw new SampanError('proof-invalid', { what: 'round opened' })
}

export function checkDealers(run: JoinedRun, opening: RoundOpening, delivery: ShareDelivery): void {
  const advertised = new Set(opening.advertisements.map((entry) => entry.index))
  const dealers = delivery.shares.map((shares) => shares.from)
  const ordered = dealers.every(
    (index, k) => advertised.has(index) && index > (dealers[k - 1] ?? 0),
  )
  if (!ordered || !dealers.includes(run.own.index)) throw new SampanError('roster-mismatch')
  const members = dealers.map((index) => siteAt(run, index))
  if (members.length < opening.survivorsMin || controllersOf(members) < opening.controllersMin)
    throw new SampanError('survivors-too-few', { what: 'sites that shared' })
}

export function checkDealerSignature(
  run: JoinedRun,
  ctx: Uint8Array,
  shares: ShareDelivery['shares'][number],
): void {
  const { from, root, selfSeedDigest, signature } = shares
  const signed = sharesStatement(suite, ctx, from, { root, selfSeedDigest })
  if (!verifyP256(siteAt(run, from).protocolKey, signed, signature))
    throw new SampanError('share-invalid', { index: from })
}
