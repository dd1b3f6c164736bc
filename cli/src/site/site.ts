import {
  invitationAnswerSchema,
  jurisdictionSchema,
  message,
  nameSchema,
  siteListSchema,
} from '@sampan/shared'
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
  type Command,
} from '@sampan/terminal'
import { nothing, pathOf } from '../connection/connection.ts'
import { online } from '../online.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { siteWords } from '../text/command-words.ts'

const name = needed(checked('SITE', nameSchema, message('fault.site')))

const listSites: Command = online({
  name: 'list',
  words: siteWords('list'),
  arguments: {},
  options: {},
  examples: ['sampan site list'],
  codes: [],
  run: async (_, session, hub) => {
    const { sites } = await hub.get(pathOf('sites'), siteListSchema)
    return sitesOutcome(session, sites)
  },
})

const token: Command = online({
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
    'sampan site token hk-east --controller east-trust --jurisdiction HK --out hk-east.token',
  ],
  codes: ['identity-mismatch', 'file-exists'],
  run: async (given, session, hub) => {
    const { SITE: site, controller, jurisdiction, out } = given
    requireNew(out)
    const body = { controller, jurisdiction, newIdentity: given['new-identity'] }
    const path = pathOf('sites', site, 'tokens')
    const answer = await hub.post(path, invitationAnswerSchema, body)
    return invitationOutcome(session, site, answer, out)
  },
})

const revoke: Command = online({
  name: 'revoke',
  words: siteWords('revoke'),
  arguments: { SITE: name },
  options: {},
  examples: ['sampan site revoke hk-east'],
  codes: ['site-unknown'],
  run: async ({ SITE: site }, session, hub) => {
    await hub.post(pathOf('sites', site, 'revocation'), nothing)
    const t = cliTexts(session.language)
    return { data: { site }, text: t('site.revokedNow', { site }) }
  },
})

export const site = group({
  name: 'site',
  words: siteWords('site'),
  commands: [listSites, token, revoke],
})
