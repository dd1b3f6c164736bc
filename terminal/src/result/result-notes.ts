import type { Language } from '@sampan/shared'
import { terminalTexts } from '../text/terminal-texts.ts'
import type { Fields } from './kinds/kind.ts'
import { kindOf } from './kinds/kinds.ts'
import type { ReleasedResult } from './released.ts'
import { provenance } from './result-text.ts'

/** What stands beside a result where it is shown without its tables. */
export interface ResultNotes {
  /** What the analysis warned of. */
  readonly warnings: readonly string[]
  /** Where the result comes from: name and text. */
  readonly provenance: Fields
}

export function resultNotes(language: Language, opened: ReleasedResult): ResultNotes {
  const t = terminalTexts(language)
  const warnings = kindOf(opened.result.kind).warnings?.(opened.result, t) ?? []
  return { warnings, provenance: provenance(t, opened) }
}
