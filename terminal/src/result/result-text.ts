import {
  explainCode,
  isCode,
  type AnalysisResult,
  type DescribeResult,
  type GlmResult,
} from '@sampan/shared'
import { momentText } from '../output/moment.ts'
import { renderFields, renderTable, type Table } from '../output/table.ts'
import type { Session } from '../program/session.ts'
import { terminalTexts, type SpeakTerminal } from '../text/terminal-texts.ts'
import { countText, realText } from './numbers.ts'
import type { ReleasedResult, WithheldResult } from './released.ts'
import { feasibilityTable, glmTable, levelsTable, numericTable, prevalenceTable } from './tables.ts'

type Fields = readonly (readonly [string, string])[]

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
  const tables = tablesOf(result).map((table) => renderTable(table, session.columns))
  const hidden = suppressed.map(({ of, what }) => (of === '' ? what : `${of} ${what}`))
  const fields: Fields = [
    ...modelFields(t, result),
    ...(hidden.length === 0 ? [] : ([[t('result.suppressed'), hidden.join('\n')]] as const)),
  ]
  return [...tables, renderFields(fields)].filter((part) => part !== '').join('\n\n')
}

function tablesOf(result: AnalysisResult): readonly Table[] {
  if (result.kind === 'glm') return [glmTable(result)]
  if (result.kind === 'feasibility') return [feasibilityTable(result)]
  if (result.kind === 'prevalence') return [prevalenceTable(result)]
  return [numericTable(result), levelsTable(result)].filter(({ rows }) => rows.length > 0)
}

function modelFields(t: SpeakTerminal, result: AnalysisResult): Fields {
  if (result.kind === 'glm') return glmFields(t, result)
  if (result.kind === 'describe') return describeFields(t, result)
  if (result.kind === 'prevalence')
    return [
      [t('result.people'), countText(result.people)],
      [t('result.shareMin'), String(result.shareMin)],
    ]
  return []
}

function glmFields(t: SpeakTerminal, result: GlmResult): Fields {
  const warnings = result.warnings.map(({ code, term }) =>
    term === null ? t(`warning.${code}`) : `${t(`warning.${code}`)} (${term})`,
  )
  const { fixedPointError: error } = result
  return [
    [t('result.model'), `${result.family} (${result.link}), ${result.outcome}`],
    ['n', countText(result.n)],
    [t('result.cases'), countText(result.cases)],
    ['deviance', withDegrees(t, result.deviance, result['df.residual'])],
    ['null.deviance', withDegrees(t, result['null.deviance'], result['df.null'])],
    ['aic', realText(result.aic)],
    ['logLik', realText(result.logLik)],
    [t('result.confidence'), String(result.confidence)],
    [t('result.iterations'), String(result.iterations)],
    [t('result.missing'), t(`missing.${result.missing}`)],
    [
      t('result.fixedPoint'),
      t('result.fixedPointGlm', {
        estimates: error.estimates.toExponential(1),
        deviance: error.deviance.toExponential(1),
      }),
    ],
    ...(warnings.length === 0 ? [] : ([[t('result.warnings'), warnings.join('\n')]] as const)),
  ]
}

function withDegrees(t: SpeakTerminal, value: number | null, degrees: number | null): string {
  const count = degrees === null ? '.' : String(degrees)
  return `${value === null ? '.' : Number(value.toPrecision(10))} ${t('result.degrees', { count })}`
}

function describeFields(t: SpeakTerminal, { people, missing, features }: DescribeResult): Fields {
  const errors = features.flatMap((each) =>
    each.type === 'numeric' && each.fixedPointError !== null
      ? [Math.max(each.fixedPointError.mean, each.fixedPointError.sd)]
      : [],
  )
  return [
    [t('result.people'), countText(people)],
    [t('result.missing'), t(`missing.${missing}`)],
    ...(errors.length === 0
      ? []
      : ([
          [
            t('result.fixedPoint'),
            t('result.fixedPointDescribe', { most: Math.max(...errors).toExponential(1) }),
          ],
        ] as const)),
  ]
}

function withheldText({ language }: Session, { code, context }: WithheldResult): string {
  const told = isCode(code) ? explainCode(code, language) : null
  const facts = Object.entries(context).map(([name, value]) => [name, String(value)] as const)
  const sentences = told === null ? [code] : [told.happened, told.advice]
  return [sentences.join(' '), renderFields([['code', code], ...facts])].join('\n')
}

function provenance(t: SpeakTerminal, opened: ReleasedResult | WithheldResult): Fields {
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
