import type { Design } from '../design.ts'
import { radius, shifted } from '../interval.ts'
import { exponentialMax, families } from './families.ts'
import type { Frame } from './frame.ts'
import type { PooledStandard } from './state.ts'

/** What one person can add at most. */
export interface PersonBounds {
  /** To the score, per unit of a column. */
  readonly residual: number
  /** To the second derivative, likewise. */
  readonly weight: number
  readonly deviance: number
  readonly pearson: number
}

/** -2 log p at the cap of the logit is 60 + 2e-13. */
const logisticDeviance = 61

/** From public ranges and the cap alone. */
export function personBounds({ family, outcome, weightMax: w }: Frame): PersonBounds {
  const { low } = outcome.interval
  const largest = radius(outcome.interval, 0)
  const cap = families[family].etaCap
  const most = exponentialMax
  switch (family) {
    case 'gaussian': {
      const difference = largest + cap
      const deviance = w * difference * difference
      return { residual: w * difference, weight: w, deviance, pearson: 1 }
    }
    case 'binomial':
      return { residual: w, weight: w / 4, deviance: (w + 1) * logisticDeviance, pearson: 1 }
    case 'poisson': {
      // y log y is at most y^2.
      const deviance = 2 * w * (largest * largest + cap * largest + largest + most)
      return { residual: w * (largest + most), weight: w * most, deviance, pearson: 1 }
    }
    case 'gamma': {
      const ratio = largest * most
      const deviance = 2 * w * (ratio + 1 + cap + 1 / low + largest)
      const pearson = w * (ratio + 1) * (ratio + 1)
      return { residual: w * (ratio + 1), weight: w * Math.max(ratio, 1), deviance, pearson }
    }
  }
}

/** Largest |value| of any standardised column. */
export function largestColumn(design: Design, { shift, scale }: PooledStandard): number {
  const sizes = design.columns.map((column, k) => {
    const { low, high } = shifted(column.interval, shift[k] ?? 0, scale[k] ?? 1)
    return Math.max(Math.abs(low), Math.abs(high))
  })
  return Math.max(...sizes)
}

/** A bound that whoever chooses the broadcast has driven out of binary64 still is one: it fits no ring. */
export function finiteBound(bound: number): number {
  return Math.min(bound, Number.MAX_VALUE)
}
