/** Numbers of tables as people read them; files carry every digit. */

/** A count; `.` stands for one that is not shown. */
export function countText(count: number | null): string {
  return count === null ? '.' : String(count)
}

/** Six significant digits, without a tail of zeros. */
export function realText(value: number | null): string {
  if (value === null) return '.'
  const magnitude = Math.abs(value)
  const plain = magnitude === 0 || (magnitude >= 1e-4 && magnitude < 1e7)
  return plain ? String(Number(value.toPrecision(6))) : value.toExponential(3)
}

/** As R prints p-values: three digits, and `<2e-16` below the double's resolution. */
export function pValueText(value: number): string {
  if (value < 2.220446049250313e-16) return '<2e-16'
  return value < 1e-4 ? value.toExponential(2) : String(Number(value.toPrecision(3)))
}

/**
 * One column of a table with its decimal points in line: as many decimals as show four digits of the smallest number.
 * Columns of very large or very small numbers are written one by one.
 */
export function columnTexts(values: readonly (number | null)[]): readonly string[] {
  const magnitudes = values.flatMap((value) =>
    value === null || value === 0 ? [] : [Math.abs(value)],
  )
  if (magnitudes.length === 0) return values.map(realText)
  const [least, most] = [Math.min(...magnitudes), Math.max(...magnitudes)]
  if (least < 1e-4 || most >= 1e7) return values.map(realText)
  const decimals = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(least))))
  return values.map((value) => (value === null ? '.' : value.toFixed(decimals)))
}
