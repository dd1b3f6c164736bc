import type { FastifyReply, FastifyRequest } from 'fastify'
import { asSampanError, problemMediaType, problemOf } from './problem.ts'

/** Where every error of a request ends: as a problem document outside, in the log inside. */
export async function refuse(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const refusal = asSampanError(error)
  request.refusal = refusal.code
  if (refusal.httpStatus >= 500) {
    const { stack } = refusal.cause instanceof Error ? refusal.cause : refusal
    request.log.error({ code: refusal.code, stack }, 'request failed')
  }
  const { retryAfterS } = refusal.context
  if (refusal.httpStatus === 401) reply.header('www-authenticate', 'Bearer')
  if (retryAfterS !== undefined) reply.header('retry-after', String(retryAfterS))
  if (request.ws) reply.header('connection', 'close')
  await reply
    .code(refusal.httpStatus)
    .type(problemMediaType)
    .serializer(JSON.stringify)
    .send(problemOf(refusal, request.id))
}

/** One line in the log for each request. The route and not the path: a path holds what somebody typed. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const fields = {
    method: request.method,
    route: request.routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    elapsedMs: Math.round(reply.elapsedTime),
    ...(request.refusal === null ? {} : { code: request.refusal }),
    ...(request.account === null ? {} : { account: request.account.id }),
    ...(request.site === null ? {} : { site: request.site.site }),
  }
  request.log.info(fields, 'request answered')
}
