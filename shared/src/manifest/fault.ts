import { limits } from '@sampan/proto'
import type { Code } from '../errors/codes.ts'
import { SampanError } from '../errors/sampan-error.ts'
import type { Language } from '../governance/records.ts'
import {
  message,
  sayMessage,
  type Message,
  type MessageKey,
  type Value,
  type Values,
} from '../text/catalogue.ts'
import { visible } from '../text/visible.ts'

/** Where in a document: member names and list positions, from the root. */
export type Path = readonly (string | number)[]

/** One thing that is wrong with a study file or a manifest, and what was expected instead. */
export interface Fault {
  readonly code: Code
  readonly path: Path
  readonly expected: Message
}

/** A fault in a file that a person can open. Lines and columns count from 1. */
export interface LocatedFault extends Fault {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A fault whose sentence stands in the catalogue. Texts of the file that it repeats are cut to a line's length. */
export function fault<K extends MessageKey>(
  code: Code,
  path: Path,
  key: K,
  ...values: Values<K>
): Fault {
  const whole = message(key, ...values)
  const short: Record<string, Value> = {}
  for (const [name, value] of Object.entries(whole.values))
    short[name] =
      typeof value === 'string' && value.length > textMax ? `${value.slice(0, textMax)}…` : value
  return { code, path, expected: { key, values: short } }
}

const textMax = 300

/** `analyses[2].terms[0]`: a path as people read it. */
export function pathText(path: Path): string {
  return path
    .map((step, k) => {
      if (typeof step === 'number') return `[${step}]`
      return k === 0 ? visible(step, 80) : `.${visible(step, 80)}`
    })
    .join('')
}

/** One line for a person: place, path, what was expected. */
export function describeFault(found: Fault | LocatedFault, language: Language): string {
  const place = 'line' in found ? [`${visible(found.file)}:${found.line}:${found.column}`] : []
  const where = found.path.length === 0 ? [] : [pathText(found.path)]
  return [...place, ...where, sayMessage(language, found.expected)].join(': ')
}

/** The same list in the order of the file, without repetitions, at most `limits.faultsMax` long. */
export function inFileOrder(faults: readonly LocatedFault[]): readonly LocatedFault[] {
  const distinct = new Map(faults.map((found) => [describeFault(found, 'en'), found]))
  return [...distinct.values()]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, limits.faultsMax)
}

/** A list of faults as the one error that a message or an HTTP answer carries: the first, and how many there are. */
export function faultError(faults: readonly [Fault, ...Fault[]]): SampanError {
  const [first] = faults
  return new SampanError(first.code, {
    where: pathText(first.path),
    expected: sayMessage('en', first.expected),
    faults: faults.length,
  })
}

export function isFaulty(faults: readonly Fault[]): faults is readonly [Fault, ...Fault[]] {
  return faults.length > 0
}
