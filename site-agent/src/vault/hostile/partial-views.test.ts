import { SampanError } from '@sampan/shared'
import { revealedSets } from '../ledger/lineage.ts'
import { siteAt } from '../masking/check-opening.ts'
import type { requireSafeSet } from '../masking/safe-set.ts'
import { attack, nothing } from './attack.test.support.ts'
import { peopleOf, place, upTo, type HostileHub } from './hostile-hub.test.support.ts'

// Who helps to open a sum remembers its set; t are enough to open one. The coordinator lets nobody see all of them.

/** A run with these sites, its sum over all of the roster but some, opened by these members. */
async function opened(
  hub: HostileHub,
  run: string,
  { sites, without = [], by }: { sites: number[]; without?: readonly number[]; by: number[] },
): Promise<number> {
  await hub.invite(run, { sites })
  const members = sites.map((_, k) => k + 1)
  const attempt = await hub.collect(place(run), members)
  return attempt.finish(
    members.filter((index) => !without.includes(index)),
    by,
  )
}

/** The rule on atoms as it stands in the specification: groups of the sets that this site opened itself. */
const groupsAlone: typeof requireSafeSet = async (ledger, { run, lineage }, _attempt, members) => {
  const recorded = await revealedSets(ledger, lineage)
  const sets = [...recorded, members.map((index) => siteAt(run, index).site)]
  const sizes = new Map<string, number>()
  for (const { site } of lineage.participants) {
    const pattern = sets.map((set) => String(set.includes(site))).join()
    if (pattern.includes('true')) sizes.set(pattern, (sizes.get(pattern) ?? 0) + 1)
  }
  if (Math.min(...sizes.values()) < 3) throw new SampanError('survivors-unsafe')
}

attack('five sums over thirteen, of which every group is large to everybody who opens them', {
  sites: 13,
  secret: peopleOf(13),
  layers: [[{ requireSafeSet: groupsAlone }, 'survivors-unsafe']],
  learn: async (hub) => {
    const sites = upTo(13)
    const all = await opened(hub, 'run_0', { sites, by: upTo(9) })
    let total = 0
    for (const k of [1, 2, 3, 4]) {
      const without = [3 * k - 2, 3 * k - 1, 3 * k]
      // Everybody opens but those who are away, who will not hear of this set, and the victim.
      const by = upTo(12).filter((index) => !without.includes(index))
      total += await opened(hub, `run_${k}`, { sites, without, by })
    }
    return total - 3 * all
  },
})

attack('three rosters, of which two have one hospital in common', {
  sites: 19,
  secret: peopleOf(10),
  layers: [[{ checkRoster: nothing }, 'sites-too-few']],
  learn: async (hub) => {
    const both = await opened(hub, 'run_a', { sites: upTo(19), by: upTo(13) })
    const first = await opened(hub, 'run_b', { sites: upTo(10), by: upTo(7) })
    const second = upTo(19).slice(9)
    const last = await opened(hub, 'run_c', { sites: second, by: upTo(10).slice(3) })
    return first + last - both
  },
})
