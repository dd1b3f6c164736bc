import { describe, expect, it } from 'vitest'
import { analyse, type Analysed } from '../drive.ts'
import {
  designFeatures,
  designLevels,
  designPeople,
  designRanges,
  drawnDesigns,
  type DrawnDesign,
} from '../designs.test.data.ts'
import type { GlmResult } from '../results.ts'
import { glmOf, manifestOf, snapshotOf } from '../studies.test.data.ts'

const sites = designLevels.site.map((_, site) =>
  snapshotOf(
    designPeople,
    designPeople.get('site')!.flatMap((value, row) => (value === site ? [row] : [])),
  ),
)

function fit(design: DrawnDesign): Analysed['outcome'] {
  const { terms, outcome, intercept, confidence } = design
  const manifest = manifestOf({ features: designFeatures, ranges: designRanges, terms })
  const names = terms.map(({ name }) => name)
  return analyse(glmOf(manifest, outcome, names, { intercept, confidence }), sites).outcome
}

/** Largest |a - b| / max(|b|, SE) of estimates, and relative error of standard errors. */
function differences({ estimates }: GlmResult, { rows }: DrawnDesign): readonly [number, number] {
  expect(estimates.map(({ term }) => term)).toEqual(rows.map(({ term }) => term))
  const worst = (of: (k: number) => number): number => Math.max(...rows.map((_, k) => of(k)))
  return [
    worst((k) => {
      const { estimate, error } = rows[k]!
      return Math.abs(estimates[k]!.estimate - estimate) / Math.max(Math.abs(estimate), error)
    }),
    worst((k) => Math.abs(estimates[k]!['std.error'] / rows[k]!.error - 1)),
  ]
}

/** The standard errors' digits that are lost with what is left of a column, when it is little. */
const lostPerLeft = 1e-14

describe('240 models drawn at random over awkward columns in four hospitals', () => {
  const fits = drawnDesigns().map((design) => ({ design, outcome: fit(design) }))
  const failures = (code: string): readonly DrawnDesign[] =>
    fits.flatMap(({ design, outcome }) =>
      outcome.type === 'failure' && outcome.code === code ? [design] : [],
    )

  it('equal R, and where almost aliased columns cost digits of standard errors it is said', () => {
    let results = 0
    for (const { design, outcome } of fits) {
      if (outcome.type !== 'result') continue
      const result = outcome.result as GlmResult
      const [estimates, errors] = differences(result, design)
      expect(estimates, design.id).toBeLessThan(1e-8)
      expect(errors, design.id).toBeLessThan(Math.max(1e-8, lostPerLeft / design.left))
      const warned = result.warnings.some(({ code }) => code === 'nearly-aliased')
      if (errors > 1e-8) expect(warned, design.id).toBe(true)
      expect(Math.abs(result.deviance! / design.deviance - 1)).toBeLessThan(1e-9)
      expect(Math.abs(result['null.deviance']! / design.nullDeviance - 1)).toBeLessThan(1e-9)
      expect([result.n, result.cases]).toEqual([design.n, design.cases])
      results++
    }
    expect(results).toBeGreaterThan(130)
  })

  it('separation is named where R wanders off, mostly without a word', () => {
    const found = failures('separation')
    expect(found.length).toBeGreaterThan(40)
    for (const { largest, id } of found) expect(largest, id).toBeGreaterThan(25)
  })

  it('columns without a coefficient are named where R has NA, or loses its digits', () => {
    for (const { aliased, id } of failures('column-constant')) expect(aliased, id).toBe(true)
    const found = failures('columns-aliased')
    expect(found.length).toBeGreaterThan(30)
    for (const { left, id } of found) expect(left, id).toBeLessThan(1.01e-10)
    for (const { largest, id } of failures('not-converged')) expect(largest, id).toBeGreaterThan(30)
  })

  it('end in nothing else', () => {
    const codes = fits.map(({ outcome }) => (outcome.type === 'failure' ? outcome.code : 'result'))
    expect(new Set(codes)).toEqual(
      new Set(['result', 'separation', 'columns-aliased', 'column-constant', 'not-converged']),
    )
  })
})
