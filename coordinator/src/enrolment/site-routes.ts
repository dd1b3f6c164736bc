import { digestSchema, jurisdictionSchema, nameSchema, enrolmentTokenSchema } from '@sampan/shared'
import { z } from 'zod'
import { accountActor } from '../accounts/actor.ts'
import { accountOf, requireAccount } from '../http/access.ts'
import type { HttpApp } from '../http/app.ts'
import { moment, momentSchema } from '../http/times.ts'
import { siteView } from './site-view.ts'
import { listSites, revokeSite, type Revoking } from './sites.ts'
import { inviteSite } from './tokens.ts'

const siteSchema = z.strictObject({
  id: nameSchema,
  controller: nameSchema,
  jurisdiction: jurisdictionSchema,
  state: z.enum(['invited', 'enrolled', 'revoked']),
  identity: digestSchema.nullable(),
  enrolledAt: momentSchema.nullable(),
  revokedAt: momentSchema.nullable(),
  invitedUntil: momentSchema.nullable(),
  certifiedUntil: momentSchema.nullable(),
})

const invitationSchema = z.strictObject({
  controller: nameSchema,
  jurisdiction: jurisdictionSchema,
  newIdentity: z
    .boolean()
    .default(false)
    .describe('Lets a known site come with another identity key, controller or jurisdiction.'),
})

const siteParams = z.strictObject({ site: nameSchema })

/** Sites as the operator sees and handles them. */
export function registerSiteRoutes(app: HttpApp, revoking: Revoking): void {
  app.get(
    '/v1/sites',
    {
      config: requireAccount('sites-read'),
      schema: { response: { 200: z.strictObject({ sites: z.array(siteSchema) }) } },
    },
    async () => {
      const sites = await listSites(revoking.database)
      return { sites: sites.map(siteView) }
    },
  )
  app.post(
    '/v1/sites/:site/tokens',
    {
      config: requireAccount('sites-change'),
      schema: {
        params: siteParams,
        body: invitationSchema,
        response: { 201: z.strictObject({ token: enrolmentTokenSchema, expiresAt: momentSchema }) },
      },
    },
    async (request, reply) => {
      const actor = accountActor(accountOf(request))
      const invitation = { site: request.params.site, ...request.body }
      const { token, expiresAtMs } = await inviteSite(revoking, invitation, actor)
      return reply.code(201).send({ token, expiresAt: moment(expiresAtMs) })
    },
  )
  app.post(
    '/v1/sites/:site/revocation',
    {
      config: requireAccount('sites-change'),
      schema: { params: siteParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await revokeSite(revoking, request.params.site, accountActor(accountOf(request)))
      return reply.code(204).send(null)
    },
  )
}
