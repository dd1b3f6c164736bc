import { limits } from '@sampan/proto'
import { errorKind, type Clock } from '@sampan/shared'
import type { Database } from '../storage/schema.ts'
import type { HubLog, SessionHub } from './hub.ts'

export interface RevocationWatch {
  readonly database: Database
  readonly clock: Clock
  readonly hub: Pick<SessionHub, 'sites' | 'closeLive'>
  readonly log: Pick<HubLog, 'info' | 'warn'>
}

/**
 * Ends the sessions of sites that another process revoked: the operator's console writes to the database, where this
 * process must see it. Whoever was revoked over HTTP has no session by then. The returned function ends the watch and
 * resolves when the database is no longer asked.
 */
export function watchRevocations(watch: RevocationWatch): () => Promise<void> {
  const { clock, log } = watch
  let stopped = false
  let present = Promise.resolve()
  const look = (): void => {
    present = closeRevoked(watch)
      .catch((error: unknown) => {
        log.warn({ code: errorKind(error) }, 'revocations could not be looked up')
      })
      .then(() => {
        if (!stopped) cancel = clock.after(limits.revocationCheckMs, look)
      })
  }
  let cancel = clock.after(limits.revocationCheckMs, look)
  return async () => {
    stopped = true
    cancel()
    await present
  }
}

async function closeRevoked({ database, hub, log }: RevocationWatch): Promise<void> {
  const { sites } = hub
  if (sites.length === 0) return
  const revoked = await database
    .selectFrom('site')
    .select('id')
    .where('state', '=', 'revoked')
    .where('id', 'in', sites)
    .execute()
  for (const { id } of revoked) {
    log.info({ site: id }, 'session of a revoked site closed')
    hub.closeLive(id)
  }
}
