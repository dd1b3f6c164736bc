import { jurisdictionSchema, type SiteView } from '@sampan/shared'
import { momentOrNull } from '../http/times.ts'
import type { SiteRecord } from './sites.ts'

/** A site as operators see it, over HTTP and at the console. */
export function siteView(site: SiteRecord): SiteView {
  const { enrolledAtMs, revokedAtMs, invitedUntilMs, certifiedUntilMs, ...rest } = site
  return {
    ...rest,
    jurisdiction: jurisdictionSchema.parse(site.jurisdiction),
    enrolledAt: momentOrNull(enrolledAtMs),
    revokedAt: momentOrNull(revokedAtMs),
    invitedUntil: momentOrNull(invitedUntilMs),
    certifiedUntil: momentOrNull(certifiedUntilMs),
  }
}
