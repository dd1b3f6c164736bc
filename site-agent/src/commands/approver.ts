import { approverRoles, formatDigest, keyDigest, SampanError, type Json } from '@sampan/shared'
import {
  choices,
  confirm,
  flag,
  group,
  momentText,
  nameOf,
  needed,
  readPublicKey,
  renderTable,
  text,
} from '@sampan/terminal'
import { agentTexts } from '../text/agent-texts.ts'
import { approvalWords } from '../text/command-words.ts'
import type { Approver } from '../vault/ledger/approvals.ts'
import { atHome } from './at-home.ts'

const add = atHome({
  name: 'add',
  words: approvalWords('approverAdd'),
  arguments: { PUBFILE: needed(text('PUBFILE')) },
  options: {
    roles: needed(choices('ROLES', approverRoles)),
    name: text('NAME'),
    introduction: text('FILE'),
    yes: flag,
  },
  examples: [
    'sampan-agent approver add Chan.pub.pem --roles data-steward',
    'sampan-agent approver add Wong.pub.pem --roles ethics,legal --introduction wong.introduction.json',
  ],
  codes: [
    'file-malformed',
    'approver-exists',
    'approver-unknown',
    'approval-invalid',
    'not-confirmed',
  ],
  run: async (given, session, home) => {
    const { addApprover, isFounder, readIntroduction } = await import('../operations/approvers.ts')
    const { withLedger } = await import('../operations/with-ledger.ts')
    const { publicKey: key, name: stated } = readPublicKey(given.PUBFILE)
    const named = given.name ?? stated
    if (named === null) throw new SampanError('value-invalid', { what: '--name' })
    const person = { key, name: nameOf(named), roles: [...new Set(given.roles)] }
    const { introduction: file } = given
    const introduction = file === undefined ? null : readIntroduction(file)
    const t = agentTexts(session.language)
    const approver = await withLedger(home, async (ledger, { site }) => {
      if (introduction === null && (await isFounder(ledger, key))) {
        const digest = formatDigest(keyDigest(key))
        const words = { name: person.name, roles: person.roles.join(', '), digest }
        await confirm(session, t('approver.ask', words), { yes: given.yes })
      }
      return addApprover(ledger, person, introduction, { site, clock: session.surroundings.clock })
    })
    const words = { name: approver.name, roles: approver.roles.join(', ') }
    return { data: approverData(approver), text: t('approver.added', words) }
  },
})

const list = atHome({
  name: 'list',
  words: approvalWords('approverList'),
  arguments: {},
  options: {},
  examples: ['sampan-agent approver list'],
  codes: [],
  run: async (_, session, home) => {
    const { withLedger } = await import('../operations/with-ledger.ts')
    const { listApprovers } = await import('../vault/ledger/approvals.ts')
    const approvers = await withLedger(home, (ledger) => listApprovers(ledger))
    const t = agentTexts(session.language)
    const heads = [
      'label.name',
      'label.roles',
      'label.key',
      'label.added',
      'label.addedBy',
    ] as const
    const nameOfKey = (key: string | null): string =>
      key === null
        ? t('word.console')
        : (approvers.find((each) => each.keyDigest === key)?.name ?? key)
    const rows = approvers.map((approver) => [
      approver.name,
      approver.roles.join(', '),
      approver.keyDigest,
      momentText(new Date(approver.addedAtMs).toISOString()),
      nameOfKey(approver.addedBy),
    ])
    const table = { columns: heads.map((head) => ({ head: t(head) })), rows }
    return {
      data: { approvers: approvers.map(approverData) },
      text: rows.length === 0 ? t('approver.none') : renderTable(table, session.columns),
    }
  },
})

const remove = atHome({
  name: 'remove',
  words: approvalWords('approverRemove'),
  arguments: { APPROVER: needed(text('APPROVER')) },
  options: { yes: flag },
  examples: ['sampan-agent approver remove "Dr. Chan Tai Man"'],
  codes: ['approver-unknown', 'not-confirmed'],
  run: async ({ APPROVER, yes }, session, home) => {
    const { dropApprover, findApprover } = await import('../operations/approvers.ts')
    const { withLedger } = await import('../operations/with-ledger.ts')
    const t = agentTexts(session.language)
    const approver = await withLedger(home, async (ledger) => {
      const found = await findApprover(ledger, APPROVER)
      const question = t('approver.askRemove', { name: found.name, digest: found.keyDigest })
      await confirm(session, question, { yes })
      await dropApprover(ledger, found, session.surroundings.clock)
      return found
    })
    return {
      data: { name: approver.name, key: approver.keyDigest },
      text: t('approver.removed', { name: approver.name }),
    }
  },
})

function approverData({
  name,
  roles,
  keyDigest: key,
  addedAtMs,
  addedBy,
}: Approver): Readonly<Record<string, Json>> {
  return { name, roles, key, addedAt: new Date(addedAtMs).toISOString(), addedBy }
}

export const approver = group({
  name: 'approver',
  words: approvalWords('approver'),
  commands: [add, list, remove],
})
