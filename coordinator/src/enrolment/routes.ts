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
import type { Revoking } from './sites.ts'

/** In the description of the interface: no account's token is asked for. */
const byOtherMeans = { security: [] }

/** How a site comes in, and how it stays. */
export function registerEnrolmentRoutes(
  app: HttpApp,
  enrolling: Enrolling & Pick<Revoking, 'closeLive'>,
): void {
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
    async (request) => {
      const answer = await enrolSite(enrolling, request.body)
      // A session from before was opened with keys that may be another identity's.
      enrolling.closeLive(request.body.siteCertificate.site)
      return answer
    },
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
