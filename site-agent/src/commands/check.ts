import { explainCode, SampanError, visible, wrap, type Language } from '@sampan/shared'
import { padded, displayColumns, text } from '@sampan/terminal'
import type { CheckLine } from '../operations/check-home.ts'
import { agentTexts } from '../text/agent-texts.ts'
import { setupWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const check = atHome({
  name: 'check',
  words: setupWords('check'),
  arguments: { STUDY: text('STUDY') },
  options: {},
  examples: ['sampan-agent check', 'sampan-agent check study_01jk...'],
  codes: [
    'study-unknown',
    'not-enrolled',
    'certificate-invalid',
    'policy-invalid',
    'floors-invalid',
    'source-unreachable',
    'source-table-missing',
    'source-column-missing',
    'source-type-wrong',
    'source-ids-invalid',
  ],
  run: async ({ STUDY }, session, home) => {
    const { checkHome } = await import('../operations/check-home.ts')
    const lines = await checkHome(home, STUDY, session.surroundings.clock)
    const data = { findings: lines.map((line) => ({ ...line })) }
    const body = linesText(lines, session.language)
    const first = lines.find((line) => line.status === 'problem')
    const t = agentTexts(session.language)
    if (first?.code === undefined) return { data, text: `${body}\n\n${t('check.sound')}` }
    const problems = lines.filter((line) => line.status === 'problem').length
    const { code, check: name, about } = first
    return {
      data,
      text: body,
      failure: {
        error: new SampanError(code, { check: name, ...(about === '' ? {} : { about }) }),
        text: t('check.problems', { count: problems }),
      },
    }
  },
})

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
