import type { AccountView, IssuedTokenView } from '@sampan/shared'
import { momentText } from '../output/moment.ts'
import { renderTable } from '../output/table.ts'
import { writeNew } from '../output/write-new.ts'
import type { Outcome } from '../program/command.ts'
import type { Session } from '../program/session.ts'
import { terminalTexts } from '../text/terminal-texts.ts'

/** Accounts, as the operator sees them over the network and at the console. */
export function accountsOutcome(session: Session, accounts: readonly AccountView[]): Outcome {
  const t = terminalTexts(session.language)
  const heads = ['people.account', 'people.role', 'people.created', 'people.disabled'] as const
  const rows = accounts.map((each) => [
    each.name,
    each.role,
    momentText(each.createdAt),
    momentText(each.disabledAt),
  ])
  const table = { columns: heads.map((head) => ({ head: t(head) })), rows }
  return {
    data: { accounts: accounts.map((each) => ({ ...each })) },
    text: renderTable(table, session.columns),
  }
}

/** A new secret of an account: into a file that only its owner reads, or on the screen, once. */
export function accountTokenOutcome(
  session: Session,
  account: string,
  { id, secret, expiresAt }: IssuedTokenView,
  file: string | undefined,
): Outcome {
  const t = terminalTexts(session.language)
  const data = { account, id, expiresAt }
  const until = momentText(expiresAt)
  if (file === undefined)
    return {
      data: { ...data, secret },
      text: `${t('account.token', { account, until })}\n${secret}`,
    }
  writeNew(file, `${secret}\n`, 0o600)
  return { data: { ...data, file }, text: t('account.tokenFile', { account, until, file }) }
}

export function accountDisabledOutcome(session: Session, account: string): Outcome {
  return {
    data: { account },
    text: terminalTexts(session.language)('account.disabled', { account }),
  }
}
