import {
  explainCode,
  isCode,
  type AnalysisResult,
  type ErrorContext,
  type Language,
} from '@sampan/shared'
import { momentText } from '../output/moment.ts'
import { renderFields, renderTable } from '../output/table.ts'
import type { Session } from '../program/session.ts'
import { terminalTexts, type SpeakTerminal } from '../text/terminal-texts.ts'
import type { Fields } from './kinds/kind.ts'
import { kindOf } from './kinds/kinds.ts'
import type { ReleasedResult, WithheldResult } from './released.ts'

/** One result as it is read: table, what the model is made of, where it comes from. */
export function resultText(session: Session, opened: ReleasedResult | WithheldResult): string {
  const t = terminalTexts(session.language)
  const heading = `${opened.analysis}: ${t(`result.${opened.outcome}`)}`
  const body =
    opened.outcome === 'released' && 'result' in opened
      ? releasedText(session, opened)
      : withheldText(session, opened)
  return [heading, body, renderFields(provenance(t, opened))].join('\n\n')
}

function releasedText(session: Session, { result, suppressed }: ReleasedResult): string {
  const t = terminalTexts(session.language)
  const hidden = suppressed.map(({ of, what }) => (of === '' ? what : `${of} ${what}`))
  const more: Fields =
    hidden.length === 0 ? [] : ([[t('result.suppressed'), hidden.join('\n')]] as const)
  return analysisText(session, result, more)
}

/** What an analysis found: its tables, and what stands below them. */
export function analysisText(session: Session, result: AnalysisResult, more: Fields = []): string {
  const t = terminalTexts(session.language)
  const kind = kindOf(result.kind)
  const tables = kind.tables(result, t).map((table) => renderTable(table, session.columns))
  const fields = renderFields([...kind.fields(result, t), ...more])
  return [...tables, fields].filter((part) => part !== '').join('\n\n')
}

function withheldText({ language }: Session, { code, context }: WithheldResult): string {
  return reasonText(language, code, context)
}

/** Why there is no result. */
export function reasonText(language: Language, code: string, context: ErrorContext): string {
  const told = isCode(code) ? explainCode(code, language) : null
  const facts = Object.entries(context).map(([name, value]) => [name, String(value)] as const)
  const sentences = told === null ? [code] : [told.happened, told.advice]
  return [sentences.join(' '), renderFields([['code', code], ...facts])].join('\n')
}

/** Where a result comes from. */
export function provenance(t: SpeakTerminal, opened: ReleasedResult | WithheldResult): Fields {
  const lowered =
    opened.floorsLowered.length === 0
      ? t('result.floorsDefault')
      : t('result.floorsLowered', { sites: opened.floorsLowered.join(', ') })
  return [
    [t('result.sites'), opened.sites.join(', ')],
    [t('result.controllers'), opened.controllers.join(', ')],
    [t('result.floors'), lowered],
    [t('result.id'), opened.id],
    [t('result.run'), opened.run],
    [t('result.study'), opened.study],
    [t('result.manifest'), opened.manifest],
    [t('result.releasedAt'), momentText(opened.releasedAt)],
  ]
}
