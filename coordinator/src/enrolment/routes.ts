import { limits } from '@sampan/proto'
import {
  enrolmentAnswerSchema,
  enrolmentRequestSchema,
  renewalAnswerSchema,
  renewalRequestSchema,
} from '@sampan/shared'
import { openToAll, requireSite, siteOf } from '../http/access.ts'
import type { HttpApp } from '../http/app.ts'
import { enrolSite, type Enrolling } from './enrol.ts'
import { renewSite } from './renew.ts'

/** In the description of the interface: no account's token is asked for. */
const byOtherMeans = { security: [] }

/** How a site comes in, and how it stays. */
export function registerEnrolmentRoutes(app: HttpApp, enrolling: Enrolling): void {
  app.post(
    '/v1/enrolment',
    {
      config: openToAll(),
      bodyLimit: limits.enrolmentBytesMax,
      schema: {
        ...byOtherMeans,
        body: enrolmentRequestSchema,
        response: { 200: enrolmentAnswerSchema },
      },
    },
    (request) => enrolSite(enrolling, request.body),
  )
  app.post(
    '/v1/renewal',
    {
      config: requireSite(),
      bodyLimit: limits.enrolmentBytesMax,
      schema: {
        ...byOtherMeans,
        body: renewalRequestSchema,
        response: { 200: renewalAnswerSchema },
      },
    },
    async (request) => {
      const { site, serial } = siteOf(request)
      return { chain: await renewSite(enrolling, { site, serial, csr: request.body.csr }) }
    },
  )
}
