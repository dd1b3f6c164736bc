import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import underPressure from '@fastify/under-pressure'
import websocket from '@fastify/websocket'
import { limits, timeouts } from '@sampan/proto'
import { errorKind, hex, SampanError } from '@sampan/shared'
import Fastify, { LogController, type FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { registerAccountRoutes } from '../accounts/routes.ts'
import { registerEnrolmentRoutes } from '../enrolment/routes.ts'
import { registerSiteRoutes } from '../enrolment/site-routes.ts'
import { checkRoute, type Access } from './access.ts'
import { addressKey, callerKey, gate, type Limiter } from './admit.ts'
import { logAnswer, refuse } from './answer.ts'
import type { HttpApp, HttpDependencies } from './app.ts'
import { registerSystemRoutes } from './system-routes.ts'
import { serverTls, type TlsFiles } from './tls.ts'

export interface HttpOptions {
  readonly tls: TlsFiles
  /** Lifetime of a token whose maker does not say. */
  readonly tokenDays: number
  readonly requestsPerMinute?: number
  readonly enrolmentsPerMinute?: number
}

/** A route as it was registered: who may call what. */
export interface RouteAccess {
  readonly method: string
  readonly url: string
  readonly access: Access
}

export interface Http {
  /** Further routes are registered on it, each with a `config` from access.ts; then `listen`. */
  readonly app: HttpApp
  /** Grows as routes are registered. */
  readonly routes: readonly RouteAccess[]
}

/** The coordinator's HTTPS server with the routes of identity and accounts. */
export async function createHttp(
  options: HttpOptions,
  dependencies: HttpDependencies,
): Promise<Http> {
  const app = bareServer(options, dependencies)
  const routes: RouteAccess[] = []
  app.addHook('onRoute', (route) => {
    const access = checkRoute(route)
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, access })
  })
  await registerPlugins(app)
  const { requestsPerMinute = limits.requestsPerMinuteMax } = options
  const { enrolmentsPerMinute = limits.enrolmentsPerMinuteMax } = options
  const admit = gate({
    ...dependencies,
    trustDomain: dependencies.coordinator.trustDomain,
    requests: limiter(app, requestsPerMinute, callerKey),
    enrolments: limiter(app, enrolmentsPerMinute, addressKey),
  })
  app.addHook('onRequest', admit)
  registerSystemRoutes(app, dependencies)
  registerEnrolmentRoutes(app, dependencies)
  registerSiteRoutes(app, dependencies)
  registerAccountRoutes(app, { ...dependencies, tokenDays: options.tokenDays })
  return { app, routes }
}

function bareServer(options: HttpOptions, dependencies: HttpDependencies): HttpApp {
  const { log, random } = dependencies
  const app = Fastify({
    https: serverTls(options.tls),
    loggerInstance: log,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    bodyLimit: limits.httpBodyBytesMax,
    requestTimeout: timeouts.requestMs,
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
    requestIdHeader: false,
    genReqId: () => hex(random.bytes(8)),
  }).withTypeProvider<ZodTypeProvider>()
  app.server.maxConnections = limits.connectionsMax
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('account', null)
  app.decorateRequest('site', null)
  app.decorateRequest('refusal', null)
  app.setErrorHandler(refuse)
  app.setNotFoundHandler(() => {
    throw new SampanError('route-unknown')
  })
  app.addHook('onResponse', (request, reply, done) => {
    logAnswer(request, reply)
    done()
  })
  return app
}

async function registerPlugins(app: HttpApp): Promise<void> {
  await app.register(helmet)
  await app.register(underPressure, {
    maxEventLoopDelay: limits.eventLoopDelayMsMax,
    pressureHandler: () => {
      throw new SampanError('overloaded')
    },
  })
  await app.register(rateLimit, { global: false })
  await app.register(swagger, {
    openapi: {
      info: { title: 'Sampan coordinator', version: '1' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  })
  await app.register(websocket, {
    options: { maxPayload: limits.messageBytesMax, perMessageDeflate: false },
    errorHandler: (error, socket, request) => {
      request.log.info({ kind: errorKind(error) }, 'session socket failed')
      socket.terminate()
    },
  })
}

const minuteMs = 60_000

function limiter(
  app: HttpApp,
  max: number,
  keyGenerator: (request: FastifyRequest) => string,
): Limiter {
  const count = app.createRateLimit({ max, timeWindow: minuteMs, keyGenerator })
  return async (request) => {
    const outcome = await count(request)
    return outcome.isAllowed || !outcome.isExceeded ? null : outcome.ttlInSeconds
  }
}
