import { invariant, present } from '@sampan/shared'
import type { FastifyContextConfig, FastifyRequest } from 'fastify'
import type { Account, Action } from '../accounts/actions.ts'
import type { PeerCertificate } from '../enrolment/admission.ts'

/** Who may call a route. Every route declares one; a route without one does not start. */
export type Access =
  | { readonly kind: 'open' }
  | { readonly kind: 'site' }
  | { readonly kind: 'account'; readonly action: Action }

/** A site whose TLS certificate was verified and is on our books. */
export interface SitePeer extends PeerCertificate {
  readonly expiresAtMs: number
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    /** Set on routes of kind 'account'. */
    account: Account | null
    /** Set on routes of kind 'site'. */
    site: SitePeer | null
    /** Code of the refusal that was answered, for the log. */
    refusal: string | null
  }
}

interface RouteConfig {
  readonly access: Access
}

/** Config of a route for accounts whose role and token allow the action. */
export function requireAccount(action: Action): RouteConfig {
  return { access: { kind: 'account', action } }
}

/** Config of a route for enrolled sites, over mutual TLS. */
export function requireSite(): RouteConfig {
  return { access: { kind: 'site' } }
}

/** Config of the two routes that need no proof of identity. */
export function openToAll(): RouteConfig {
  return { access: { kind: 'open' } }
}

/** Spec, governance, rule 8: no unauthenticated route but health and enrolment. */
const openRoutes: readonly string[] = ['GET /healthz', 'POST /v1/enrolment']

interface RegisteredRoute {
  readonly method: string | readonly string[]
  readonly url: string
  readonly config?: FastifyContextConfig
}

/** Checks a route as it is registered. A mistake here is ours and stops the process before it listens. */
export function checkRoute(route: RegisteredRoute): Access {
  const methods = [route.method].flat()
  const names = methods.map((method) => `${method} ${route.url}`)
  const access = route.config?.access
  invariant(access !== undefined, `the route declares who may call it: ${names.join()}`)
  const isListed = names.every((name) => openRoutes.includes(name))
  invariant(access.kind !== 'open' || isListed, `the route may not be open: ${names.join()}`)
  return access
}

/** The account behind a request on a route of kind 'account'. */
export function accountOf(request: FastifyRequest): Account {
  return present(request.account, 'account of an authenticated request')
}

/** The site behind a request on a route of kind 'site'. */
export function siteOf(request: FastifyRequest): SitePeer {
  return present(request.site, 'site of an authenticated request')
}
