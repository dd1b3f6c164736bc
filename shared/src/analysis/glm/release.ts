import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells, judgeParameters } from '../../disclosure/judge.ts'
import { refused, type Release } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { invariant } from '../../errors/sampan-error.ts'
import type { Verdict } from '../analysis.ts'
import { families } from './families.ts'
import { judgeOutcome } from './groups.ts'
import type { EffectiveNumbers, GlmResult } from './result.ts'

/** A model is shown as a whole or not at all. */
export function releaseGlm(result: GlmResult, floors: Floors): Release {
  const { n, cases, family, effective } = result
  invariant(n !== null, 'a result that was not released before')
  const verdict: Verdict | null =
    judgeParameters(result.estimates.length, n, floors) ??
    (cases === null
      ? null
      : judgeOutcome(family, { name: result.outcome, people: n, cases }, floors)) ??
    judgeCells(
      (effective?.groups ?? []).map((group) => ({ name: effective?.by ?? '', people: group.n })),
      n,
      floors,
    )
  if (verdict !== null) return refused({ reason: verdict.code, ...verdict.context })
  if (floors.countMultiple === 1) return { type: 'released', result, suppressed: [] }
  return {
    type: 'released',
    result: withRoundedCounts(result, n, floors.countMultiple),
    suppressed: hiddenBeside(result).map((what) => ({ of: '', what })),
  }
}

/**
 * Degrees of freedom, the null deviance, the deviance at the first point and BIC beside AIC are functions of the exact
 * counts; beside a dispersion the deviance and the likelihood are, too.
 */
function hiddenBeside({ family }: GlmResult): readonly string[] {
  const always = ['null.deviance', 'df.residual', 'df.null', 'bic', 'deviances'] as const
  return families[family].dispersed
    ? [...always, 'deviance', 'aic', 'logLik', 'parameters']
    : always
}

function withRoundedCounts(result: GlmResult, n: number, multiple: number): GlmResult {
  const { cases, clusters, deviances, family, effective } = result
  const { dispersed } = families[family]
  const rounded = (count: number | null): number | null =>
    count === null ? null : roundedCount(count, multiple)
  return {
    ...result,
    n: roundedCount(n, multiple),
    cases: rounded(cases),
    clusters: rounded(clusters),
    effective: effective === null ? null : roundedNumbers(effective, multiple),
    'null.deviance': null,
    'df.residual': null,
    'df.null': null,
    bic: null,
    deviances: deviances.map((deviance, k) => (k === 0 || dispersed ? null : deviance)),
    ...(dispersed && { deviance: null, aic: null, logLik: null, parameters: null }),
  }
}

/** Of weights that are nearly alike the effective number is the number of people. */
function roundedNumbers({ by, effective, groups }: EffectiveNumbers, multiple: number) {
  return {
    by,
    effective: roundedCount(effective, multiple),
    groups: groups.map(({ group, ...numbers }) => ({
      group,
      n: roundedCount(numbers.n, multiple),
      effective: roundedCount(numbers.effective, multiple),
    })),
  }
}
