/** An axis with the ticks that stand on it, `min` and `max` among them or beside them. */
export interface Scale {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
  readonly label: (tick: number) => string
  readonly log: boolean
}

/** Where a value lies between both ends of its axis: 0 and 1. */
export function positionOn({ min, max, log }: Scale, value: number): number {
  if (log) return Math.log(value / min) / Math.log(max / min)
  return (value - min) / (max - min)
}

/** Round numbers (1, 2, 2.5 or 5 times a power of ten) over an interval, about `most` steps of them. */
export function linearScale(low: number, high: number, most = 6): Scale {
  const size = Math.max(Math.abs(low), Math.abs(high))
  const step = roundStep(Math.max(high - low, size * 1e-9, Number.MIN_VALUE * 2 ** 60) / most)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  const ticks = Array.from({ length: last - first + 1 }, (_, k) =>
    Number(((first + k) * step).toPrecision(14)),
  )
  const decimals = decimalsOf(step)
  return {
    min: ticks[0] ?? low,
    max: ticks.at(-1) ?? high,
    ticks,
    label: (tick) => (decimals === null ? String(tick) : tick.toFixed(decimals)),
    log: false,
  }
}

/** Ticks at 1, 2 and 5 times powers of ten, at 1 and 3 times, or at powers of ten alone where those would be too many. */
export function logScale(low: number, high: number, most = 9): Scale {
  const dense = mantissas.map((factors) => decades(low, high, factors))
  const fit = dense.find(({ length }) => length <= most)
  const ticks = fit ?? thinned(decades(low, high, [1]), most)
  if (ticks.length < ticksLeast) return { ...linearWithin(low, high), log: true }
  return { min: low, max: high, ticks, label: (tick) => String(tick), log: true }
}

const mantissas = [
  [1, 2, 5],
  [1, 3],
]
const ticksLeast = 3

/** Over a short interval a logarithmic axis is almost linear, and so are its ticks. */
function linearWithin(low: number, high: number): Scale {
  const { ticks, label } = linearScale(low, high, 5)
  const slack = (high - low) * 1e-9
  const within = ticks.filter((tick) => tick >= low - slack && tick <= high + slack)
  return { min: low, max: high, ticks: within, label, log: false }
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Null for steps so small or large that their ticks are written with exponents. */
function decimalsOf(step: number): number | null {
  if (step >= 1e9) return null
  const decimals = Array.from({ length: 8 }, (_, k) => k)
  return decimals.find((k) => Math.abs(Number(step.toFixed(k)) - step) < step * 1e-6) ?? null
}

function decades(low: number, high: number, factors: readonly number[]): readonly number[] {
  const from = Math.floor(Math.log10(low))
  const to = Math.ceil(Math.log10(high))
  const powers = Array.from({ length: to - from + 1 }, (_, k) => from + k)
  return powers
    .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
    .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))
}

function thinned(ticks: readonly number[], most: number): readonly number[] {
  const every = Math.ceil(ticks.length / most)
  return ticks.filter((_, k) => k % every === 0)
}
