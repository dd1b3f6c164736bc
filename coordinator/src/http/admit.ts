import { SampanError } from '@sampan/shared'
import type { FastifyRequest } from 'fastify'
import { authorise, type Action } from '../accounts/actions.ts'
import { authenticate } from '../accounts/authenticate.ts'
import { addressBytes } from '../enrolment/address.ts'
import type { Records } from '../storage/records.ts'
import { accountOf, type Access } from './access.ts'
import { identifySite } from './peer.ts'
import { asSampanError } from './problem.ts'

/** Counts a request; the seconds to wait when there were too many, else null. */
export type Limiter = (request: FastifyRequest) => Promise<number | null>

export interface Admitting extends Records {
  readonly trustDomain: string
  readonly requests: Limiter
  readonly enrolments: Limiter
}

/**
 * The one gate before every route: who is it, are there too many of their requests, may they do this. An identity that
 * fails is counted against its address before it is refused, so that guessing is slow. Unknown routes are counted, too.
 */
export function gate(admitting: Admitting): (request: FastifyRequest) => Promise<void> {
  const recorded = new Map<string, number>()
  return async (request) => {
    const { access } = request.routeOptions.config
    const fault = await identify(admitting, request, access).then(() => null, asSampanError)
    const isEnrolment = access?.kind === 'open' && request.method === 'POST'
    const waitS = await (isEnrolment ? admitting.enrolments : admitting.requests)(request)
    if (waitS !== null) throw new SampanError('too-many-requests', { retryAfterS: waitS })
    if (fault !== null) throw fault
    if (access?.kind !== 'account') return
    try {
      authorise(accountOf(request), access.action)
    } catch (error) {
      await recordDenial(admitting, accountOf(request).id, { action: access.action, recorded })
      throw error
    }
  }
}

async function identify(
  admitting: Admitting,
  request: FastifyRequest,
  access: Access | undefined,
): Promise<void> {
  if (access?.kind === 'account')
    request.account = await authenticate(admitting, request.headers.authorization)
  if (access?.kind === 'site')
    request.site = await identifySite(admitting, admitting.trustDomain, request.raw.socket)
}

const denialPeriodMs = 3_600_000

/** Once an hour for each account and action: whoever repeats a denied request must not fill the log. */
async function recordDenial(
  admitting: Admitting,
  accountId: string,
  denial: { readonly action: Action; readonly recorded: Map<string, number> },
): Promise<void> {
  const { action, recorded } = denial
  const key = `${accountId} ${action}`
  const nowMs = admitting.clock.nowMs()
  if (nowMs - (recorded.get(key) ?? -denialPeriodMs) < denialPeriodMs) return
  recorded.set(key, nowMs)
  const actor = { kind: 'account', id: accountId, certificate: null } as const
  const event = { type: 'access-denied', actor, object: action, outcome: 'denied' } as const
  await admitting.database
    .transaction()
    .execute((transaction) =>
      admitting.record(transaction, { ...event, reason: 'role-insufficient' }),
    )
}

/** Whose requests are counted together: an account, a site, or else an address. */
export function callerKey(request: FastifyRequest): string {
  if (request.account !== null) return `account ${request.account.id}`
  if (request.site !== null) return `site ${request.site.site}`
  return addressKey(request)
}

/** An IPv4 address, also inside an IPv6 one (RFC 4291, 2.5.5.2), or the /64 that one household or hospital gets. */
export function addressKey(request: FastifyRequest): string {
  const text = request.ip.replace(/^::ffff:(?=\d+\.)/, '')
  const bytes = addressBytes(text) ?? new Uint8Array(0)
  return `address ${bytes.subarray(0, 8).join('.')}`
}
