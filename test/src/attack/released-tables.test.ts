import { afterEach, describe, expect, it } from 'vitest'
import { shippedCoordinatorDefences, type CoordinatorDefences } from '@sampan/coordinator'
import { defaultFloorsFile, shippedDefences, type Defences } from '@sampan/site-agent'
import type { AnalysisResult, DescribeResult, FeasibilityResult } from '@sampan/shared'
import {
  registryFederation,
  studyText,
  type Person,
  type RegistryFederation,
} from '../support/registry-federation.ts'

type ReleaseCheck = CoordinatorDefences['releaseCheck']
const { releaseCheck } = shippedCoordinatorDefences

const table = `
${studyText.slice(0, studyText.indexOf('analyses:'))}
analyses:
  - { id: count, kind: feasibility }
  - { id: table, kind: describe, features: [male] }
`

/** Three men in the world. */
const threeMen = (site: string, rows: Person[]): Person[] =>
  rows.map((row, k) => ({ ...row, male: site === 'alpha' && k < 3 ? 1 : 0 }))
/** 603 people: not a multiple of five. */
const threeMore = (site: string, rows: Person[]): Person[] =>
  site === 'beta'
    ? [...rows, ...rows.slice(0, 3).map((row) => ({ ...row, id: `${row.id}0` }))]
    : rows

describe('from results that were released', () => {
  const open: RegistryFederation[] = []
  afterEach(async () => {
    for (const made of open.splice(0)) await made.stop()
  })

  async function federation(
    text: string,
    rows: (site: string, rows: Person[]) => Person[],
    check: ReleaseCheck,
  ): Promise<RegistryFederation> {
    const coordinatorDefences = { ...shippedCoordinatorDefences, releaseCheck: check }
    const made = await registryFederation({ coordinatorDefences, studyText: text, rows })
    open.push(made)
    return made
  }

  async function results({ federation: { run, results: read }, study }: RegistryFederation) {
    const view = await run(study)
    expect(view.state).toBe('completed')
    return (await read(view.id)).map(({ result }) => result as AnalysisResult)
  }

  describe('a group of three and all the others', () => {
    /** Those who are not shown, as a reader of the table works them out. */
    async function missing(check: ReleaseCheck): Promise<number | null> {
      const [, told] = await results(await federation(table, threeMen, check))
      const [male] = (told as DescribeResult).features
      if (male?.type === 'numeric') return null
      const shown = male?.levels.map(({ count }) => count) ?? []
      expect(shown).toContain(null)
      return shown.includes(null) &&
        typeof male?.n === 'number' &&
        shown.some((count) => count !== null)
        ? male.n - shown.reduce<number>((sum, count) => sum + (count ?? 0), 0)
        : null
    }

    it('nobody can work out how many are in it', async () => {
      expect(await missing(releaseCheck)).toBeNull()
    })

    it('it follows when only the small one is hidden', async () => {
      expect(await missing(withoutComplements)).toBe(3)
    })
  })

  describe('the moments of a number in which one person differs', () => {
    const weights = studyText
      .replace(/ {2}- \{ id: count.*\n/, '')
      .replace(/ {2}- \{ id: model.*\n/, '  - { id: table, kind: describe, features: [weight] }\n')
    const [usual, unusual] = [60, 131.7]
    const oneApart = (site: string, rows: Person[]): Person[] =>
      rows.map((row, k) => ({ ...row, weight: site === 'beta' && k === 7 ? unusual : usual }))

    async function mean(check: ReleaseCheck): Promise<number | null> {
      const [told] = await results(await federation(weights, oneApart, check))
      const [weight] = (told as DescribeResult).features
      return weight?.type === 'numeric' ? weight.mean : null
    }

    it('are not shown', async () => {
      expect(await mean(releaseCheck)).toBeNull()
    })

    it('give the value away when they are', async () => {
      const shown = await mean((result) => {
        return { type: 'released', result: result as unknown as AnalysisResult, suppressed: [] }
      })
      expect(usual + 600 * ((shown ?? 0) - usual)).toBeCloseTo(unusual, 6)
    })
  })

  describe('rounded counts, asked for again and again', () => {
    const few = studyText.replace(/ {2}- \{ id: model.*\n/, '')
    const rounded = `${few}floors: { countMultiple: 5 }\n`

    async function average(check: ReleaseCheck): Promise<number> {
      const made = await federation(rounded, threeMore, check)
      const counts: number[] = []
      for (let k = 0; k < 5; k++) {
        const [told] = await results(made)
        counts.push((told as FeasibilityResult).steps[0]?.people ?? 0)
      }
      return counts.reduce((sum, count) => sum + count) / counts.length
    }

    it('are promised by the study, or a hospital that rounds takes no part', async () => {
      const floors = `${defaultFloorsFile}countMultiple: 5\n`
      const exact = async (defences: Defences) => {
        const made = await registryFederation({ defences, floors, studyText: few, rows: threeMore })
        open.push(made)
        return made
      }
      const refused = await exact(shippedDefences)
      expect(await refused.federation.run(refused.study)).toMatchObject({
        reason: 'counts-not-rounded',
      })
      const [told] = await results(
        await exact({ ...shippedDefences, requireRounding: () => undefined }),
      )
      expect((told as FeasibilityResult).steps[0]?.people).toBe(603)
    })

    it('have an average that is as rounded as each of them', async () => {
      expect(await average(releaseCheck)).toBe(605)
    })

    it('give the exact number when every answer is rounded anew', async () => {
      expect(await average(movingGrid())).toBe(603)
    })
  })
})

/** The release check without complementary suppression. */
const withoutComplements: ReleaseCheck = (result, floors) => {
  const checked = releaseCheck(result, floors)
  if (checked.type === 'refused' || checked.result.kind !== 'describe') return checked
  const raw = result as unknown as DescribeResult
  const features = checked.result.features.map((feature, k) => {
    const exact = raw.features[k]
    if (feature.type === 'numeric' || exact?.type !== feature.type) return feature
    const levels = exact.levels.map((level) =>
      (level.count ?? 0) < floors.cell ? { ...level, count: null, proportion: null } : level,
    )
    return { ...feature, levels }
  })
  return { ...checked, result: { ...checked.result, features } }
}

/** A release check whose multiples of five begin somewhere else each time, as random rounding does. */
function movingGrid(): ReleaseCheck {
  let shift = -2
  return (result, floors) => {
    const raw = result as unknown as FeasibilityResult
    const own = shift++
    const steps = raw.steps.map(({ step, people }) => ({
      step,
      people: Math.round(((people ?? 0) + own) / floors.countMultiple) * floors.countMultiple,
    }))
    return { type: 'released', result: { ...raw, steps }, suppressed: [] }
  }
}
