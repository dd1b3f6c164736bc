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
  readonly depart: Departure | null
}

/** Phases of a round, and the message with which an agent answers in each. */
export const phaseMessages = {
  advertise: 'advertisement',
  share: 'shares',
  mask: 'streamChunk',
  confirm: 'confirmation',
  reveal: 'reveal',
} as const
type PhaseName = keyof typeof phaseMessages

/** An agent is killed in a phase of a round. */
export interface Departure {
  readonly phase: PhaseName
  readonly round: number
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
    depart: departureOf(values.depart, values.round),
  }
}

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  keep: { type: 'boolean', default: false },
  data: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'string' },
  depart: { type: 'string' },
  round: { type: 'string' },
} as const

function parse(words: readonly string[]): {
  readonly values: {
    readonly help: boolean
    readonly keep: boolean
    readonly data?: string
    readonly lang?: string
    readonly json?: string
    readonly depart?: string
    readonly round?: string
  }
} {
  try {
    return parseArgs({ args: [...words], options, strict: true })
  } catch (error) {
    throw new SampanError('usage-invalid', { problem: 'not-understood' }, { cause: error })
  }
}

/** @throws SampanError usage-invalid */
function departureOf(phase: string | undefined, round = '1'): Departure | null {
  if (phase === undefined) return null
  const expected = Object.keys(phaseMessages).join(', ')
  if (!isPhase(phase))
    throw new SampanError('usage-invalid', { problem: 'wrong-value', given: '--depart', expected })
  if (!/^[1-9]$/.test(round))
    throw new SampanError('usage-invalid', {
      problem: 'wrong-value',
      given: '--round',
      expected: '1 ... 9',
    })
  return { phase, round: Number(round) }
}

function isPhase(name: string): name is PhaseName {
  return Object.hasOwn(phaseMessages, name)
}
