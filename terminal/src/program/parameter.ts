import { nearest, SampanError, say, sayMessage, type Language, type Message } from '@sampan/shared'
import type { z } from 'zod'
import { terminalTexts } from '../text/terminal-texts.ts'

/** An argument or option of a command: how it is written, and what it becomes. */
export interface Parameter<T> {
  /** What stands for the value on help pages: `FILE`. Null for an option without a value. */
  readonly placeholder: string | null
  /** One letter, for options that people type often: `-o`. */
  readonly short: string | null
  readonly needed: boolean
  /** Takes more than one value. */
  readonly many: boolean
  /** From the words that were typed: none when the option was left out, '' for an option without a value. */
  readonly read: (given: readonly string[], reading: Reading) => T
}

/** For messages about a value: where it stands and whose language it is. */
export interface Reading {
  readonly name: string
  readonly language: Language
}

interface Wording {
  readonly short?: string
}

/** An option without a value. */
export const flag: Parameter<boolean> = {
  placeholder: null,
  short: null,
  needed: false,
  many: false,
  read: (given) => given.length > 0,
}

/** Any text that is not empty. */
export function text(placeholder: string, wording: Wording = {}): Parameter<string | undefined> {
  return one(placeholder, wording, (word, reading) =>
    word === '' ? wrong(reading, say(reading.language, 'fault.emptyText')) : word,
  )
}

/** A word that a schema accepts. `expected` describes it to people who gave another, as faults of files do. */
export function checked<T>(
  placeholder: string,
  schema: z.ZodType<T>,
  expected: Message,
): Parameter<T | undefined> {
  return one(placeholder, {}, (word, reading) => {
    const parsed = schema.safeParse(word)
    return parsed.success ? parsed.data : wrong(reading, sayMessage(reading.language, expected))
  })
}

export function choice<const C extends string>(
  placeholder: string,
  choices: readonly C[],
): Parameter<C | undefined> {
  return one(placeholder, {}, (word, reading) => choose(word, choices, reading))
}

/** A whole number of an interval. */
export function whole(
  placeholder: string,
  least: number,
  most: number,
): Parameter<number | undefined> {
  return one(placeholder, {}, (word, reading) => {
    const value = /^[0-9]{1,15}$/.test(word) ? Number(word) : Number.NaN
    return value >= least && value <= most
      ? value
      : wrong(reading, terminalTexts(reading.language)('expected.whole', { least, most }))
  })
}

/** Words with commas in between; the option may also be repeated. Empty when it was left out. */
export function list(placeholder: string): Parameter<readonly string[]> {
  return {
    placeholder,
    short: null,
    needed: false,
    many: true,
    read: (given) => given.flatMap((word) => word.split(',')).filter((word) => word !== ''),
  }
}

/** As `list`, of words from a closed set. */
export function choices<const C extends string>(
  placeholder: string,
  all: readonly C[],
): Parameter<readonly C[]> {
  const words = list(placeholder)
  return {
    ...words,
    read: (given, reading) => words.read(given, reading).map((word) => choose(word, all, reading)),
  }
}

/** A parameter that may not be left out. */
export function needed<T>(parameter: Parameter<T>): Parameter<Exclude<T, undefined>> {
  return {
    ...parameter,
    needed: true,
    read: (given, reading) => {
      const value = parameter.read(given, reading)
      if (value === undefined || given.length === 0) return missing(reading)
      return value as Exclude<T, undefined>
    },
  }
}

function one<T>(
  placeholder: string,
  { short = '' }: Wording,
  parse: (word: string, reading: Reading) => T,
): Parameter<T | undefined> {
  return {
    placeholder,
    short: short === '' ? null : short,
    needed: false,
    many: false,
    read: ([word, ...more], reading) => {
      if (more.length > 0)
        throw new SampanError('usage-invalid', { problem: 'repeated-option', given: reading.name })
      return word === undefined ? undefined : parse(word, reading)
    },
  }
}

function choose<C extends string>(word: string, all: readonly C[], reading: Reading): C {
  const found = all.find((each) => each === word)
  if (found !== undefined) return found
  const meant = nearest(word, all)
  const options = { choices: all.join(', ') }
  return wrong(
    reading,
    meant === null
      ? say(reading.language, 'fault.choice', options)
      : say(reading.language, 'fault.choiceNear', { ...options, meant }),
  )
}

function wrong({ name }: Reading, expected: string): never {
  throw new SampanError('usage-invalid', { problem: 'wrong-value', given: name, expected })
}

function missing({ name }: Reading): never {
  throw new SampanError('usage-invalid', { problem: 'missing-option', given: name })
}
