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

type Sets = readonly (readonly string[])[]

/**
 * Sums over different sets can be subtracted. Groups the sites by the recorded sets they are members of; every group
 * must be at least `sitesMin` sites of `controllersMin` controllers, or consist of sites that said `alone: ok`.
 * Returns the sites of the first unsafe group, or null.
 *
 * Whoever asks knows only the sets that it helped to open itself, and any two of all that were opened are known together
 * by somebody (two groups of t meet), but not any three. So sets that differ must also lie one within the other: of
 * such a chain every group is the difference of two sets, and somebody has checked it. And as sums of other sets may
 * have shown the numbers of sites that said `alone: ok`, these hide nobody once sets differ.
 */
export function unsafeAtom(
  sets: Sets,
  sites: readonly AtomSite[],
  rule: AtomRule = defaultAtomRule,
): readonly string[] | null {
  const distinct = [...new Map(sets.map((set) => [[...set].sort().join(), set])).values()]
  const hiding = (group: readonly AtomSite[]): readonly AtomSite[] =>
    distinct.length === 1 ? group : withoutAlone(group)
  const unsafe =
    groupsOf(distinct, sites).find(
      (group) => withoutAlone(group).length > 0 && !isLarge(hiding(group), rule),
    ) ?? besideOneAnother(distinct, sites)
  return unsafe?.map(({ site }) => site) ?? null
}

function withoutAlone(group: readonly AtomSite[]): readonly AtomSite[] {
  return group.filter(({ aloneOk }) => !aloneOk)
}

function isLarge(group: readonly AtomSite[], { sitesMin, controllersMin }: AtomRule): boolean {
  return (
    group.length >= sitesMin &&
    new Set(group.map(({ controller }) => controller)).size >= controllersMin
  )
}

/** Sites with the same pattern of membership; those that are in no set are in no group. */
function groupsOf(sets: Sets, sites: readonly AtomSite[]): readonly (readonly AtomSite[])[] {
  const groups = new Map<string, AtomSite[]>()
  for (const site of sites) {
    const pattern = sets.map((set) => (set.includes(site.site) ? '1' : '0')).join('')
    if (!pattern.includes('1')) continue
    groups.set(pattern, [...(groups.get(pattern) ?? []), site])
  }
  return [...groups.values()]
}

/** What the first of two sets has, where each has sites that the other has not. */
function besideOneAnother(sets: Sets, sites: readonly AtomSite[]): readonly AtomSite[] | undefined {
  const hidden = withoutAlone(sites)
  const only = (one: readonly string[], other: readonly string[]): readonly AtomSite[] =>
    hidden.filter(({ site }) => one.includes(site) && !other.includes(site))
  return sets
    .flatMap((one) => sets.map((other) => (only(other, one).length === 0 ? [] : only(one, other))))
    .find((group) => group.length > 0)
}
