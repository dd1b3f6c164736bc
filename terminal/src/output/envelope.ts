import {
  codes,
  explain,
  type Code,
  type ErrorContext,
  type Json,
  type Language,
  type SampanError,
} from '@sampan/shared'
import { sentenceGap } from '../text/punctuation.ts'

/** The one JSON document that every command writes with `--json`. */
export type Envelope =
  | { readonly sampan: 1; readonly command: string; readonly ok: true; readonly data: Json }
  | {
      readonly sampan: 1
      readonly command: string
      readonly ok: false
      readonly error: EnvelopeError
      /** What was found out before it failed. */
      readonly data?: Json
    }

export interface EnvelopeError {
  readonly code: Code
  readonly exit: number
  readonly context: ErrorContext
  /** For people, in the language of the command. */
  readonly message: string
}

export function successEnvelope(command: string, data: Json): Envelope {
  return { sampan: 1, command, ok: true, data }
}

export function failureEnvelope(
  command: string,
  error: SampanError,
  language: Language,
  data?: Json,
): Envelope {
  const { happened, advice } = explain(error, language)
  return {
    sampan: 1,
    command,
    ok: false,
    error: {
      code: error.code,
      exit: codes[error.code].exit,
      context: error.context,
      message: [happened, advice].join(sentenceGap(language)),
    },
    ...(data === undefined ? {} : { data }),
  }
}

/** One line of JSON, in which what cannot be seen and what a terminal would obey is escaped. */
export function envelopeText(envelope: Envelope): string {
  const text = JSON.stringify(envelope)
  return `${text.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}\n`
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, k) =>
    character.charCodeAt(k).toString(16).padStart(4, '0'),
  )
    .map((digits) => `\\u${digits}`)
    .join('')
}
