import { SampanError } from '@sampan/shared'
import { z } from 'zod'

export const roles = ['researcher', 'operator', 'auditor'] as const
export type Role = (typeof roles)[number]
export const roleSchema = z.enum(roles)

const everyone: readonly Role[] = roles
const researcher: readonly Role[] = ['researcher']
const operator: readonly Role[] = ['operator']

/**
 * Everything that can be done over HTTP with an account, and by whom: what is not in this table cannot be done. An
 * auditor reads everything and changes nothing but its own tokens.
 */
const actions = {
  'whoami-read': everyone,
  'coordinator-read': everyone,
  'own-tokens-read': everyone,
  'own-tokens-change': everyone,
  'accounts-read': ['operator', 'auditor'],
  'accounts-change': operator,
  'sites-read': everyone,
  'sites-change': operator,
  'studies-read': everyone,
  'studies-change': researcher,
  'runs-read': everyone,
  'runs-change': researcher,
  'runs-stop': ['researcher', 'operator'],
  'results-read': ['researcher', 'auditor'],
  'log-read': everyone,
  'metrics-read': ['operator', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Action = keyof typeof actions
export const actionSchema = z.enum(Object.keys(actions) as [Action, ...Action[]])

/** An account as a token proved it. */
export interface Account {
  readonly name: string
  /** Pseudonym for the log. */
  readonly id: string
  readonly role: Role
  /** Actions that the token was narrowed to; null: all of the role's. */
  readonly scopes: readonly Action[] | null
  readonly tokenId: string
  readonly tokenExpiresAtMs: number
}

export function mayDo(account: Pick<Account, 'role' | 'scopes'>, action: Action): boolean {
  const allowed: readonly Role[] = actions[action]
  return allowed.includes(account.role) && (account.scopes?.includes(action) ?? true)
}

/** @throws SampanError role-insufficient */
export function authorise(account: Account, action: Action): void {
  if (!mayDo(account, action)) throw new SampanError('role-insufficient', { action })
}

/**
 * The scopes of a new token that an account makes for itself: what was asked for, else what the present token has.
 * @throws SampanError role-insufficient for an action that the present token does not allow
 */
export function narrowScopes(
  account: Account,
  requested: readonly Action[] | null,
): readonly Action[] | null {
  const scopes = requested ?? account.scopes
  for (const action of scopes ?? []) authorise(account, action)
  return scopes
}
