import { formatDigest, keyDigest, publicOf, SampanError, type PrivateKey } from '@sampan/shared'
import { listApprovers, type Approver } from '../vault/ledger/approvals.ts'
import { clearFlag, readFlag } from '../vault/ledger/flags.ts'
import type { Ledger } from '../vault/ledger/ledger.ts'

/** The code for which the agent locked itself; null when it is not locked. */
export function lockReason(ledger: Ledger): Promise<string | null> {
  return readFlag(ledger, 'locked')
}

/**
 * Unlocks on the word of an approver. What the agent remembers of the log stays: a log that still does not continue it
 * locks the agent again at the next checkpoint.
 * @throws SampanError approver-unknown
 */
export async function unlockAgent(ledger: Ledger, key: PrivateKey): Promise<Approver> {
  const digest = formatDigest(keyDigest(publicOf(key)))
  const approver = (await listApprovers(ledger)).find((each) => each.keyDigest === digest)
  if (approver === undefined) throw new SampanError('approver-unknown', { key: digest })
  await clearFlag(ledger, 'locked')
  return approver
}
