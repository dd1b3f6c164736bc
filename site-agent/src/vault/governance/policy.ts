import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import { limits } from '@sampan/proto'
import {
  canonicalJson,
  forbidWasmInlining,
  formatDigest,
  SampanError,
  sha256,
  utf8,
  type Jurisdiction,
  type OwnFlow,
} from '@sampan/shared'
import { policySchema } from './default-policy.ts'

forbidWasmInlining()

/** A validated policy file: id -> text of every rule, and the name under which the engine keeps it parsed. */
export interface Policy {
  readonly rules: Readonly<Record<string, string>>
  readonly parsed: string
}

const schemaName = 'sampan'

/** How the hospital's data are graded (GB/T 39725, GB/T 43697). */
export interface DatasetGrade {
  readonly id: string
  readonly level: number
  readonly genetic: boolean
  readonly sensitive: boolean
  readonly national: 'general' | 'important' | 'core'
}

export interface PolicyQuestion {
  readonly study: string
  readonly analysis: string
  readonly origin: Jurisdiction
  readonly destination: Jurisdiction
  readonly recipients: readonly Jurisdiction[]
  readonly route: string
  readonly onward: string
  readonly cells: string
  readonly sites: number
  readonly controllers: number
  readonly runsMax: number
  /** Local hour 0..23 and ISO weekday 1..7 at the site. */
  readonly hour: number
  readonly weekday: number
}

/**
 * Parses and validates policy.cedar. The file is bounded because deep nesting overflows the engine's stack.
 * @throws SampanError policy-invalid
 */
export function parsePolicy(text: string): Policy {
  if (text.length > limits.policyBytesMax || nesting(text) > 100)
    throw new SampanError('policy-invalid', { why: 'too large or too deeply nested' })
  const parts = cedar.policySetTextToParts(text)
  if (parts.type === 'failure')
    throw new SampanError('policy-invalid', { why: parts.errors[0]?.message ?? 'syntax' })
  if (parts.policy_templates.length > 0)
    throw new SampanError('policy-invalid', { why: 'templates are not supported' })
  const rules: Record<string, string> = {}
  for (const rule of parts.policies) {
    const id = ruleId(rule)
    if (id === null || Object.hasOwn(rules, id))
      throw new SampanError('policy-invalid', { why: 'every rule needs its own @id' })
    rules[id] = rule
  }
  validate(rules)
  return { rules, parsed: preparse(rules) }
}

/** Parsing costs a hundred times more than deciding: the engine keeps what it has parsed, by digest of the text. */
function preparse(rules: Readonly<Record<string, string>>): string {
  const parsed = formatDigest(sha256(utf8(canonicalJson(rules))))
  const answers = [
    cedar.preparseSchema(schemaName, policySchema),
    cedar.preparsePolicySet(parsed, { staticPolicies: rules }),
  ]
  const failed = answers.find((answer) => answer.type === 'failure')
  if (failed?.type === 'failure')
    throw new SampanError('policy-invalid', { why: failed.errors[0]?.message ?? 'engine' })
  return parsed
}

function ruleId(rule: string): string | null {
  const parsed = cedar.policyToJson(rule)
  const id: unknown = parsed.type === 'success' ? parsed.json.annotations?.['id'] : undefined
  return typeof id === 'string' && /^[a-z0-9-]{1,63}$/.test(id) ? id : null
}

function validate(rules: Readonly<Record<string, string>>): void {
  const answer = cedar.validate({ schema: policySchema, policies: { staticPolicies: rules } })
  if (answer.type === 'failure')
    throw new SampanError('policy-invalid', { why: answer.errors[0]?.message ?? 'schema' })
  const [fault] = answer.validationErrors
  if (fault !== undefined)
    throw new SampanError('policy-invalid', { rule: fault.policyId, why: fault.error.message })
}

/**
 * May this hospital take part? Deny by default, and deny when any rule failed to evaluate: Cedar skips such a rule, and a
 * skipped `forbid` would open the door.
 * @throws SampanError policy-denied with the deciding rule
 */
export function requirePermission(
  policy: Policy,
  question: PolicyQuestion,
  dataset: DatasetGrade,
): void {
  const { allowed, rule } = ask(
    policy,
    { action: 'contribute', flow: 'masked-vector' },
    question,
    dataset,
  )
  if (!allowed) throw new SampanError('policy-denied', { analysis: question.analysis, rule })
}

/** Whether others may see this hospital's own numbers. No by default: the hospital's policy must say so. */
export function permitsOwn(
  policy: Policy,
  flow: OwnFlow,
  question: PolicyQuestion,
  dataset: DatasetGrade,
): boolean {
  return ask(policy, { action: 'showOwn', flow }, question, dataset).allowed
}

interface Act {
  readonly action: 'contribute' | 'showOwn'
  readonly flow: 'masked-vector' | OwnFlow
}

/** What the policy says, and the rule that decided. */
function ask(
  policy: Policy,
  { action, flow }: Act,
  question: PolicyQuestion,
  dataset: DatasetGrade,
): { readonly allowed: boolean; readonly rule: string } {
  const { study, recipients, ...context } = question
  const answer = cedar.statefulIsAuthorized({
    principal: { type: 'Study', id: study },
    action: { type: 'Action', id: action },
    resource: { type: 'Dataset', id: dataset.id },
    context: {
      ...context,
      recipients: [...recipients],
      epsilon: { __extn: { fn: 'decimal', arg: '0.0' } },
      flow,
    },
    entities: [entityOf(dataset)],
    preparsedSchemaName: schemaName,
    preparsedPolicySetId: policy.parsed,
    validateRequest: true,
  })
  if (answer.type === 'failure') return { allowed: false, rule: 'request' }
  const { decision, diagnostics } = answer.response
  const [failed] = diagnostics.errors
  if (failed !== undefined) return { allowed: false, rule: failed.policyId }
  return { allowed: decision === 'allow', rule: diagnostics.reason[0] ?? 'default' }
}

function entityOf({ id, level, genetic, sensitive, national }: DatasetGrade): cedar.EntityJson {
  return {
    uid: { type: 'Dataset', id },
    attrs: { level, genetic, sensitive, national },
    parents: [],
  }
}

function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth)
    else if (')]}'.includes(character)) depth--
  }
  return deepest
}
