/** Positions of the second and later occurrences of a text. */
export function repeated(texts: readonly string[]): readonly number[] {
  const seen = new Set<string>()
  return texts.flatMap((text, k) => {
    const again = seen.has(text)
    seen.add(text)
    return again ? [k] : []
  })
}
