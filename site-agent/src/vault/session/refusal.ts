import type { Body } from '@sampan/proto'
import { isSampanError, SampanError, type Code } from '@sampan/shared'

/** Context that may leave a hospital with a refusal: names out of the manifest, never anything from data. */
const tellable = ['term', 'feature', 'analysis', 'role', 'segment', 'table', 'site'] as const

/**
 * Codes that would tell more than they may: an empty cohort looks like a small one, and what went wrong inside looks
 * alike from outside.
 */
const blurred: Readonly<Partial<Record<Code, Code>>> = {
  'cohort-empty': 'people-too-few',
}

/** The refusal that a site sends for an error: a code, a disposition, and at most one name. */
export function refusalOf(error: unknown, inReplyTo: number): Extract<Body, { type: 'refusal' }> {
  const known = isSampanError(error) ? error : new SampanError('internal')
  const code = blurred[known.code] ?? known.code
  const { disposition } = new SampanError(code)
  const subject = code === known.code ? subjectOf(known) : ''
  return { type: 'refusal', value: { code, disposition, inReplyTo, subject } }
}

function subjectOf(error: SampanError): string {
  for (const key of tellable) {
    const value = error.context[key]
    if (typeof value === 'string' && /^[A-Za-z0-9_.:-]{1,63}$/.test(value)) return value
  }
  return ''
}
