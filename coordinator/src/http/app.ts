import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'node:https'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Enrolling } from '../enrolment/enrol.ts'
import type { Revoking } from '../enrolment/sites.ts'

/** The server as routes see it: schemas are zod. */
export type HttpApp = FastifyInstance<
  Server,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

export interface HttpDependencies extends Enrolling, Revoking {
  readonly log: FastifyBaseLogger
}
