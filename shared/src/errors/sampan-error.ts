import { codes, type Code } from './codes.ts'

/** Facts about a refusal. Scalars only, and never a value from a row: contexts are logged and shown. */
export type ErrorContext = Readonly<Record<string, string | number | boolean>>

/** The one error of Sampan. What it means for a person is looked up by code; the message is for developers. */
export class SampanError extends Error {
  override readonly name = 'SampanError'
  readonly code: Code
  readonly context: ErrorContext

  constructor(code: Code, context: ErrorContext = {}, options?: ErrorOptions) {
    super(`${code}${describe(context)}`, options)
    this.code = code
    this.context = context
  }

  get disposition(): (typeof codes)[Code]['disposition'] {
    return codes[this.code].disposition
  }

  get exitStatus(): number {
    return codes[this.code].exit
  }

  get httpStatus(): number {
    return codes[this.code].http
  }
}

function describe(context: ErrorContext): string {
  const entries = Object.entries(context)
  if (entries.length === 0) return ''
  return ` (${entries.map(([key, value]) => `${key} ${String(value)}`).join(', ')})`
}

/** For programmer errors: the process is not to go on with a broken assumption. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}

/** A value that the program's own logic guarantees to be there. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new InvariantError(`missing: ${what}`)
  return value
}

export function isSampanError(error: unknown, code?: Code): error is SampanError {
  return error instanceof SampanError && (code === undefined || error.code === code)
}

/** What a foreign error may say in a log: its class and, for system errors, its code. Never its message. */
export function errorKind(error: unknown): string {
  if (error instanceof SampanError) return error.code
  if (!(error instanceof Error)) return typeof error
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? `${error.name} ${code}` : error.name
}
