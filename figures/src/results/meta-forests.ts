import { normalQuantile } from '@sampan/shared'
import type { ForestFigure, ForestRow } from '../figure.ts'
import { measureOf } from './model-forest.ts'

interface Pooled {
  readonly estimate: number
  readonly 'conf.low': number
  readonly 'conf.high': number
}

interface MetaAnalysis {
  readonly analysis: string
  readonly confidence: number
  readonly family: string
  readonly link: string
  readonly terms: readonly {
    readonly term: string
    readonly estimates: readonly {
      readonly site: string
      readonly estimate: number
      readonly 'std.error': number
    }[]
    readonly fixed: Pooled | null
    readonly dl: Pooled | null
    readonly reml: Pooled | null
  }[]
}

/** One figure for each term: hospitals with normal intervals, and what they are pooled to. */
export function metaForests(
  { analysis, confidence, family, link, terms }: MetaAnalysis,
  notes: readonly string[],
): readonly ForestFigure[] {
  const measure = measureOf(family, link)
  const scaled = measure === 'coefficient' ? (value: number): number => value : Math.exp
  const z = normalQuantile((1 + confidence) / 2)
  return terms
    .filter(({ term }) => term !== '(Intercept)')
    .map(({ term, estimates, fixed, dl, reml }) => {
      const sites = estimates.map(({ site, estimate, 'std.error': error }) => {
        const ends = { low: scaled(estimate - z * error), high: scaled(estimate + z * error) }
        return { label: site, estimate: scaled(estimate), ...ends, pooled: false }
      })
      const pooled = Object.entries({ FE: fixed, DL: dl, REML: reml }).flatMap(([label, fit]) =>
        fit === null ? [] : [pooledRow(label, fit, scaled)],
      )
      const rows = [...sites, ...pooled]
      const name = `${analysis}, ${term}`
      return { kind: 'forest', name, measure, confidence, notes, rows }
    })
}

/** Named as R's `metafor::rma` names its methods. */
function pooledRow(label: string, fit: Pooled, scaled: (value: number) => number): ForestRow {
  return {
    label,
    estimate: scaled(fit.estimate),
    low: scaled(fit['conf.low']),
    high: scaled(fit['conf.high']),
    pooled: true,
  }
}
