import type { Language } from '@sampan/shared'
import { demoTexts, type SpeakDemo } from '../text/demo-texts.ts'

/** Where the demonstration speaks, and what it has found so far as data. */
export interface Telling {
  readonly language: Language
  readonly t: SpeakDemo
  readonly line: (text: string) => void
  /** A heading of the next step. */
  readonly step: (key: Parameters<SpeakDemo>[0] & `step.${string}`) => void
  /** Adds to what `--json` writes. */
  readonly note: (facts: Readonly<Record<string, unknown>>) => void
  readonly facts: () => Readonly<Record<string, unknown>>
  readonly seconds: () => number
}

const steps = 8

export function openTelling(language: Language, output: NodeJS.WritableStream): Telling {
  const startedMs = performance.now()
  const t = demoTexts(language)
  let step = 0
  let facts: Record<string, unknown> = { language }
  const line = (text: string): void => {
    output.write(`${text.replace(/^(?=.)/gm, '  ')}\n`)
  }
  return {
    language,
    t,
    line,
    step: (key) => {
      step += 1
      const what = t(key as 'step.data')
      output.write(`\n${t('step', { step, steps, what })}\n`)
    },
    note: (more) => {
      facts = { ...facts, ...more }
    },
    facts: () => facts,
    seconds: () => (performance.now() - startedMs) / 1000,
  }
}
