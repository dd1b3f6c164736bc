import { z } from 'zod'
import { labelSchema, numberSchema } from './elements.ts'

/** Terms of a number that have several columns: splines and powers. Their knots are public, as R's `knots =` has them. */

const splineDegree = z.int().min(1).max(5)
const polynomialDegree = z.int().min(2).max(5)
const knotsSchema = z
  .array(numberSchema)
  .max(20)
  .describe('Inner knots, rising, within the boundary; public numbers, chosen without the data.')

const named = { name: labelSchema, of: labelSchema }
export const curvedShapes = [
  z.strictObject({
    ...named,
    kind: z.literal('spline'),
    basis: z.enum(['natural', 'b']).describe('R: splines::ns, cubic, or splines::bs.'),
    degree: splineDegree,
    knots: knotsSchema,
    boundary: z
      .strictObject({ low: numberSchema, high: numberSchema })
      .describe('Beyond it a natural spline is a straight line.'),
  }),
  z.strictObject({
    ...named,
    kind: z.literal('polynomial'),
    degree: polynomialDegree.describe('R: poly(x, degree, raw = TRUE).'),
  }),
] as const
export type CurvedTerm = z.infer<(typeof curvedShapes)[number]>

export const studyCurvedShapes = [
  z.strictObject({
    spline: labelSchema.describe('A numeric feature.'),
    knots: knotsSchema,
    boundary: z.tuple([numberSchema, numberSchema]).describe("R's Boundary.knots."),
    kind: z.enum(['natural', 'b']).optional().describe('R: ns or bs. Default: natural.'),
    degree: splineDegree.optional().describe('Of b. Default: 3.'),
    name: labelSchema.optional().describe('Default: the feature and .ns or .bs.'),
  }),
  z.strictObject({
    polynomial: labelSchema.describe('A numeric feature.'),
    degree: polynomialDegree.describe('Powers from 1 to this.'),
    name: labelSchema.optional().describe('Default: the feature and .poly.'),
  }),
] as const
type StudyCurved = z.infer<(typeof studyCurvedShapes)[number]>

/** The term with every setting. */
export function curvedOf(asked: StudyCurved): CurvedTerm {
  if ('polynomial' in asked) {
    const { polynomial: of, degree, name = `${of}.poly` } = asked
    return { name, of, kind: 'polynomial', degree }
  }
  const { spline: of, kind: basis = 'natural', degree = 3, knots, boundary } = asked
  const [low, high] = boundary
  const name = asked.name ?? `${of}.${basis === 'natural' ? 'ns' : 'bs'}`
  // A negative zero would not survive the canonical form.
  const places = {
    knots: knots.map((knot) => knot + 0),
    boundary: { low: low + 0, high: high + 0 },
  }
  return { name, of, kind: 'spline', basis, degree, ...places }
}

/** How many columns it has. */
export function columnsOfCurve(term: CurvedTerm): number {
  if (term.kind === 'polynomial') return term.degree
  return term.knots.length + (term.basis === 'natural' ? 1 : term.degree)
}
