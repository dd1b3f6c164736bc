import { levelsOf, SampanError, type Feature, type ValueRange } from '@sampan/shared'

/** One column of the matrix while it is filled. Rows that nothing is written to are missing (NaN). */
export interface ColumnWriter {
  readonly values: Float64Array
  readonly write: (row: number, value: number) => void
  /** For categories: the level as the source writes it. */
  readonly writeLevel: (row: number, level: string) => void
  /** For binary columns: 0 or 1; every other number is outside. */
  readonly writeFlag: (row: number, flag: number) => void
}

/**
 * A column under the study's rules: a value outside the plausible range is missing or refuses the snapshot; a category
 * becomes the index of its declared level, and an undeclared level is outside.
 * @throws SampanError value-out-of-range from its functions; the context names the feature and nothing of the value
 */
export function columnWriter(
  feature: Feature,
  range: ValueRange | undefined,
  people: number,
): ColumnWriter {
  const values = new Float64Array(people).fill(Number.NaN)
  const levels = new Map(levelsOf(feature).map((level, index) => [level, index]))
  const outside = (): void => {
    if (range?.outside === 'refuse')
      throw new SampanError('value-out-of-range', { feature: feature.name })
  }
  const writeLevel = (row: number, level: string): void => {
    const index = levels.get(level)
    if (index === undefined) outside()
    else values[row] = index
  }
  const writeFlag = (row: number, flag: number): void => {
    if (flag === 0 || flag === 1) values[row] = flag
    else outside()
  }
  const write = (row: number, value: number): void => {
    if (range !== undefined && (value < range.low || value > range.high)) outside()
    else if (levels.size > 0) writeLevel(row, String(value))
    else values[row] = value
  }
  return { values, write, writeLevel, writeFlag }
}
