/** Benchmarks print; they do not fail on time. Quote ratios from one run: machines are noisy. */
export function print(what: string, figures: Readonly<Record<string, number>>): void {
  const parts = Object.entries(figures).map(([name, value]) => `${name} ${format(value)}`)
  process.stdout.write(`${what}: ${parts.join(', ')}\n`)
}

function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4)
}

/** Type 7 quantile, as R's default. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = p * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (at - Math.floor(at)) * (high - low)
}
