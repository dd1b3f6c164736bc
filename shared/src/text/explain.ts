import type { Code } from '../errors/codes.ts'
import type { ErrorContext, SampanError } from '../errors/sampan-error.ts'
import type { Language } from '../governance/records.ts'
import { inputErrors as inputEn } from './en/errors-input.ts'
import { runErrors as runEn } from './en/errors-run.ts'
import { siteErrors as siteEn } from './en/errors-site.ts'
import type { ErrorText } from './error-text.ts'
import { visible } from './visible.ts'
import { inputErrors as inputHans } from './zh-hans/errors-input.ts'
import { runErrors as runHans } from './zh-hans/errors-run.ts'
import { siteErrors as siteHans } from './zh-hans/errors-site.ts'
import { inputErrors as inputHant } from './zh-hant/errors-input.ts'
import { runErrors as runHant } from './zh-hant/errors-run.ts'
import { siteErrors as siteHant } from './zh-hant/errors-site.ts'

const texts = {
  en: { ...inputEn, ...siteEn, ...runEn },
  'zh-Hant': { ...inputHant, ...siteHant, ...runHant },
  'zh-Hans': { ...inputHans, ...siteHans, ...runHans },
} as const satisfies Readonly<Record<Language, ErrorTexts>>

/** `internal` speaks for a code without a text of its own; a test sees to it that there is none. */
type ErrorTexts = Readonly<Partial<Record<Code, ErrorText>> & Record<'internal', ErrorText>>

export interface Explanation {
  readonly code: Code
  /** What happened, in one sentence. */
  readonly happened: string
  /** What to do, in one sentence. */
  readonly advice: string
  /** Facts of this case: `site hk-east`, `expected 512 bytes`. Safe to show. */
  readonly facts: readonly string[]
}

/** A refusal in the reader's language. Facts are names and numbers of the case, as developers chose them. */
export function explain(error: SampanError, language: Language): Explanation {
  return { ...explainCode(error.code, language), facts: factsOf(error.context) }
}

export function explainCode(code: Code, language: Language): Omit<Explanation, 'facts'> {
  const known: ErrorTexts = texts[language]
  const [happened, advice] = known[code] ?? known.internal
  return { code, happened, advice }
}

function factsOf(context: ErrorContext): readonly string[] {
  return Object.entries(context).map(([name, value]) => `${name} ${visible(String(value))}`)
}
