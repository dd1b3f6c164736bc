import { SampanError } from '@sampan/shared'
import type { Session } from '../program/session.ts'
import { terminalTexts } from '../text/terminal-texts.ts'
import { readLine } from './read-line.ts'

const agreement: ReadonlySet<string> = new Set(['y', 'yes', '是', '好', '同意'])

/**
 * Asks a question that can be answered with yes; everything else is no.
 * @throws SampanError not-confirmed; usage-invalid where there is no terminal to ask at and --yes was not given
 */
export async function confirm(
  session: Session,
  question: string,
  { yes }: { readonly yes: boolean },
): Promise<void> {
  if (yes) return
  const { input, errors } = session.surroundings
  if (input.isTTY !== true)
    throw new SampanError('usage-invalid', { problem: 'no-terminal', given: '--yes' })
  errors.write(terminalTexts(session.language)('confirm.form', { question }))
  const answer = (await readLine(input))?.trim().toLowerCase() ?? ''
  if (!agreement.has(answer)) throw new SampanError('not-confirmed')
}
