import { languageSchema, renderStudyPage, type Approval, type Json } from '@sampan/shared'
import { choice, flag, momentText, needed, renderFields, renderTable, text } from '@sampan/terminal'
import type { StudyHere } from '../operations/studies.ts'
import { agentTexts, type SpeakAgent } from '../text/agent-texts.ts'
import { qualityTexts, type SpeakQuality } from '../text/quality-texts.ts'
import type { QualitySummary } from '../vault/quality/summary.ts'
import { approvalWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const studies = atHome({
  name: 'studies',
  words: approvalWords('studies'),
  arguments: {},
  options: {},
  examples: ['sampan-agent studies'],
  codes: [],
  run: async (_, session, home) => {
    const { withLedger } = await import('../operations/with-ledger.ts')
    const { studiesHere } = await import('../operations/studies.ts')
    const { clock } = session.surroundings
    const found = await withLedger(home, (ledger, { site }) => studiesHere(ledger, { site, clock }))
    const t = agentTexts(session.language)
    const heads = [
      'label.study',
      'label.digest',
      'label.title',
      'label.decision',
      'label.signed',
    ] as const
    const rows = found.map(({ study, decision, words }) => [
      study.manifest.id,
      study.name,
      study.manifest.title,
      t(`decision.${decision}`),
      wordsText(words, t),
    ])
    const table = { columns: heads.map((head) => ({ head: t(head) })), rows }
    return {
      data: { studies: found.map(studyData) },
      text: rows.length === 0 ? t('studies.none') : renderTable(table, session.columns),
    }
  },
})

function studyData({ study, decision, words }: StudyHere): Readonly<Record<string, Json>> {
  const { id, title, startsAt, expiresAt } = study.manifest
  const approvals = words.map(({ approver, role, decision: word, signedAt, validUntil }) => ({
    ...{ name: approver.name, key: approver.key, role, decision: word, signedAt, validUntil },
  }))
  return { id, digest: study.name, title, decision, startsAt, expiresAt, approvals }
}

/** `Dr Chan (ethics): approve`. */
function wordsText(words: readonly Approval[], t: SpeakAgent): string {
  return words
    .map(({ approver, role, decision }) => `${approver.name} (${role}): ${t(`word.${decision}`)}`)
    .join(', ')
}

export const show = atHome({
  name: 'show',
  words: approvalWords('show'),
  arguments: { STUDY: needed(text('STUDY')) },
  options: { language: choice('LANGUAGE', languageSchema.options), manifest: flag },
  examples: ['sampan-agent show study_01jk... --language zh-Hant', 'sampan-agent show 4f2c9a01'],
  codes: ['study-unknown'],
  run: async (given, session, home) => {
    const { withLedger } = await import('../operations/with-ledger.ts')
    const { studyHere } = await import('../operations/studies.ts')
    const { findStudyByName, listStudyFiles } = await import('../vault/ledger/studies.ts')
    const { lastCheck } = await import('../operations/quality/last-check.ts')
    const { clock } = session.surroundings
    const { found, files } = await withLedger(home, async (ledger, { site }) => {
      const named = await findStudyByName(ledger, given.STUDY)
      const here = await studyHere(ledger, named, { site, clock })
      return { found: here, files: await listStudyFiles(ledger, named) }
    })
    const { study, decision, words } = found
    const page = renderStudyPage(study, given.language ?? session.language, files)
    const t = agentTexts(session.language)
    const quality = lastCheck(home, study.manifest.id)
    const summary = renderFields([
      [t('label.study'), study.manifest.id],
      [t('label.digest'), study.name],
      [t('label.decision'), t(`decision.${decision}`)],
      ...words.map((word) => [momentText(word.signedAt), wordsText([word], t)] as const),
      ...qualityFields(quality, study.manifest.id, qualityTexts(session.language)),
    ])
    return {
      data: { ...studyData(found), manifest: study.manifest, page, quality },
      text: given.manifest
        ? JSON.stringify(study.manifest, null, 2)
        : `${summary}\n\n${page.trimEnd()}`,
    }
  },
})

/** What the last check of the data for a study found, by category; counts of checks, and of nothing else. */
function qualityFields(
  quality: QualitySummary | null,
  study: string,
  t: SpeakQuality,
): readonly (readonly [string, string])[] {
  if (quality === null) return [[t('last'), t('unchecked', { study })]]
  const at = momentText(quality.at)
  return (['conformance', 'completeness', 'plausibility', 'site'] as const).flatMap((category) => {
    const { fail, warn, pass } = quality.categories[category]
    return fail + warn + pass === 0
      ? []
      : [[`${t('last')}, ${t(`category.${category}`)}`, t('lastChecked', { fail, warn, pass, at })]]
  })
}
