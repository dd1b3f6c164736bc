import { controllersOf } from '../identity/roster.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Speak } from './catalogue.ts'
import { bullet } from './layout.ts'
import { exactly, grouped } from './page-text.ts'

/** Who is asked, how many must come, and who adds up. */
export function siteSection(t: Speak, manifest: Manifest): string[] {
  const { coordinator, participants } = manifest
  const sites = participants.flatMap((participant) => [
    ...bullet(
      t('page.site', {
        site: participant.site,
        controller: participant.controller,
        jurisdiction: t(`jurisdiction.${participant.jurisdiction}`),
      }),
    ),
    ...bullet(t(participant.mandatory ? 'page.mandatory' : 'page.optional'), 1),
    ...bullet(t('page.identity', { digest: participant.identity }), 1),
  ])
  return [
    `## ${t('page.sites')}`,
    '',
    ...sites,
    '',
    ...bullet(
      t('page.counts', {
        sites: exactly(participants.length),
        controllers: exactly(controllersOf(participants)),
      }),
    ),
    ...bullet(t('page.sitesMin', { sites: exactly(manifest.sitesMin) })),
    ...bullet(t('page.controllersMin', { controllers: exactly(manifest.controllersMin) })),
    ...bullet(t('page.survivorsMin', { sites: exactly(manifest.survivorsMin) })),
    ...bullet(t('page.largestSite', { people: grouped(manifest.largestSite) })),
    ...bullet(
      t('page.coordinator', {
        id: coordinator.id,
        controller: coordinator.controller,
        jurisdiction: t(`jurisdiction.${coordinator.jurisdiction}`),
        digest: coordinator.key,
      }),
    ),
  ]
}
