import { limits } from '@sampan/proto'
import { accountRoles, message, nameSchema } from '@sampan/shared'
import {
  checked,
  choice,
  group,
  momentText,
  needed,
  renderTable,
  requireNew,
  text,
  whole,
  writeNew,
  type Outcome,
  type Session,
} from '@sampan/terminal'
import { accountView } from '../accounts/account-view.ts'
import { createAccount, disableAccount, listAccounts } from '../accounts/accounts.ts'
import type { IssuedToken } from '../accounts/tokens.ts'
import { moment } from '../http/times.ts'
import { consoleActor } from '../storage/records.ts'
import { accountWords } from '../text/command-words.ts'
import { coordinatorTexts } from '../text/coordinator-texts.ts'
import { atHome } from './at-home.ts'
import { atConsole, consoleCodes } from './console.ts'

const name = needed(checked('NAME', nameSchema, message('fault.site')))

const add = atHome({
  name: 'add',
  words: accountWords('add'),
  arguments: { NAME: name },
  options: {
    role: needed(choice('ROLE', accountRoles)),
    days: whole('N', 1, limits.tokenLifetimeDaysMax),
    out: text('FILE', { short: 'o' }),
  },
  examples: ['sampan coordinator account add maria --role researcher --out maria.token'],
  codes: [...consoleCodes, 'account-exists', 'account-limit', 'file-exists'],
  run: async ({ NAME, role, days, out }, session, folder) => {
    requireNew(out)
    const issued = await atConsole(session, folder, ({ installation, records }) => {
      const tokenDays = days ?? installation.settings.tokens.lifetimeDays
      return createAccount(records, { name: NAME, role, tokenDays }, consoleActor)
    })
    return tokenOutcome(session, NAME, issued, out)
  },
})

const list = atHome({
  name: 'list',
  words: accountWords('list'),
  arguments: {},
  options: {},
  examples: ['sampan coordinator account list'],
  codes: consoleCodes,
  run: async (_, session, folder) => {
    const records = await atConsole(session, folder, (console) =>
      listAccounts(console.records.database),
    )
    const accounts = records.map(accountView)
    const t = coordinatorTexts(session.language)
    const heads = ['label.account', 'label.role', 'label.created', 'label.disabled'] as const
    const rows = accounts.map((each) => [
      each.name,
      each.role,
      momentText(each.createdAt),
      momentText(each.disabledAt),
    ])
    const table = { columns: heads.map((head) => ({ head: t(head) })), rows }
    return { data: { accounts }, text: renderTable(table, session.columns) }
  },
})

const disable = atHome({
  name: 'disable',
  words: accountWords('disable'),
  arguments: { NAME: name },
  options: {},
  examples: ['sampan coordinator account disable maria'],
  codes: [...consoleCodes, 'account-unknown', 'operator-last'],
  run: async ({ NAME }, session, folder) => {
    await atConsole(session, folder, ({ records }) => disableAccount(records, NAME, consoleActor))
    const t = coordinatorTexts(session.language)
    return { data: { account: NAME }, text: t('account.disabled', { account: NAME }) }
  },
})

export const account = group({
  name: 'account',
  words: accountWords('account'),
  commands: [add, list, disable],
})

/** A new secret: into a file that only its owner reads, or on the screen, once. */
function tokenOutcome(
  session: Session,
  who: string,
  { id, secret, expiresAtMs }: IssuedToken,
  file: string | undefined,
): Outcome {
  const t = coordinatorTexts(session.language)
  const expiresAt = moment(expiresAtMs)
  const data = { account: who, id, expiresAt }
  const until = momentText(expiresAt)
  if (file === undefined)
    return {
      data: { ...data, secret },
      text: `${t('account.token', { account: who, until })}\n${secret}`,
    }
  writeNew(file, `${secret}\n`, 0o600)
  return { data: { ...data, file }, text: t('account.tokenFile', { account: who, until, file }) }
}
