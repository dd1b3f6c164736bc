import { SampanError, type Language } from '@sampan/shared'
import type { HomeChecked } from '../operations/check-home.ts'
import { agentTexts } from '../text/agent-texts.ts'

/** The first problem; where there is none, the quality of the data when a check of it failed. */
export function failureOf(
  { lines, quality }: Pick<HomeChecked, 'lines' | 'quality'>,
  language: Language,
): { readonly error: SampanError; readonly text: string } | null {
  const t = agentTexts(language)
  const failed = quality?.results.filter(({ status }) => status === 'fail').length ?? 0
  const problems = lines.filter((line) => line.status === 'problem').length
  const first = lines.find((line) => line.status === 'problem')
  const count = problems + failed
  if (count === 0) return null
  const said = t('check.problems', { count })
  if (first?.code === undefined)
    return { error: new SampanError('quality-failed', { checks: failed }), text: said }
  const { code, check: name, about } = first
  const context = { check: name, ...(about === '' ? {} : { about }) }
  return { error: new SampanError(code, context), text: said }
}
