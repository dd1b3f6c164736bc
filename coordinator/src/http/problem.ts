import { errorKind, SampanError, type Code, type ErrorContext } from '@sampan/shared'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'

/** RFC 9457. `type` names the code; what it means for a person is looked up by code in their language. */
export interface Problem {
  readonly type: string
  readonly status: number
  readonly code: Code
  readonly instance: string
  /** Facts about the refusal, scalars. Absent for faults of our own. */
  readonly context?: ErrorContext
}

export const problemMediaType = 'application/problem+json'

export function problemOf(error: SampanError, requestId: string): Problem {
  const problem = {
    type: `urn:sampan:error:${error.code}`,
    status: error.httpStatus,
    code: error.code,
    instance: `urn:sampan:request:${requestId}`,
  }
  // A path on our disk is nobody's business, and a fault of our own needs no description outside.
  const facts = Object.entries(error.context).filter(([name]) => name !== 'file')
  const tells = error.httpStatus < 500 && facts.length > 0
  return tells ? { ...problem, context: Object.fromEntries(facts) } : problem
}

/**
 * Any error as one of ours. A validation error names the first field and what was expected, never the value; what
 * Fastify refuses is the caller's doing; everything else is a fault of our own.
 */
export function asSampanError(error: unknown): SampanError {
  if (error instanceof SampanError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation
    const field = `${error.validationContext ?? ''}${first?.instancePath ?? ''}`.slice(0, 200)
    return new SampanError('value-invalid', { field, rule: first?.keyword ?? '' })
  }
  const status = refusedByFastify(error)
  if (status === 413) return new SampanError('request-too-large')
  if (status !== null) return new SampanError('request-malformed')
  return new SampanError('internal', { kind: errorKind(error) }, { cause: error })
}

/** Status of a refusal by Fastify itself; its JSON parser throws a SyntaxError that carries nothing but the status. */
function refusedByFastify(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  const isTheirs =
    error instanceof SyntaxError || (typeof code === 'string' && code.startsWith('FST_'))
  const isRefusal = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
  return isTheirs && isRefusal ? statusCode : null
}
