import type { RunSummary, RunView } from '@sampan/shared'
import {
  describeRun,
  momentText,
  renderFields,
  renderTable,
  type Session,
  type Table,
} from '@sampan/terminal'
import { cliTexts, type SpeakCli } from '../text/cli-texts.ts'

/** A run as far as it has come. */
export function runText(session: Session, view: RunView): string {
  const t = cliTexts(session.language)
  const fields = renderFields([
    [t('label.run'), view.id],
    [t('label.study'), `${view.study} (${t('run.number', { number: view.number })})`],
    [t('label.title'), view.title],
    [t('label.digest'), view.studyDigest],
    [t('label.state'), t(`run.${view.state}`)],
    ...reasonFields(t, view),
    [t('label.progress'), describeRun(view, session.language)],
    [t('label.analyses'), view.analyses.join(', ')],
    ...(view.deviance.length === 0
      ? []
      : ([[t('label.deviance'), view.deviance.join('\n')]] as const)),
    ...(view.roundMs.length === 0
      ? []
      : ([[t('label.roundMs'), view.roundMs.map(Math.round).join(', ')]] as const)),
  ])
  return `${fields}\n\n${renderTable(siteTable(t, view), session.columns)}`
}

function reasonFields(
  t: SpeakCli,
  { reason, subject }: Pick<RunView, 'reason' | 'subject'>,
): readonly (readonly [string, string])[] {
  if (reason === null) return []
  return [[t('label.reason'), subject === null ? reason : `${reason} (${subject})`]]
}

function siteTable(t: SpeakCli, { sites }: RunView): Table {
  const heads = [
    'label.site',
    'label.connected',
    'label.accepted',
    'label.answered',
    'label.refusal',
  ] as const
  const yesNo = (value: boolean): string => t(value ? 'word.yes' : 'word.no')
  return {
    columns: heads.map((head) => ({ head: t(head) })),
    rows: sites.map(({ site, connected, accepted, answered, refusal }) => [
      site,
      yesNo(connected),
      yesNo(accepted),
      yesNo(answered),
      refusal === null
        ? ''
        : [refusal.code, refusal.subject].filter((word) => word !== '').join(' '),
    ]),
  }
}

export function runTable(session: Session, runs: readonly RunSummary[]): string {
  const t = cliTexts(session.language)
  const heads = [
    'label.run',
    'label.study',
    'label.state',
    'label.reason',
    'label.rounds',
    'label.account',
    'label.opened',
    'label.ended',
  ] as const
  const rows = runs.map((run) => [
    run.id,
    run.title,
    t(`run.${run.state}`),
    [run.reason ?? '', run.subject ?? ''].filter((word) => word !== '').join(' '),
    String(run.rounds),
    run.account,
    momentText(run.openedAt),
    momentText(run.endedAt),
  ])
  const columns = heads.map((head) =>
    head === 'label.rounds' ? ({ head: t(head), align: 'right' } as const) : { head: t(head) },
  )
  return renderTable({ columns, rows }, session.columns)
}
