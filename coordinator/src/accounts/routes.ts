import { limits } from '@sampan/proto'
import { idSchema, nameSchema } from '@sampan/shared'
import { z } from 'zod'
import { accountOf, requireAccount } from '../http/access.ts'
import type { HttpApp } from '../http/app.ts'
import { moment, momentSchema } from '../http/times.ts'
import type { Records } from '../storage/records.ts'
import { accountView } from './account-view.ts'
import { addToken, createAccount, disableAccount, listAccounts } from './accounts.ts'
import { actionSchema, narrowScopes, roleSchema } from './actions.ts'
import { accountActor } from './actor.ts'
import { listTokens, revokeToken, type IssuedToken } from './tokens.ts'

const scopesSchema = z.array(actionSchema).min(1).max(limits.scopesMax).nullable()
const daysSchema = z
  .int()
  .min(1)
  .max(limits.tokenLifetimeDaysMax)
  .optional()
  .describe('Lifetime in days; without it the coordinator decides.')

const newTokenSchema = z.strictObject({
  scopes: scopesSchema.default(null).describe('Actions; null: as many as the present token.'),
  days: daysSchema,
})

const issuedSchema = z.strictObject({
  id: idSchema,
  secret: z.string().describe('Shown once.'),
  expiresAt: momentSchema,
})

const accountSchema = z.strictObject({
  name: nameSchema,
  id: idSchema,
  role: roleSchema,
  createdAt: momentSchema,
  disabledAt: momentSchema.nullable(),
})

const tokenSchema = z.strictObject({
  id: idSchema,
  scopes: scopesSchema,
  createdAt: momentSchema,
  expiresAt: momentSchema,
})

const accountParams = z.strictObject({ account: nameSchema })

export interface AccountDependencies extends Records {
  readonly tokenDays: number
}

/** Accounts and their tokens. */
export function registerAccountRoutes(app: HttpApp, dependencies: AccountDependencies): void {
  registerWhoami(app)
  registerAccounts(app, dependencies)
  registerOwnTokens(app, dependencies)
}

function registerWhoami(app: HttpApp): void {
  app.get(
    '/v1/whoami',
    {
      config: requireAccount('whoami-read'),
      schema: {
        response: {
          200: z.strictObject({
            name: nameSchema,
            role: roleSchema,
            scopes: scopesSchema,
            tokenExpiresAt: momentSchema,
          }),
        },
      },
    },
    (request) => {
      const { name, role, scopes, tokenExpiresAtMs } = accountOf(request)
      const tokenExpiresAt = moment(tokenExpiresAtMs)
      return { name, role, scopes: scopes === null ? null : [...scopes], tokenExpiresAt }
    },
  )
}

function registerAccounts(app: HttpApp, dependencies: AccountDependencies): void {
  const { database, tokenDays } = dependencies
  app.get(
    '/v1/accounts',
    {
      config: requireAccount('accounts-read'),
      schema: { response: { 200: z.strictObject({ accounts: z.array(accountSchema) }) } },
    },
    async () => {
      const accounts = await listAccounts(database)
      return { accounts: accounts.map(accountView) }
    },
  )
  app.post(
    '/v1/accounts',
    {
      config: requireAccount('accounts-change'),
      schema: {
        body: z.strictObject({ name: nameSchema, role: roleSchema, days: daysSchema }),
        response: { 201: issuedSchema },
      },
    },
    async (request, reply) => {
      const { name, role, days } = request.body
      const account = { name, role, tokenDays: days ?? tokenDays }
      const actor = accountActor(accountOf(request))
      return reply.code(201).send(overHttp(await createAccount(dependencies, account, actor)))
    },
  )
  app.post(
    '/v1/accounts/:account/tokens',
    {
      config: requireAccount('accounts-change'),
      schema: { params: accountParams, body: newTokenSchema, response: { 201: issuedSchema } },
    },
    async (request, reply) => {
      const { scopes, days } = request.body
      const token = { account: request.params.account, scopes, days: days ?? tokenDays }
      const actor = accountActor(accountOf(request))
      return reply.code(201).send(overHttp(await addToken(dependencies, token, actor)))
    },
  )
  app.post(
    '/v1/accounts/:account/disabling',
    {
      config: requireAccount('accounts-change'),
      schema: { params: accountParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const actor = accountActor(accountOf(request))
      await disableAccount(dependencies, request.params.account, actor)
      return reply.code(204).send(null)
    },
  )
}

function registerOwnTokens(app: HttpApp, dependencies: AccountDependencies): void {
  app.get(
    '/v1/tokens',
    {
      config: requireAccount('own-tokens-read'),
      schema: { response: { 200: z.strictObject({ tokens: z.array(tokenSchema) }) } },
    },
    async (request) => {
      const tokens = await listTokens(dependencies, accountOf(request).name)
      return {
        tokens: tokens.map(({ id, scopes, createdAtMs, expiresAtMs }) => ({
          id,
          scopes: scopes === null ? null : [...scopes],
          createdAt: moment(createdAtMs),
          expiresAt: moment(expiresAtMs),
        })),
      }
    },
  )
  app.post(
    '/v1/tokens',
    {
      config: requireAccount('own-tokens-change'),
      schema: { body: newTokenSchema, response: { 201: issuedSchema } },
    },
    async (request, reply) => {
      const account = accountOf(request)
      const scopes = narrowScopes(account, request.body.scopes)
      const days = request.body.days ?? dependencies.tokenDays
      const token = { account: account.name, scopes, days }
      const issued = await addToken(dependencies, token, accountActor(account))
      return reply.code(201).send(overHttp(issued))
    },
  )
  app.delete(
    '/v1/tokens/:token',
    {
      config: requireAccount('own-tokens-change'),
      schema: { params: z.strictObject({ token: idSchema }), response: { 204: z.null() } },
    },
    async (request, reply) => {
      await revokeToken(dependencies, accountOf(request), request.params.token)
      return reply.code(204).send(null)
    },
  )
}

function overHttp({ id, secret, expiresAtMs }: IssuedToken): z.infer<typeof issuedSchema> {
  return { id, secret, expiresAt: moment(expiresAtMs) }
}
