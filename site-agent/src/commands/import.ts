import { list, needed, renderTable } from '@sampan/terminal'
import { agentTexts } from '../text/agent-texts.ts'
import { approvalWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const importApprovals = atHome({
  name: 'import',
  words: approvalWords('import'),
  arguments: { FILE: needed(list('FILE')) },
  options: {},
  examples: ['sampan-agent import steward.approval.json ethics.approval.json'],
  codes: ['file-missing', 'file-malformed', 'approver-unknown', 'approval-invalid'],
  run: async ({ FILE: files }, session, home) => {
    const operation = await import('../operations/import-approvals.ts')
    const { withLedger } = await import('../operations/with-ledger.ts')
    const { clock } = session.surroundings
    const imported = await withLedger(home, (ledger, { site }) =>
      operation.importApprovals(ledger, files, { site, clock }),
    )
    const t = agentTexts(session.language)
    const heads = [
      'label.file',
      'label.study',
      'label.name',
      'label.role',
      'label.decision',
    ] as const
    const rows = imported.map(({ file, approval, study }) => [
      file,
      study?.manifest.id ?? t('import.waits', { digest: approval.subject.digest }),
      approval.approver.name,
      approval.role,
      t(`word.${approval.decision}`),
    ])
    return {
      data: {
        approvals: imported.map(({ file, approval, study }) => ({
          ...{ file, study: study?.manifest.id ?? null, digest: approval.subject.digest },
          ...{ decision: approval.decision, role: approval.role },
          ...{ approver: approval.approver.name, key: approval.approver.key },
        })),
      },
      text: renderTable(
        { columns: heads.map((head) => ({ head: t(head) })), rows },
        session.columns,
      ),
    }
  },
})
