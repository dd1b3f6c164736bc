import { limits } from '@sampan/proto'
import { coordinatorTrustSchema, digestSchema, SampanError } from '@sampan/shared'
import { sql } from 'kysely'
import { z } from 'zod'
import { describeCoordinator } from '../enrolment/coordinator.ts'
import { openToAll, requireAccount } from './access.ts'
import type { HttpApp, HttpDependencies } from './app.ts'

const coordinatorSchema = coordinatorTrustSchema
  .pick({ trustDomain: true, coordinator: true, log: true })
  .extend({
    root: digestSchema.describe('SHA-256 of the root certificate.'),
    limits: z.record(z.string(), z.number()).describe('Every bound of this build.'),
  })

/** Health, description of the coordinator, description of the interface. */
export function registerSystemRoutes(app: HttpApp, dependencies: HttpDependencies): void {
  const { database, coordinator } = dependencies
  app.get(
    '/healthz',
    { config: openToAll(), schema: { response: { 200: z.object({ status: z.literal('ok') }) } } },
    async () => {
      await sql`select 1`.execute(database).catch((cause: unknown) => {
        throw new SampanError('store-unavailable', {}, { cause })
      })
      return { status: 'ok' as const }
    },
  )
  app.get(
    '/v1/coordinator',
    {
      config: requireAccount('coordinator-read'),
      schema: { response: { 200: coordinatorSchema } },
    },
    () => ({ ...describeCoordinator(coordinator), root: coordinator.root, limits }),
  )
  app.get(
    '/v1/openapi.json',
    { config: requireAccount('coordinator-read'), schema: { hide: true } },
    () => app.swagger(),
  )
}
