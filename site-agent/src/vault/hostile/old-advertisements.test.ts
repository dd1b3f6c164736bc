import { present } from '@sampan/shared'
import { defaultFloorsFile, defaultPolicy } from '../governance/default-policy.ts'
import { parseRules } from '../governance/rules.ts'
import type { Place } from '../ledger/attempts.ts'
import { attack, nothing } from './attack.test.support.ts'
import type { HostileAttempt } from './hostile-attempt.test.support.ts'
import { peopleOf, place, type HostileHub } from './hostile-hub.test.support.ts'
import { everyone, without4 } from './joined-hub.test.support.ts'
import { publishSum } from './publish.test.support.ts'

// The fourth hospital said once that its own numbers may become visible, and then no more. The coordinator shows the
// others what it said before: a sum without it is then safe in their eyes.

const common = {
  sites: 4,
  aloneOk: true,
  floors: (site: number): string =>
    site === 4 ? `${defaultFloorsFile}aloneOk: true\n` : defaultFloorsFile,
  secret: peopleOf(4),
} as const

function changeRules(hub: HostileHub): void {
  const rules = parseRules(defaultPolicy, defaultFloorsFile)
  Object.assign(hub.vault(4), { rules: () => rules })
}

/**
 * The sum over all four under the new rules, less that over three which see the fourth's old advertisement, `rewritten`
 * where it is not shown as it was.
 */
async function difference(
  hub: HostileHub,
  before: HostileAttempt,
  about: Place,
  rewritten: { readonly round?: number } = {},
): Promise<number> {
  changeRules(hub)
  await hub.invite('run_b')
  const all = await (await hub.collect(place('run_b'), everyone)).finish(everyone)
  const attempt = hub.attempt(about, without4)
  await attempt.advertise()
  const old = present(before.advertisements.get(4), 'an advertisement')
  attempt.advertisements.set(4, { ...old, ...rewritten })
  await attempt.share()
  await attempt.mask()
  return all - (await attempt.finish(without4))
}

attack('what a hospital declared in the round before', {
  ...common,
  layers: [[{ requireThisAttempt: nothing }, 'advertisement-replayed']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const first = await hub.collect(place('run_a'), everyone)
    await publishSum(hub, first, everyone)
    return difference(hub, first, place('run_a', 2))
  },
})

attack('what a hospital declared in the attempt before', {
  ...common,
  layers: [[{ requireThisAttempt: nothing }, 'advertisement-replayed']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const first = hub.attempt(place('run_a'), everyone)
    await first.advertise()
    return difference(hub, first, place('run_a', 1, 2))
  },
})

attack('the same, under the number of the round that runs', {
  ...common,
  layers: [[{ checkAdvertisements: nothing }, 'advertisement-invalid']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const first = await hub.collect(place('run_a'), everyone)
    await publishSum(hub, first, everyone)
    return difference(hub, first, place('run_a', 2), { round: 2 })
  },
})
