import { signedStudy, systemClock, type SignedStudy } from '@sampan/shared'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { requireSafeSet } from '../masking/safe-set.ts'
import { smallVault, type SmallVault } from '../session/small-vault.test.support.ts'
import { keepRevealedSet, readLineage, revealedSets } from './lineage.ts'
import { keepStudy } from './studies.ts'

let small: SmallVault
let original: SignedStudy
beforeEach(async () => {
  small = await smallVault()
  original = small.study
})
afterEach(() => small.stop())

/** The study once more, as an amendment, of these sites. */
function amended(parent: SignedStudy, sites: readonly string[]): SignedStudy {
  const { manifest } = original
  const participants = sites.map((site) => ({
    ...manifest.participants[0]!,
    ...{ site, controller: `trust-${site}` },
  }))
  return signedStudy({ ...manifest, title: sites.join(), parent: parent.name, participants })
}

const offer = (study: SignedStudy): Promise<void> =>
  keepStudy(small.vault.ledger, study, systemClock)

async function revealed(study: SignedStudy, run: string, members: readonly string[]) {
  const { ledger } = small.vault
  const { name: lineage } = await readLineage(ledger, study)
  const set = { lineage, run, round: 1, members }
  await ledger.transaction().execute((t) => keepRevealedSet(t, set, systemClock))
}

const setsOf = async (study: SignedStudy) =>
  revealedSets(small.vault.ledger, await readLineage(small.vault.ledger, study))

it('is not left by a parent that is offered late', async () => {
  const second = amended(original, ['alpha', 'beta', 'gamma'])
  const third = amended(second, ['alpha', 'beta', 'gamma', 'delta'])
  await offer(third)
  await revealed(original, 'run_a', ['alpha', 'beta', 'gamma'])
  await revealed(third, 'run_b', ['alpha', 'beta', 'gamma', 'delta'])
  expect(await setsOf(third)).toHaveLength(1)
  await offer(second)
  for (const study of [original, second, third]) expect(await setsOf(study)).toHaveLength(2)
})

it('tells of a site that an amendment left out', async () => {
  const wide = amended(original, ['alpha', 'beta', 'gamma', 'omega'])
  const narrow = amended(original, ['alpha', 'beta', 'gamma'])
  await offer(wide)
  await offer(narrow)
  await revealed(wide, 'run_a', ['alpha', 'beta', 'gamma', 'omega'])
  const lineage = await readLineage(small.vault.ledger, narrow)
  const sites = ['alpha', 'beta', 'gamma'].map((site) => ({ site }))
  const run = { study: narrow, roster: { sites } } as never
  const attempt = { opening: { advertisements: [] } } as never
  const asked = requireSafeSet(small.vault.ledger, { run, lineage }, attempt, [1, 2, 3])
  await expect(asked).rejects.toMatchObject({
    code: 'survivors-unsafe',
    context: { site: 'omega' },
  })
})
