import type { AnalysisResult } from '@sampan/shared'
import { z } from 'zod'
import { coxKind } from './cox.ts'
import { crosstabKind } from './crosstab.ts'
import { describeKind } from './describe.ts'
import { evaluateKind } from './evaluate.ts'
import { feasibilityKind } from './feasibility.ts'
import { glmKind } from './glm.ts'
import { incidenceKind } from './incidence.ts'
import type { ResultKind } from './kind.ts'
import { kmKind } from './km.ts'
import { logrankKind } from './logrank.ts'
import { metaKind } from './meta.ts'
import { prevalenceKind } from './prevalence.ts'

type Kind = AnalysisResult['kind']
type ResultOf<K extends Kind> = Extract<AnalysisResult, { readonly kind: K }>

const kinds: { readonly [K in Kind]: ResultKind<ResultOf<K>> } = {
  feasibility: feasibilityKind,
  describe: describeKind,
  crosstab: crosstabKind,
  incidence: incidenceKind,
  glm: glmKind,
  cox: coxKind,
  prevalence: prevalenceKind,
  km: kmKind,
  logrank: logrankKind,
  evaluate: evaluateKind,
  meta: metaKind,
}

/** Takes results of its kind. */
export function kindOf(kind: Kind): ResultKind<AnalysisResult> {
  return kinds[kind] as unknown as ResultKind<AnalysisResult>
}

const byKind: Readonly<Record<string, z.ZodType<AnalysisResult>>> = Object.fromEntries(
  Object.entries(kinds).map(([kind, { schema }]) => [kind, schema]),
)

/** What a coordinator calls a result, as every analysis of this version has it. */
export const resultSchema = z
  .looseObject({ kind: z.string() })
  .transform((result, context): AnalysisResult => {
    const schema = Object.hasOwn(byKind, result.kind) ? byKind[result.kind] : undefined
    const parsed = schema?.safeParse(result)
    if (parsed?.success === true) return parsed.data
    const path = [...(parsed?.error.issues[0]?.path ?? ['kind'])]
    context.addIssue({ code: 'custom', path, message: 'not a result' })
    return z.NEVER
  })
