import {
  concat,
  openAtRest,
  pieces,
  present,
  SampanError,
  sealAtRest,
  statement,
  suite,
  type HeldShares,
} from '@sampan/shared'
import type { Place } from '../ledger/attempts.ts'
import type { Vault } from '../vault.ts'

/** Seals the shares that this site holds of everybody's secrets: index, self share, mask share, 65 bytes each. */
export function sealHeld(vault: Vault, place: Place, held: readonly HeldShares[]): Uint8Array {
  const plain = concat(...held.map((h) => concat(Uint8Array.of(h.from), h.self, h.mask)))
  return sealAtRest(vault.atRestKey, plain, placeAad(place), vault.random.bytes(12))
}

/** @throws SampanError attempt-lost when the ledger's content does not belong to this vault and attempt */
export function openHeld(
  vault: Vault,
  place: Place,
  sealed: Uint8Array | null,
): readonly HeldShares[] {
  const plain = sealed === null ? null : openAtRest(vault.atRestKey, sealed, placeAad(place))
  if (plain === null) throw new SampanError('attempt-lost', { attempt: place.attempt })
  return pieces(plain, 65).map((entry) => ({
    from: present(entry[0], 'index'),
    self: entry.slice(1, 33),
    mask: entry.slice(33, 65),
  }))
}

function placeAad(place: Place): Uint8Array {
  return statement(suite, 'held-shares', [place.run, place.round, place.attempt])
}
