/** Where bands of people begin: below 10 nobody is told apart from nobody. Public, and said on the approvers' page. */
export const bandEdges = [
  0, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000,
  10_000_000,
] as const

/** The band of a count, from 1 on. */
export function bandOf(people: number): number {
  return bandEdges.filter((edge) => edge <= people).length
}

/** Fewest and most people of a band; the last one has no most. Null for a number that is none. */
export function bandRange(
  band: number,
): { readonly least: number; readonly most: number | null } | null {
  const least = bandEdges[band - 1]
  const above = bandEdges[band]
  return least === undefined ? null : { least, most: above === undefined ? null : above - 1 }
}
