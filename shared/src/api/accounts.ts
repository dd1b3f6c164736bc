import { limits } from '@sampan/proto'
import { z } from 'zod'
import { idSchema, nameSchema, timeSchema } from '../governance/records.ts'

/** What travels over HTTP about accounts. */
export const accountRoles = ['researcher', 'operator', 'auditor'] as const
export const accountRoleSchema = z.enum(accountRoles)
export type AccountRole = z.infer<typeof accountRoleSchema>

/** Actions that a token is narrowed to; null: all of the role's. Which there are is the coordinator's to say. */
const scopesSchema = z.array(z.string().max(63)).max(limits.scopesMax).nullable()

export const whoamiSchema = z.strictObject({
  name: nameSchema,
  role: accountRoleSchema,
  scopes: scopesSchema,
  tokenExpiresAt: timeSchema,
})
export type Whoami = Readonly<z.infer<typeof whoamiSchema>>

export const accountViewSchema = z.strictObject({
  name: nameSchema,
  id: idSchema,
  role: accountRoleSchema,
  createdAt: timeSchema,
  disabledAt: timeSchema.nullable(),
})
export type AccountView = Readonly<z.infer<typeof accountViewSchema>>

export const accountListSchema = z.strictObject({
  accounts: z.array(accountViewSchema).max(limits.accountsMax),
})

/** A new token. The secret is shown once. */
export const issuedTokenSchema = z.strictObject({
  id: idSchema,
  secret: z.string().regex(/^sampan_[A-Za-z0-9_-]{43}$/),
  expiresAt: timeSchema,
})
export type IssuedTokenView = Readonly<z.infer<typeof issuedTokenSchema>>
