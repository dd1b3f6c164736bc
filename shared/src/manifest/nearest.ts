/**
 * The candidate that was probably meant: the nearest by optimal string alignment distance (Damerau 1964: insertion,
 * deletion, substitution, transposition), if a third of the letters or fewer differ. Null otherwise.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const wanted = word.slice(0, lettersMax).toLowerCase()
  const most = Math.max(1, Math.floor(wanted.length / 3))
  let best: string | null = null
  let bestDistance = most + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue
    const distance = distanceBetween(wanted, candidate.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** Names are shorter; what is longer was no slip of the finger. */
const lettersMax = 64

function distanceBetween(a: string, b: string): number {
  let before: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, k) => k)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const edits = [at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1)]
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits.push(at(before, j - 2) + 1)
      row.push(Math.min(...edits))
    }
    before = previous
    previous = row
  }
  return at(previous, b.length)
}

function at(row: readonly number[], k: number): number {
  return row[k] ?? Number.POSITIVE_INFINITY
}
