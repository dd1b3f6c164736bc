import { jurisdictionSchema, message, nameSchema } from '@sampan/shared'
import {
  checked,
  choice,
  flag,
  group,
  invitationOutcome,
  needed,
  requireNew,
  sitesOutcome,
  text,
} from '@sampan/terminal'
import { siteView } from '../enrolment/site-view.ts'
import { listSites, revokeSite } from '../enrolment/sites.ts'
import { inviteSite } from '../enrolment/tokens.ts'
import { moment } from '../http/times.ts'
import { consoleActor } from '../storage/records.ts'
import { siteWords } from '../text/command-words.ts'
import { coordinatorTexts } from '../text/coordinator-texts.ts'
import { atHome } from './at-home.ts'
import { atConsole, consoleCodes } from './console.ts'

const name = needed(checked('SITE', nameSchema, message('fault.site')))

const list = atHome({
  name: 'list',
  words: siteWords('list'),
  arguments: {},
  options: {},
  examples: ['sampan coordinator site list'],
  codes: consoleCodes,
  run: async (_, session, folder) => {
    const records = await atConsole(session, folder, (console) =>
      listSites(console.records.database),
    )
    return sitesOutcome(session, records.map(siteView))
  },
})

const token = atHome({
  name: 'token',
  words: siteWords('token'),
  arguments: { SITE: name },
  options: {
    controller: needed(checked('CONTROLLER', nameSchema, message('fault.site'))),
    jurisdiction: needed(choice('JURISDICTION', jurisdictionSchema.options)),
    'new-identity': flag,
    out: text('FILE', { short: 'o' }),
  },
  examples: [
    'sampan coordinator site token hk-east --controller east-trust --jurisdiction HK --out hk-east.token',
  ],
  codes: [...consoleCodes, 'identity-mismatch', 'account-limit', 'file-exists'],
  run: async (given, session, folder) => {
    const { SITE: site, controller, jurisdiction, out } = given
    requireNew(out)
    const invitation = { site, controller, jurisdiction, newIdentity: given['new-identity'] }
    const made = await atConsole(session, folder, ({ records }) =>
      inviteSite(records, invitation, consoleActor),
    )
    const expiresAt = moment(made.expiresAtMs)
    return invitationOutcome(session, site, { token: made.token, expiresAt }, out)
  },
})

/** The running server sees the revocation in its database, and ends the session itself. */
const revoke = atHome({
  name: 'revoke',
  words: siteWords('revoke'),
  arguments: { SITE: name },
  options: {},
  examples: ['sampan coordinator site revoke hk-east'],
  codes: [...consoleCodes, 'site-unknown'],
  run: async ({ SITE: site }, session, folder) => {
    await atConsole(session, folder, ({ records }) =>
      revokeSite({ ...records, closeLive: () => undefined }, site, consoleActor),
    )
    const t = coordinatorTexts(session.language)
    return { data: { site }, text: t('site.revokedNow', { site }) }
  },
})

export const site = group({
  name: 'site',
  words: siteWords('site'),
  commands: [list, token, revoke],
})
