import {
  languageSchema,
  renderStudyPage,
  studyDetailSchema,
  studyListSchema,
  type StudySummary,
} from '@sampan/shared'
import {
  choice,
  flag,
  momentText,
  needed,
  renderFields,
  renderTable,
  text,
  type Session,
} from '@sampan/terminal'
import { pathOf } from '../connection/connection.ts'
import { online } from '../online.ts'
import { cliTexts, type SpeakCli } from '../text/cli-texts.ts'
import { studyWords } from '../text/command-words.ts'
import { studyAsked } from './check-answer.ts'

export const list = online({
  name: 'list',
  words: studyWords('list'),
  arguments: {},
  options: {},
  examples: ['sampan study list'],
  codes: [],
  run: async (_, session, hub) => {
    const { studies } = await hub.get(pathOf('studies'), studyListSchema)
    const t = cliTexts(session.language)
    const heads = [
      'label.study',
      'label.title',
      'label.account',
      'label.submitted',
      'label.decisions',
    ] as const
    const rows = studies.map((study) => [
      study.id,
      study.title,
      study.account,
      momentText(study.submittedAt),
      decisionsText(study, t),
    ])
    const table = { columns: heads.map((head) => ({ head: t(head) })), rows }
    return { data: { studies }, text: renderTable(table, session.columns) }
  },
})

const decisions = ['approved', 'rejected', 'withdrawn', 'pending'] as const

/** `3 approved, 1 pending`. */
function decisionsText(study: StudySummary, t: SpeakCli): string {
  return decisions
    .map(
      (decision) =>
        [decision, study.decisions.filter((each) => each.decision === decision).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([decision, count]) => `${count} ${t(`decision.${decision}`)}`)
    .join(', ')
}

export const show = online({
  name: 'show',
  words: studyWords('show'),
  arguments: { STUDY: needed(text('STUDY')) },
  options: { language: choice('LANGUAGE', languageSchema.options), manifest: flag },
  examples: [
    'sampan study show study_01jk... --language zh-Hant',
    'sampan study show 4f2c9a01 --manifest',
  ],
  codes: ['study-unknown', 'manifest-digest-mismatch'],
  run: async (given, session, hub) => {
    const detail = await hub.get(pathOf('studies', given.STUDY), studyDetailSchema)
    const { study, files } = studyAsked(given.STUDY, detail)
    const { language = session.language } = given
    const body = given.manifest
      ? JSON.stringify(study.manifest, null, 2)
      : renderStudyPage(study, language, files).trimEnd()
    return {
      data: {
        summary: detail.summary,
        manifest: study.manifest,
        ...(given.language === undefined ? {} : { page: renderStudyPage(study, language, files) }),
      },
      text: given.manifest ? body : `${summaryText(session, detail.summary)}\n\n${body}`,
    }
  },
})

function summaryText(session: Session, summary: StudySummary): string {
  const t = cliTexts(session.language)
  const fields = renderFields([
    [t('label.study'), summary.id],
    [t('label.digest'), summary.digest],
    [t('label.account'), summary.account],
    [t('label.submitted'), momentText(summary.submittedAt)],
  ])
  const table = {
    columns: [{ head: t('label.site') }, { head: t('label.decision') }],
    rows: summary.decisions.map(({ site, decision }) => [site, t(`decision.${decision}`)]),
  }
  return `${fields}\n\n${renderTable(table, session.columns)}`
}
