import { limits } from '@sampan/proto'
import { accountRoles, message, nameSchema } from '@sampan/shared'
import {
  accountDisabledOutcome,
  accountsOutcome,
  accountTokenOutcome,
  checked,
  choice,
  group,
  needed,
  requireNew,
  text,
  whole,
} from '@sampan/terminal'
import { accountView } from '../accounts/account-view.ts'
import { createAccount, disableAccount, listAccounts } from '../accounts/accounts.ts'
import { moment } from '../http/times.ts'
import { consoleActor } from '../storage/records.ts'
import { accountWords } from '../text/command-words.ts'
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
    const expiresAt = moment(issued.expiresAtMs)
    return accountTokenOutcome(session, NAME, { ...issued, expiresAt }, out)
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
    return accountsOutcome(session, records.map(accountView))
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
    return accountDisabledOutcome(session, NAME)
  },
})

export const account = group({
  name: 'account',
  words: accountWords('account'),
  commands: [add, list, disable],
})
