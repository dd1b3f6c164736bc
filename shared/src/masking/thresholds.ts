/** Shares needed to open a seed: t = floor(2n/3) + 1 (specification, Numbers). */
export function thresholdOf(sites: number): number {
  return Math.floor((2 * sites) / 3) + 1
}

/** Fewest survivors of a round: at least t and at least 3. */
export function survivorsMinOf(sites: number, asked = 0): number {
  return Math.max(thresholdOf(sites), 3, asked)
}

/**
 * Sites that, together with a lying coordinator, can open one honest site: 2t - n or more (n = 4: 2, 7: 3, 10: 4).
 * Two disjoint groups of t - c honest sites would have to reveal for different sets.
 */
export function collusionThreshold(sites: number): number {
  return 2 * thresholdOf(sites) - sites
}

/**
 * Fewest sites of a roster, of so many participants: 2t > participants, so that of any two sums that a study gives, over
 * whatever rosters, at least one site opened both and compared their sets.
 */
export function rosterMinOf(participants: number): number {
  let sites = 3
  while (2 * thresholdOf(sites) <= participants) sites += 1
  return sites
}
