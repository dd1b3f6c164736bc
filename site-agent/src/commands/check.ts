import { explainCode, visible, wrap, type Json, type Language } from '@sampan/shared'
import {
  displayColumns,
  flag,
  padded,
  requireNew,
  text,
  writeNew,
  type Session,
} from '@sampan/terminal'
import type { CheckLine, HomeChecked } from '../operations/check-home.ts'
import { agentTexts } from '../text/agent-texts.ts'
import { setupWords } from '../text/command-words.ts'
import { qualityTexts } from '../text/quality-texts.ts'
import { atHome } from './at-home.ts'
import { failureOf } from './check-failure.ts'
import { qualityProgress } from './quality-progress.ts'

export const check = atHome({
  name: 'check',
  words: setupWords('check'),
  arguments: { STUDY: text('STUDY') },
  options: { table: text('TABLE'), html: text('FILE'), exact: flag },
  examples: [
    'sampan-agent check',
    'sampan-agent check study_01jk...',
    'sampan-agent check study_01jk... --html quality.html',
    'sampan-agent check --exact',
  ],
  codes: [
    'study-unknown',
    'not-enrolled',
    'certificate-invalid',
    'policy-invalid',
    'floors-invalid',
    'file-exists',
    'source-unreachable',
    'source-table-missing',
    'source-column-missing',
    'source-type-wrong',
    'source-ids-invalid',
    'quality-failed',
  ],
  run: async ({ STUDY, table, html, exact }, session, home) => {
    requireNew(html)
    const { checkHome } = await import('../operations/check-home.ts')
    const { clock } = session.surroundings
    const onProgress = qualityProgress(session)
    const checked = await checkHome(home, { study: STUDY, table, clock, onProgress })
    const report = await reportOf(checked, { session, html, exact })
    const data = { findings: checked.lines.map((line) => ({ ...line })), quality: report.data }
    const body = [linesText(checked.lines, session.language), ...report.text].join('\n\n')
    const failure = failureOf(checked, session.language)
    const t = agentTexts(session.language)
    return failure === null
      ? { data, text: `${body}\n\n${t('check.sound')}` }
      : { data, text: body, failure }
  },
})

interface Reporting {
  readonly session: Session
  readonly html: string | undefined
  readonly exact: boolean
}

/** What the data are like: as text, as JSON, and in a file where one was named. */
async function reportOf(
  { lines, quality, manifest }: HomeChecked,
  { session, html, exact }: Reporting,
): Promise<{ readonly data: Json; readonly text: readonly string[] }> {
  const { language } = session
  const t = qualityTexts(language)
  const unnamed = lines.at(-1)?.about === 'registry-table'
  if (quality === null) return { data: null, text: unnamed ? [t('none')] : [] }
  const { reportData } = await import('../operations/quality/report-data.ts')
  const { reportText } = await import('../operations/quality/report-text.ts')
  const telling = { language, t, exact }
  const data = reportData(quality, exact)
  const body = reportText(quality, telling)
  if (html === undefined) return { data, text: [body] }
  const { reportHtml } = await import('../operations/quality/report-html.ts')
  const subject = manifest === null ? t('all') : t('study', { study: manifest.id })
  const at = new Date(session.surroundings.clock.nowMs()).toISOString()
  writeNew(html, reportHtml(quality, telling, { subject, at }), 0o600)
  return { data, text: [body, t('written', { file: visible(html) })] }
}

const width = 100

/** A line for each finding; below it what happened and what to do about it. */
function linesText(lines: readonly CheckLine[], language: Language): string {
  const t = agentTexts(language)
  const columns = Math.max(...lines.map(({ status }) => displayColumns(t(`check.${status}`))))
  const indent = ' '.repeat(columns + 2)
  return lines
    .flatMap(({ check: name, status, code, about, band }) => {
      const label = t(`check.${name}`)
      const rows = band === undefined ? [] : [t('check.band', { band })]
      const subject = name === 'approvers' ? t('check.nobody', { roles: about }) : visible(about)
      const said = [label, ...(about === '' ? [] : [subject]), ...rows].join(', ')
      const line = `${padded(t(`check.${status}`), columns)}  ${said}`
      if (code === undefined) return [line]
      const { happened, advice } = explainCode(code, language)
      return [line, ...wrap(`${code}: ${happened} ${advice}`, indent, indent, width)]
    })
    .join('\n')
}
