/** A site as the rule on atoms sees it. */
export interface AtomSite {
  readonly site: string
  readonly controller: string
  /** The site declared in its signed advertisement that its own numbers may be seen. */
  readonly aloneOk: boolean
}

export interface AtomRule {
  readonly sitesMin: number
  readonly controllersMin: number
}

export const defaultAtomRule: AtomRule = { sitesMin: 3, controllersMin: 3 }

/**
 * Sums over different sets can be subtracted. Groups the sites by the recorded sets they are members of; every group
 * must be at least `sitesMin` sites of `controllersMin` controllers, or consist of sites that said `alone: ok`.
 * Returns the sites of the first unsafe group, or null.
 */
export function unsafeAtom(
  sets: readonly (readonly string[])[],
  sites: readonly AtomSite[],
  rule: AtomRule = defaultAtomRule,
): readonly string[] | null {
  const groups = new Map<string, AtomSite[]>()
  for (const site of sites) {
    const pattern = sets.map((set) => (set.includes(site.site) ? '1' : '0')).join('')
    if (!pattern.includes('1')) continue
    groups.set(pattern, [...(groups.get(pattern) ?? []), site])
  }
  for (const group of groups.values()) {
    const controllers = new Set(group.map((site) => site.controller)).size
    const large = group.length >= rule.sitesMin && controllers >= rule.controllersMin
    if (!large && !group.every((site) => site.aloneOk)) return group.map((site) => site.site)
  }
  return null
}
