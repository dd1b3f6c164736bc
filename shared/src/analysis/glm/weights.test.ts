import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultFloors } from '../../disclosure/floors.ts'
import { judgeWeights } from '../../disclosure/judge-weights.ts'
import { seededRandom, uniform } from '../../platform/random.ts'
import type { AnalysisInput, Broadcast, Snapshot, WeightSum } from '../analysis.ts'
import { analyse } from '../drive.ts'
import {
  designFeatures,
  designLevels,
  designPeople,
  designRanges,
  drawnDesigns,
} from '../designs.test.data.ts'
import { analysisOf } from '../registry.ts'
import {
  binary,
  glmOf,
  heartManifest,
  heartSites,
  heartTerms,
  manifestOf,
  numeric,
  plainTerm,
  readPeople,
  referenceData,
  snapshotOf,
} from '../studies.test.data.ts'

const glm = analysisOf('glm')
const weightsOf = (input: AnalysisInput, broadcast: Broadcast, site: Snapshot) =>
  glm.weights?.(input, broadcast, site) ?? []

const study = manifestOf({
  features: [numeric('u'), binary('a'), binary('y')],
  ranges: { u: [-20, 20] },
  terms: [plainTerm('u'), plainTerm('a')],
})
const input = glmOf(study, 'y', ['u', 'a'])
const normal = (random: ReturnType<typeof seededRandom>) =>
  Math.sqrt(-2 * Math.log(uniform(random) + 1e-300)) * Math.cos(2 * Math.PI * uniform(random))

interface Truth {
  readonly people: number
  readonly intercept: number
  readonly slope: number
}

/** Hospitals whose people obey a logistic model, the first with a third of the others' people. */
function hospitals(seed: string, { people, intercept, slope }: Truth, count = 4): Snapshot[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, site) => {
    const rows = Array.from({ length: Math.ceil(site === 0 ? people / 3 : people) }, () => {
      const [u, a] = [normal(random) + site / 3, uniform(random) < 0.5 ? 1 : 0]
      const eta = intercept + slope * u + (slope / 2) * a
      return { u, a, y: uniform(random) < 1 / (1 + Math.exp(-eta)) ? 1 : 0 }
    })
    return snapshotOf(new Map((['u', 'a', 'y'] as const).map((k) => [k, rows.map((r) => r[k])])))
  })
}

/** Rounds of the iteration in which some site would have refused, and how many there were. */
function refusals(of: AnalysisInput, sites: readonly Snapshot[]): readonly [number, number] {
  const rounds = analyse(of, sites).rounds.filter(({ broadcast }) => broadcast.step === 'newton')
  const refusing = rounds.filter(({ broadcast }) =>
    sites.some(
      (site) => judgeWeights(weightsOf(of, broadcast, site), defaultFloors, 'pooled') !== null,
    ),
  )
  return [refusing.length, rounds.length]
}

describe('weights of a Newton round', () => {
  const [first] = hospitals('weights', { people: 900, intercept: -1, slope: 1.5 })
  const { rounds } = analyse(input, [first!])
  const column = (name: string) => [...first!.column(name)]

  it('are mu (1 - mu), mu and 1 - mu of everybody', () => {
    const { broadcast } = rounds[3]!
    const { standard, point } = broadcast as unknown as {
      standard: { shift: number[]; scale: number[] }
      point: { beta: number[] }
    }
    const z = column('u').map((u) => (u - standard.shift[1]!) / standard.scale[1]!)
    const mu = z.map((value, k) => {
      const eta = point.beta[0]! + point.beta[1]! * value + point.beta[2]! * column('a')[k]!
      return 1 / (1 + Math.exp(-eta))
    })
    const wanted = [mu.map((m) => m * (1 - m)), mu, mu.map((m) => 1 - m)]
    const got = weightsOf(input, broadcast, first!)
    expect(got.map(({ kind }) => kind)).toEqual(['variance', 'fitted', 'fitted'])
    got.forEach((total: WeightSum, k) => {
      expect(total.people).toBe(mu.length)
      expect(total.sum).toBeCloseTo(
        wanted[k]!.reduce((s, w) => s + w, 0),
        9,
      )
      expect(total.squares).toBeCloseTo(
        wanted[k]!.reduce((s, w) => s + w * w, 0),
        9,
      )
      expect(total.largest).toBeCloseTo(Math.max(...wanted[k]!), 12)
    })
    // What the score and the information hold: the intercept's are the sums themselves.
    const { values } = rounds[3]!.sum
    const cases = column('y').reduce((s, y) => s + y, 0)
    expect(values[0]!).toBeCloseTo(cases - got[1]!.sum, 8)
    expect(values[3]!).toBeCloseTo(got[0]!.sum, 8)
  })

  it('are there in no other round', () => {
    expect(weightsOf(input, rounds[0]!.broadcast, first!)).toEqual([])
    for (const kind of ['prevalence', 'feasibility'] as const)
      expect(analysisOf(kind).weights).toBeUndefined()
  })

  it('beyond the cap are those at the cap, and are added all the same', () => {
    const { broadcast } = rounds[3]!
    const point = { ...(broadcast['point'] as object), beta: [0, 40, 0] }
    const far = { ...broadcast, point } as Broadcast
    const { standard } = far as unknown as { standard: { shift: number[]; scale: number[] } }
    const eta = column('u').map((u) => (40 * (u - standard.shift[1]!)) / standard.scale[1]!)
    const mu = eta.map((value) => 1 / (1 + Math.exp(-Math.min(Math.max(value, -30), 30))))
    expect(eta.filter((value) => Math.abs(value) > 30).length).toBeGreaterThan(100)
    const cases = column('y').reduce((s, y) => s + y, 0)
    const values = glm.local(input, far, first!)
    expect(values[0]!).toBeCloseTo(cases - mu.reduce((s, m) => s + m, 0), 8)
    expect(values[3]!).toBeCloseTo(
      mu.reduce((s, m) => s + m * (1 - m), 0),
      8,
    )
    const deviance = eta.reduce((sum, value, k) => {
      const against = column('y')[k] === 1 ? -value : value
      const capped = Math.min(Math.max(against, -30), 30)
      return sum + 2 * Math.log1p(Math.exp(capped))
    }, 0)
    expect(values[9]! / deviance).toBeCloseTo(1, 10)
    expect(values.at(-1)).toBe(1)
    expect(weightsOf(input, far, first!)[0]!.sum).toBeCloseTo(values[3]!, 8)
  })

  it('of nobody are nothing', () => {
    const empty = snapshotOf(
      new Map([
        ['u', []],
        ['a', []],
        ['y', []],
      ]),
    )
    const got = weightsOf(input, rounds[3]!.broadcast, empty)
    expect(judgeWeights(got, defaultFloors, 'pooled')).toBeNull()
  })
})

describe('an honest fit is not refused under default floors', () => {
  it.each([
    ['one in a hundred', { people: 2000, intercept: -5.2, slope: 0.8 }],
    ['one in a hundred, few people', { people: 200, intercept: -5.2, slope: 0.8 }],
    ['one in a thousand', { people: 20_000, intercept: -8, slope: 1 }],
    ['almost everybody', { people: 600, intercept: 5, slope: 1 }],
    ['a strong effect', { people: 150, intercept: 0, slope: 5 }],
    ['a strong effect, few people', { people: 30, intercept: 0, slope: 3 }],
    ['a strong effect on something rare', { people: 1000, intercept: -8, slope: 3 }],
    ['the cap within reach', { people: 400, intercept: -1, slope: 8 }],
  ])('%s', (name, truth) => {
    for (const repeat of ['a', 'b', 'c', 'd']) {
      const [refusing, rounds] = refusals(input, hospitals(`${name} ${repeat}`, truth))
      expect(rounds).toBeGreaterThan(0)
      expect(refusing, repeat).toBe(0)
    }
  })

  it('240 models drawn over awkward columns', () => {
    const sites = designLevels.site.map((_, site) =>
      snapshotOf(
        designPeople,
        designPeople.get('site')!.flatMap((value, row) => (value === site ? [row] : [])),
      ),
    )
    let judged = 0
    for (const { id, outcome, terms, intercept } of drawnDesigns()) {
      const manifest = manifestOf({ features: designFeatures, ranges: designRanges, terms })
      const names = terms.map(({ name }) => name)
      const [refusing, rounds] = refusals(glmOf(manifest, outcome, names, { intercept }), sites)
      expect(refusing, id).toBe(0)
      judged += rounds
    }
    expect(judged).toBeGreaterThan(900)
  })

  const present = existsSync(referenceData)
  const note = present ? '' : ' [reference data absent: skipped]'

  it.skipIf(!present)(`heart disease in four hospitals${note}`, () => {
    const sites = [...heartSites().values()]
    const [refusing, rounds] = refusals(glmOf(heartManifest(defaultFloors), 'y', heartTerms), sites)
    expect([refusing, rounds]).toEqual([0, 7])
  })

  it.skipIf(!present)(`lung cancer in eighteen hospitals, of one person and more${note}`, () => {
    const people = readPeople(`${referenceData}/survival/survival_lung.csv`, {})
    const table = new Map([...people, ['y', people.get('status')!.map((status) => status - 1)]])
    const hospital = people.get('inst')!
    const sites = [...new Set(hospital)]
      .filter((of) => of > 0)
      .map((of) =>
        snapshotOf(
          table,
          hospital.flatMap((own, row) => (own === of ? [row] : [])),
        ),
      )
    const terms = ['age', 'sex', 'ph.ecog']
    const manifest = manifestOf({
      features: [...terms.map(numeric), binary('y')],
      ranges: { age: [18, 120], sex: [0, 3], 'ph.ecog': [0, 5] },
      terms: terms.map(plainTerm),
    })
    expect(sites).toHaveLength(18)
    const [refusing, rounds] = refusals(glmOf(manifest, 'y', terms), sites)
    expect(refusing).toBe(0)
    expect(rounds).toBeGreaterThan(3)
  })
})
