interface Batch {
  readonly rows: number
  readonly cell: (column: number, row: number) => unknown
}

/** A whole result as plain arrays of `width` cells. */
export async function rowsOf(
  batches: AsyncIterable<Batch>,
  width: number,
): Promise<readonly (readonly unknown[])[]> {
  const rows: unknown[][] = []
  for await (const batch of batches)
    for (let row = 0; row < batch.rows; row++)
      rows.push(Array.from({ length: width }, (_, column) => batch.cell(column, row)))
  return rows
}
