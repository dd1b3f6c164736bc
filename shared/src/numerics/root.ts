import { invariant } from '../errors/sampan-error.ts'

const tolerance = 2 * Number.EPSILON
const stepsMax = 400

interface Point {
  readonly at: number
  readonly value: number
}

/**
 * Where a nondecreasing function crosses 0, to a few units in the last place of max(1, |root|): steps that double from
 * `start` until the sign turns, then T. R. Chandrupatla, 'A new hybrid quadratic/bisection algorithm for finding the zero
 * of a nonlinear function', Advances in Engineering Software 28 (1997), 145-149. Values may be infinite.
 */
export function rootNear(increasing: (at: number) => number, start: number): number {
  const evaluate = (at: number): Point => ({ at, value: increasing(at) })
  let low = evaluate(start)
  let high = low
  for (let step = 0.5; low.value > 0; step *= 2) low = evaluate(low.at - step)
  for (let step = 0.5; high.value < 0; step *= 2) high = evaluate(high.at + step)
  return within(evaluate, low, high)
}

function within(evaluate: (at: number) => Point, low: Point, high: Point): number {
  let [newest, opposite] = [low, high]
  let previous: Point
  let share = 0.5
  for (let step = 0; step < stepsMax; step++) {
    const best = Math.abs(newest.value) < Math.abs(opposite.value) ? newest : opposite
    const width = Math.abs(opposite.at - newest.at)
    const least = (tolerance * Math.max(1, Math.abs(best.at))) / width
    if (best.value === 0 || least >= 0.5) return best.at
    share = Math.min(Math.max(share, least), 1 - least)
    const next = evaluate(newest.at + share * (opposite.at - newest.at))
    if (Math.sign(next.value) === Math.sign(newest.value)) previous = newest
    else [previous, opposite] = [opposite, newest]
    newest = next
    share = interpolated(newest, opposite, previous)
  }
  invariant(false, 'a bracketed root')
}

/** Inverse quadratic interpolation where it is safe, otherwise the middle. */
function interpolated(a: Point, b: Point, c: Point): number {
  const xi = (a.at - b.at) / (c.at - b.at)
  const phi = (a.value - b.value) / (c.value - b.value)
  const safe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
  if (!safe) return 0.5
  const first = (a.value / (b.value - a.value)) * (c.value / (b.value - c.value))
  const slope = (c.at - a.at) / (b.at - a.at)
  const second = slope * (a.value / (c.value - a.value)) * (b.value / (c.value - b.value))
  const share = first + second
  return Number.isFinite(share) ? share : 0.5
}
