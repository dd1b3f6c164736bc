import { limits } from '@sampan/proto'
import {
  accountListSchema,
  accountRoles,
  issuedTokenSchema,
  message,
  nameSchema,
  type IssuedTokenView,
} from '@sampan/shared'
import {
  checked,
  choice,
  group,
  list,
  momentText,
  needed,
  renderTable,
  requireNew,
  text,
  whole,
  writeNew,
  type Command,
  type Outcome,
  type Session,
} from '@sampan/terminal'
import { nothing, pathOf } from '../connection/connection.ts'
import { online } from '../online.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { accountWords } from '../text/command-words.ts'

const name = needed(checked('NAME', nameSchema, message('fault.site')))
const days = whole('DAYS', 1, limits.tokenLifetimeDaysMax)

const listAccounts: Command = online({
  name: 'list',
  words: accountWords('list'),
  arguments: {},
  options: {},
  examples: ['sampan account list'],
  codes: [],
  run: async (_, session, hub) => {
    const { accounts } = await hub.get(pathOf('accounts'), accountListSchema)
    const t = cliTexts(session.language)
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

const add: Command = online({
  name: 'add',
  words: accountWords('add'),
  arguments: { NAME: name },
  options: { role: needed(choice('ROLE', accountRoles)), days, out: text('FILE', { short: 'o' }) },
  examples: ['sampan account add maria --role researcher --out maria.token'],
  codes: ['account-exists', 'account-limit', 'file-exists'],
  run: async ({ NAME, role, days: lifetime, out }, session, hub) => {
    requireNew(out)
    const body = { name: NAME, role, days: lifetime }
    const issued = await hub.post(pathOf('accounts'), issuedTokenSchema, body)
    return tokenOutcome(session, NAME, issued, out)
  },
})

const token: Command = online({
  name: 'token',
  words: accountWords('token'),
  arguments: { NAME: name },
  options: { days, scopes: list('ACTIONS'), out: text('FILE', { short: 'o' }) },
  examples: ['sampan account token maria --days 30 --scopes runs-read,results-read'],
  codes: ['account-unknown', 'account-limit', 'file-exists'],
  run: async ({ NAME, days: lifetime, scopes, out }, session, hub) => {
    requireNew(out)
    const body = { days: lifetime, ...(scopes.length === 0 ? {} : { scopes: narrowed(scopes) }) }
    const path = pathOf('accounts', NAME, 'tokens')
    return tokenOutcome(session, NAME, await hub.post(path, issuedTokenSchema, body), out)
  },
})

const disable: Command = online({
  name: 'disable',
  words: accountWords('disable'),
  arguments: { NAME: name },
  options: {},
  examples: ['sampan account disable maria'],
  codes: ['account-unknown', 'operator-last'],
  run: async ({ NAME }, session, hub) => {
    await hub.post(pathOf('accounts', NAME, 'disabling'), nothing)
    const t = cliTexts(session.language)
    return { data: { account: NAME }, text: t('account.disabled', { account: NAME }) }
  },
})

export const account = group({
  name: 'account',
  words: accountWords('account'),
  commands: [listAccounts, add, token, disable],
})

/** Signing in asks who the token belongs to: one that may not even do that could not be used here. */
function narrowed(scopes: readonly string[]): readonly string[] {
  return [...new Set(['whoami-read', ...scopes])]
}

/** A new secret: into a file that only its owner reads, or on the screen, once. */
function tokenOutcome(
  session: Session,
  who: string,
  { id, secret, expiresAt }: IssuedTokenView,
  file: string | undefined,
): Outcome {
  const t = cliTexts(session.language)
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
