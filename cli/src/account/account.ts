import { limits } from '@sampan/proto'
import {
  accountListSchema,
  accountRoles,
  issuedTokenSchema,
  message,
  nameSchema,
} from '@sampan/shared'
import {
  accountDisabledOutcome,
  accountsOutcome,
  accountTokenOutcome,
  checked,
  choice,
  group,
  list,
  needed,
  requireNew,
  text,
  whole,
  type Command,
} from '@sampan/terminal'
import { nothing, pathOf } from '../connection/connection.ts'
import { online } from '../online.ts'
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
    return accountsOutcome(session, accounts)
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
    return accountTokenOutcome(session, NAME, issued, out)
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
    return accountTokenOutcome(session, NAME, await hub.post(path, issuedTokenSchema, body), out)
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
    return accountDisabledOutcome(session, NAME)
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
