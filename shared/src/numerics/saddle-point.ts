/**
 * Terms of the binomial and Poisson probabilities after C. Loader, 'Fast and accurate computation of binomial
 * probabilities' (2000), the arrangement of R's `dbinom_raw` and `dpois_raw` (src/nmath): no cancellation between large
 * logarithms, so that the incomplete gamma and beta functions keep their digits for parameters in the millions.
 */
const twoPi = 6.283185307179586

/** Coefficients B_2k / (2k (2k - 1)) of Stirling's series (NIST DLMF 5.11.1). */
const stirlingSeries = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
]

/** From here on the series is exact to the last place. */
const stirlingFrom = 10

/** log(n!) - log(sqrt(2 pi n) (n/e)^n) for real n > 0; absolute error below 3e-15. R: `stirlerr`. */
export function stirlingError(n: number): number {
  let below = 0
  let at = n
  for (; at < stirlingFrom; at++) below += (at + 0.5) * Math.log1p(1 / at) - 1
  const square = 1 / (at * at)
  const series = stirlingSeries.reduceRight((sum, coefficient) => sum * square + coefficient, 0)
  return below + series / at
}

/** x log(x / mean) + mean - x for x, mean > 0, by a series where the two are near. R: `bd0`. */
function devianceTerm(x: number, mean: number): number {
  const distance = x - mean
  if (Math.abs(distance) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x
  const v = distance / (x + mean)
  let sum = distance * v
  let power = 2 * x * v
  for (let odd = 3; ; odd += 2) {
    power *= v * v
    const next = sum + power / odd
    if (next === sum) return sum
    sum = next
  }
}

/** mean^n exp(-mean) / Gamma(n + 1) for real n > 0 and mean > 0. */
export function poissonTerm(n: number, mean: number): number {
  return Math.exp(-stirlingError(n) - devianceTerm(n, mean)) / Math.sqrt(twoPi * n)
}

/** Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1)) x^a y^b for real a, b > 0 and x + y = 1, x, y > 0. */
export function binomialTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b)
  const exponent = errors - devianceTerm(a, n * x) - devianceTerm(b, n * y)
  return Math.exp(exponent) * Math.sqrt(n / (twoPi * a) / b)
}
