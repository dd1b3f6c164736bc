import { SampanError, type LocatedFault } from '@sampan/shared'
import type { Outcome } from '../program/command.ts'
import type { Session } from '../program/session.ts'
import { terminalTexts } from '../text/terminal-texts.ts'
import { codeFrames, faultsAsData } from './code-frame.ts'

/** A study file with faults: all of them at once, each at its place; the error is the first one's. */
export function faultyStudy(
  session: Session,
  study: { readonly file: string; readonly text: string },
  faults: readonly [LocatedFault, ...LocatedFault[]],
): Outcome {
  const [first] = faults
  const { language } = session
  const count = terminalTexts(language)('study.faults', { count: faults.length })
  return {
    data: { file: study.file, faults: faultsAsData(faults, language) },
    text: '',
    failure: {
      error: new SampanError(first.code, { file: study.file, faults: faults.length }),
      text: `${codeFrames(faults, study.text, language)}\n${count}`,
    },
  }
}
