import type { Clock, Random } from '@sampan/shared'
import type { Installation } from '../config/installation.ts'
import type { Recorder } from '../storage/records.ts'
import { appendEntry } from './round-log.ts'

/** Puts events on the record of an installation, signed with its log key. */
export function recorderFor(
  { identity, logKey }: Pick<Installation, 'identity' | 'logKey'>,
  sources: { readonly clock: Clock; readonly random: Random },
): Recorder {
  const signer = { ...sources, origin: identity.log.origin, keys: logKey }
  return async (transaction, event) => {
    await appendEntry(signer, transaction, event)
  }
}
