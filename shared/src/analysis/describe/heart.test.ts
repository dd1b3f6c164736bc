import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { releaseCheck } from '../../disclosure/release.ts'
import type { Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import type { DescribeResult, FeatureSummary, NumericSummary } from '../results.ts'
import {
  category,
  heartManifest,
  heartSites,
  lowFloors,
  readJson,
  referenceData,
} from '../studies.test.data.ts'

interface Numbers {
  readonly n: number
  readonly mean: number
  readonly var: number
  readonly q: readonly number[]
}
interface Reference {
  readonly descriptives: Readonly<
    Record<
      string,
      { readonly pooled: Numbers; readonly per_site: Readonly<Record<string, Numbers>> }
    >
  >
  readonly counts: {
    readonly sex_by_y: readonly (readonly number[])[]
    readonly sex_by_y_by_site: Readonly<Record<string, readonly (readonly number[])[]>>
    readonly cp_by_site: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
}

const present = existsSync(referenceData)
const note = present ? '' : ' [reference data absent: skipped]'
const names = ['cleveland', 'hungarian', 'switzerland', 'va']
const numbers = ['age', 'trestbps', 'chol', 'thalach', 'oldpeak']

function tableOf(
  sites: readonly Snapshot[],
  { by, features, quantiles }: { by: string | null; features: string[]; quantiles: number[] },
): DescribeResult {
  const plain = heartManifest(lowFloors)
  const manifest = { ...plain, features: [...plain.features, category('site', names)] }
  const { outcome } = analyse(
    {
      manifest,
      settings: {
        ...{ id: 'd', kind: 'describe', features, groups: by, quantiles },
        ...{ bins: 200, weights: null },
      },
    },
    sites,
  )
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  const release = releaseCheck(outcome.result, lowFloors)
  if (release.type !== 'released') throw new Error(JSON.stringify(release))
  return release.result as DescribeResult
}

function expectNumbers(summary: FeatureSummary, wanted: Numbers): void {
  const { n, mean, sd, quantiles } = summary as NumericSummary
  expect(n).toBe(wanted.n)
  expect(Math.abs(mean! - wanted.mean)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted.mean))
  expect(Math.abs(sd! ** 2 - wanted.var)).toBeLessThanOrEqual(1e-9 * wanted.var)
  for (const [k, { low, high }] of quantiles!.entries()) {
    expect(wanted.q[k]).toBeGreaterThanOrEqual(low - 1e-9)
    expect(wanted.q[k]).toBeLessThanOrEqual(high + 1e-9)
  }
}

const countsOf = (summary: FeatureSummary) =>
  summary.type === 'numeric' ? [] : summary.levels.map(({ count }) => count)

describe.skipIf(!present)(`descriptions of four hospitals against R${note}`, () => {
  const reference = () =>
    readJson(resolve(referenceData, 'reference/heart_glm_other.json')) as Reference

  it('numbers, of all and hospital by hospital, with quantiles to the grid', () => {
    const { descriptives } = reference()
    const probabilities = { pooled: [0.05, 0.25, 0.5, 0.75, 0.95], site: [0.25, 0.5, 0.75] }
    const all = tableOf([...heartSites().values()], {
      ...{ by: null, features: numbers, quantiles: probabilities.pooled },
    })
    const bySite = tableOf([...heartSites().values()], {
      ...{ by: 'site', features: numbers, quantiles: probabilities.site },
    })
    for (const [k, name] of numbers.entries()) {
      expectNumbers(all.features[k]!, descriptives[name]!.pooled)
      for (const [at, site] of names.entries())
        expectNumbers(bySite.grouped!.groups[at]!.features[k]!, descriptives[name]!.per_site[site]!)
    }
  })

  it('counts, by outcome and by hospital', () => {
    const { counts } = reference()
    const features = ['sex', 'cp']
    const all = tableOf([...heartSites().values()], { by: 'y', features, quantiles: [] })
    const turned = (table: readonly (readonly number[])[]) =>
      [0, 1].map((k) => table.map((row) => row[k]))
    expect(all.grouped!.groups.map((group) => countsOf(group.features[0]!))).toEqual(
      turned(counts.sex_by_y),
    )
    const bySite = tableOf([...heartSites().values()], { by: 'site', features, quantiles: [] })
    for (const [at, site] of names.entries()) {
      expect(countsOf(bySite.grouped!.groups[at]!.features[1]!)).toEqual(
        Object.values(counts.cp_by_site[site]!),
      )
      const own = tableOf([heartSites().get(site)!], { by: 'y', features: ['sex'], quantiles: [] })
      const wanted = turned(counts.sex_by_y_by_site[site]!)
      const pairs = own.grouped!.groups.flatMap(({ group, features: shown }) =>
        countsOf(shown[0]!).map((count, k) => [count, wanted[Number(group)]![k]] as const),
      )
      for (const [count, r] of pairs) if (count !== null) expect(count).toBe(r)
    }
  })
})
