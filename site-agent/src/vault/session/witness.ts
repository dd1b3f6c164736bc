import type { Body, ConsistencyProof } from '@sampan/proto'
import { isSampanError } from '@sampan/shared'
import { setFlag } from '../ledger/flags.ts'
import { keepLogHead, readLogHead } from '../ledger/log-head.ts'
import type { Vault } from '../vault.ts'

interface Claim {
  readonly bytes: Uint8Array
  readonly consistency: ConsistencyProof | null
  readonly mayBeOlder: boolean
}

/**
 * Every checkpoint that arrives is verified against the site's own memory, in order of arrival and before anything
 * else is done with its message. A fork or a shrunken log locks the agent until an approver unlocks it.
 * @throws SampanError log-untrusted, log-shrunken, log-fork
 */
export async function witness(vault: Vault, body: Body): Promise<void> {
  const claim = claimOf(body)
  if (claim === null) return
  const { verifyCheckpoint } = vault.defences
  const { log } = vault.coordinator
  const known = await readLogHead(vault.ledger, log.name)
  try {
    const checkpoint = verifyCheckpoint(claim, log, known, claim.mayBeOlder)
    if (checkpoint.size > (known?.size ?? 0))
      await keepLogHead(vault.ledger, checkpoint, vault.clock)
  } catch (error) {
    if (isSampanError(error, 'log-fork') || isSampanError(error, 'log-shrunken'))
      await setFlag(vault.ledger, 'locked', error.code, vault.clock)
    throw error
  }
}

/** The opening of a round names the log before its own entry, which other runs may have overtaken. */
function claimOf(body: Body): Claim | null {
  switch (body.type) {
    case 'welcome':
    case 'checkpointNotice':
      return claim(body.value.checkpoint, body.value.consistency)
    case 'roundOpening':
      return claim(body.value.checkpoint, body.value.consistency, true)
    case 'runInvitation':
    case 'shareDelivery':
      return claim(body.value.opened.checkpoint, body.value.opened.consistency)
    case 'roundResult':
      return claim(body.value.published.checkpoint, body.value.published.consistency)
    case 'runEnded':
      return body.value.closed === null
        ? null
        : claim(body.value.closed.checkpoint, body.value.closed.consistency)
    case 'receipt':
      return claim(body.value.entry.checkpoint, body.value.entry.consistency)
    default:
      return null
  }
}

function claim(bytes: Uint8Array, consistency: ConsistencyProof | null, mayBeOlder = false): Claim {
  return { bytes, consistency, mayBeOlder }
}
