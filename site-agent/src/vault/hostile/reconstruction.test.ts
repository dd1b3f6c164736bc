import {
  dequantize,
  memorySnapshot,
  present,
  seededRandom,
  uniform,
  type RoundPlan,
  type SignedStudy,
  type Snapshot,
} from '@sampan/shared'
import { attack, nothing } from './attack.test.support.ts'
import { place, upTo, type HostileHub } from './hostile-hub.test.support.ts'
import { publishSum } from './publish.test.support.ts'

/**
 * Ten people at each of three hospitals, of whom the coordinator knows everything (from another register, say) but who
 * is ill. Every sum of a known feature over the ill is an equation for who they are (Dinur and Nissim, PODS 2003).
 */
const [sites, there] = [3, 10]
const people = sites * there
const everyone = upTo(sites)
const names = upTo(people).map((k) => `f${k}`)

function known(site: number, feature: string): Float64Array {
  const random = seededRandom(`${feature} at ${site}`)
  return Float64Array.from({ length: there }, () => uniform(random))
}

const ill = (site: number): Float64Array => known(site, 'ill').map((value) => (value < 0.4 ? 1 : 0))

/** Who is ill, as one number: a bit for everybody. */
const pattern = (bits: readonly number[]): number =>
  bits.reduce((sum, bit, k) => sum + Math.round(bit) * 2 ** k, 0)

const snapshot = (site: number): Snapshot => {
  const attrition = ['everyone', 'target'].map((step) => ({ step, people: there }))
  const columns = names.map((name) => [name, known(site, name)] as const)
  return memorySnapshot(new Map([...columns, ['ill', ill(site)]]), attrition)
}

/** Models of so many terms each, until every feature was in one. */
function models(terms: number): string {
  const features = names.map((name) => `  ${name}: { column: ${name}, range: [0, 1] }`)
  const count = Math.ceil(names.length / terms)
  const lines = Array.from({ length: count }, (_, k) => {
    const own = names.slice(k * terms, (k + 1) * terms).join(', ')
    return `  - { id: model-${k}, kind: glm, outcome: ill, terms: [${own}] }`
  })
  return `
data: { registry: people, person: id }
features:
  ill: { column: ill, type: binary, equals: "1" }
${features.join('\n')}
analyses:
${lines.join('\n')}
`
}

/** factors . unknowns = sum */
interface Equation {
  readonly factors: readonly number[]
  readonly sum: number
}

/** Everything that the first steps of all models say, solved for who is ill. */
async function learn(hub: HostileHub, study: SignedStudy = hub.study): Promise<number> {
  await hub.invite('run_a', { study })
  const equations: Equation[] = []
  for (let round = 1; equations.length < people; round += 2) {
    await publishSum(hub, await hub.collect(place('run_a', round), everyone), everyone)
    const asked = await hub.collect(place('run_a', round + 1), everyone)
    const reveals = await asked.reveal(await asked.confirm(everyone), everyone)
    const words = asked.sum(everyone, reveals)
    equations.push(...equationsIn(asked.plan, dequantize(words, asked.plan.layout)))
    // A matrix of zeros ends the model at once. Waiting for its last step would do as well.
    await publishSum(hub, asked, everyone, new Uint32Array(words.length))
  }
  return pattern(solveEquations(equations.slice(0, people)))
}

/** The score at coefficients 0 is the sum of (y - 1/2) x over everybody, x standardised. */
function equationsIn({ input, broadcast }: RoundPlan, score: Float64Array): Equation[] {
  const { settings } = input
  const { shift, scale } = broadcast['standard'] as Record<'shift' | 'scale', number[]>
  if (settings.kind !== 'glm') return []
  const all = present(score[0], 'the intercept')
  return settings.terms.map((term, k) => {
    const [standardised = 0, mean = 0, deviation = 1] = [score[k + 1], shift[k + 1], scale[k + 1]]
    const factors = everyone.flatMap((site) => [...known(site, term)])
    const sum = deviation * standardised + mean * all
    return { factors, sum: sum + factors.reduce((half, factor) => half + factor / 2, 0) }
  })
}

const everybody = pattern(everyone.flatMap((site) => [...ill(site)]))

attack('models of one study that together are equations enough', {
  ...{ sites, snapshot, learn, asks: models(5), secret: everybody },
  layers: [[{ requireNumbersLeft: nothing }, 'numbers-exhausted']],
})

attack('a model with a parameter for everybody', {
  ...{ sites, snapshot, asks: models(29), secret: everybody },
  layers: [
    [{ judgePublished: () => null }, 'parameters-too-many'],
    [{ requireNumbersLeft: nothing }, 'numbers-exhausted'],
  ],
  // The study asks for no floors. Those of the hospitals hold.
  learn: async (hub) => {
    const floors = { ...hub.study.manifest.floors, parametersPerPerson: 1, scalarsPerValue: 1 }
    return learn(hub, await hub.propose(everyone, { floors }))
  },
})

/** As many equations as unknowns: Gaussian elimination with row pivoting. */
function solveEquations(equations: readonly Equation[]): number[] {
  const rows = equations.map(({ factors, sum }) => [...factors, sum])
  const n = rows.length
  for (let k = 0; k < n; k++) {
    const size = (row: number): number => Math.abs(rows[row]![k]!)
    let pivot = k
    for (let row = k + 1; row < n; row++) if (size(row) > size(pivot)) pivot = row
    ;[rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!]
    for (let row = k + 1; row < n; row++) eliminate(rows[row]!, rows[k]!, k)
  }
  const found = new Array<number>(n).fill(0)
  for (let k = n - 1; k >= 0; k--) {
    const rest = found.reduce((sum, value, j) => (j > k ? sum + rows[k]![j]! * value : sum), 0)
    found[k] = (rows[k]![n]! - rest) / rows[k]![k]!
  }
  return found
}

function eliminate(row: number[], by: readonly number[], column: number): void {
  const factor = row[column]! / by[column]!
  for (let j = column; j < row.length; j++) row[j]! -= factor * by[j]!
}
