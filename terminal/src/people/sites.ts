import type { SiteView } from '@sampan/shared'
import { momentText } from '../output/moment.ts'
import { renderTable } from '../output/table.ts'
import { writeNew } from '../output/write-new.ts'
import type { Outcome } from '../program/command.ts'
import type { Session } from '../program/session.ts'
import { terminalTexts } from '../text/terminal-texts.ts'

/** Sites, as the operator sees them over the network and at the console. */
export function sitesOutcome(session: Session, sites: readonly SiteView[]): Outcome {
  const t = terminalTexts(session.language)
  const heads = [
    'people.site',
    'people.controller',
    'people.jurisdiction',
    'people.state',
    'people.invitedUntil',
    'people.certifiedUntil',
  ] as const
  const rows = sites.map((site) => [
    site.id,
    site.controller,
    site.jurisdiction,
    t(`site.${site.state}`),
    momentText(site.invitedUntil),
    momentText(site.certifiedUntil),
  ])
  const table = { columns: heads.map((head) => ({ head: t(head) })), rows }
  return {
    data: { sites: sites.map((site) => ({ ...site })) },
    text: renderTable(table, session.columns),
  }
}

/** A new enrolment token: into a file that only its owner reads, or on the screen, once. */
export function invitationOutcome(
  session: Session,
  site: string,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: string },
  file: string | undefined,
): Outcome {
  const t = terminalTexts(session.language)
  const data = { site, expiresAt }
  const until = momentText(expiresAt)
  if (file === undefined)
    return { data: { ...data, token }, text: `${t('site.token', { site, until })}\n${token}` }
  writeNew(file, `${token}\n`, 0o600)
  return { data: { ...data, file }, text: t('site.tokenFile', { site, until, file }) }
}
