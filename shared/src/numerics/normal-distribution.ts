/**
 * Standard normal distribution function by the rational Chebyshev approximations of W. J. Cody, 'Rational Chebyshev
 * approximations for the error function', Mathematics of Computation 23 (1969), 631-637, in the arrangement of R's
 * `pnorm` (src/nmath/pnorm.c): relative error near 1e-16 in both tails down to the smallest normal binary64, then 0.
 */
const near = {
  numerator: [
    2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
    0.06568233791820745,
  ],
  denominator: [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673],
}
const middle = {
  numerator: [
    0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
    2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
    1.0765576773720192e-8,
  ],
  denominator: [
    22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
    34900.95272114598, 38912.00328609327, 19685.429676859992,
  ],
}
const far = {
  numerator: [
    0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
    0.000029112874951168793, 0.023073441764940174,
  ],
  denominator: [
    1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
    0.00007297515550839662,
  ],
}
const inverseRootTwoPi = 0.3989422804014327
const rootThirtyTwo = 5.656854249492381

/** Where the tail leaves the normal binary64 numbers, as in R. */
const underflow = 37.5193

/** P(Z <= x) of a standard normal Z; equals R's `pnorm(x)` to a few units in the last place. */
export function normalLower(x: number): number {
  return bothTails(x).lower
}

/** P(Z > x); equals R's `pnorm(x, lower.tail = FALSE)`, also where 1 - P(Z <= x) would be 0. */
export function normalUpper(x: number): number {
  return bothTails(x).upper
}

interface Tails {
  readonly lower: number
  readonly upper: number
}

function bothTails(x: number): Tails {
  if (Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN }
  const size = Math.abs(x)
  if (size <= 0.67448975) {
    const half = x * nearRatio(size)
    return { lower: 0.5 + half, upper: 0.5 - half }
  }
  const tail = size >= underflow ? 0 : tailOf(size)
  return x > 0 ? { lower: 1 - tail, upper: tail } : { lower: tail, upper: 1 - tail }
}

function nearRatio(size: number): number {
  const square = size > Number.EPSILON * 0.5 ? size * size : 0
  const [a, b] = [near.numerator, near.denominator]
  let top = (a[4] ?? 0) * square
  let bottom = square
  for (let k = 0; k < 3; k++) {
    top = (top + (a[k] ?? 0)) * square
    bottom = (bottom + (b[k] ?? 0)) * square
  }
  return (top + (a[3] ?? 0)) / (bottom + (b[3] ?? 0))
}

function tailOf(size: number): number {
  return size <= rootThirtyTwo
    ? damped(size, middleRatio(size))
    : damped(size, (inverseRootTwoPi - farRatio(size)) / size)
}

function middleRatio(size: number): number {
  const [c, d] = [middle.numerator, middle.denominator]
  let top = (c[8] ?? 0) * size
  let bottom = size
  for (let k = 0; k < 7; k++) {
    top = (top + (c[k] ?? 0)) * size
    bottom = (bottom + (d[k] ?? 0)) * size
  }
  return (top + (c[7] ?? 0)) / (bottom + (d[7] ?? 0))
}

function farRatio(size: number): number {
  const square = 1 / (size * size)
  const [p, q] = [far.numerator, far.denominator]
  let top = (p[5] ?? 0) * square
  let bottom = square
  for (let k = 0; k < 4; k++) {
    top = (top + (p[k] ?? 0)) * square
    bottom = (bottom + (q[k] ?? 0)) * square
  }
  return (square * (top + (p[4] ?? 0))) / (bottom + (q[4] ?? 0))
}

/** ratio * exp(-size^2 / 2), split at sixteenths so that the square's rounding does not spoil the exponential. */
function damped(size: number, ratio: number): number {
  const coarse = Math.trunc(size * 16) / 16
  const rest = (size - coarse) * (size + coarse)
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-rest * 0.5) * ratio
}
