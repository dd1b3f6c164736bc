import type { AccountView } from '@sampan/shared'
import { moment, momentOrNull } from '../http/times.ts'
import type { AccountRecord } from './accounts.ts'

/** An account as operators see it, over HTTP and at the console. */
export function accountView({ createdAtMs, disabledAtMs, ...account }: AccountRecord): AccountView {
  return {
    ...account,
    createdAt: moment(createdAtMs),
    disabledAt: momentOrNull(disabledAtMs),
  }
}
