import path from 'node:path'
import { parseArgs } from 'node:util'
import { chooseLanguage, SampanError, type Environment, type Language } from '@sampan/shared'

export interface DemoOptions {
  readonly help: boolean
  readonly language: Language
  /** Folder with the UCI heart disease files. */
  readonly data: string | null
  readonly keep: boolean
  readonly json: string | null
}

/** @throws SampanError usage-invalid */
export function readOptions(words: readonly string[], environment: Environment): DemoOptions {
  const { values } = parse(words)
  const place = (given: string | undefined): string | null =>
    given === undefined ? null : path.resolve(given)
  return {
    help: values.help,
    language: chooseLanguage(values.lang, environment),
    data: place(values.data),
    keep: values.keep,
    json: place(values.json),
  }
}

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  keep: { type: 'boolean', default: false },
  data: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'string' },
} as const

function parse(words: readonly string[]): {
  readonly values: {
    readonly help: boolean
    readonly keep: boolean
    readonly data?: string
    readonly lang?: string
    readonly json?: string
  }
} {
  try {
    return parseArgs({ args: [...words], options, strict: true })
  } catch (error) {
    throw new SampanError('usage-invalid', { problem: 'not-understood' }, { cause: error })
  }
}
