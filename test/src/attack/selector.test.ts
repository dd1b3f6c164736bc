import { afterEach, describe, expect, it } from 'vitest'
import { decodeEnvelope, decodeSealedFrame } from '@sampan/proto'
import {
  addInto,
  analysisOf,
  dequantize,
  judgeWeights,
  layOut,
  limbsFromBytes,
  maskVector,
  parseBroadcast,
  present,
  quantize,
  type AnalysisInput,
  type Broadcast,
  type Layout,
  type SignedStudy,
} from '@sampan/shared'
import { shippedDefences, type Defences } from '@sampan/site-agent'
import type { Tap } from '@sampan/simulation'
import {
  registryFederation,
  type Person,
  type RegistryFederation,
} from '../support/registry-federation.ts'

/** Somebody at 'beta' whom nobody is like; the others are 30 to 79 years old and weigh 50 to 100. */
const victim: Person = { id: '1007', age: 104, male: 1, weight: 131.7, ill: 1 }
/** Rounds: steps, moments, coefficients 0, and the point that the forged sum leads to. */
const [forgedRound, askedRound] = [3, 4]
/** Weight of the forgery against what everybody adds, inside the bounds. */
const factor = 2e5

/**
 * Steers the model to a point by a sum that is not true: a multiple of the identity in the information, the same
 * multiple of the point in the score, so that what the others add hardly matters. Here 'delta' does it, within the
 * bounds of one site. A coordinator that writes such a sum into its log looks the same to every vault; and either of
 * them reads every sum.
 */
class Forger {
  readonly #point: readonly number[]
  readonly #broadcasts = new Map<number, Broadcast>()
  readonly #sums = new Map<number, Uint8Array>()
  #study: SignedStudy | null = null
  /** 'site round' of every vector that was sent. */
  readonly sent = new Set<string>()

  constructor(point: readonly number[]) {
    this.#point = point
  }

  attack(study: SignedStudy): void {
    this.#study = study
  }

  readonly tap =
    (site: string): Tap =>
    (frame, direction) => {
      const { body, round } = decodeEnvelope(decodeSealedFrame(frame).envelope)
      if (direction === 'up' && body.type === 'streamChunk') this.sent.add(`${site} ${round}`)
      if (body.type === 'roundOpening')
        this.#broadcasts.set(round, parseBroadcast(new TextDecoder().decode(body.value.broadcast)))
      if (body.type === 'roundResult') this.#sums.set(round, body.value.sum)
      return frame
    }

  readonly lie: Defences = {
    ...shippedDefences,
    judgeWeights: () => null,
    maskVector: (words, width, attempt, secrets) => {
      const state = this.#broadcasts.get(forgedRound)
      if (state !== undefined && !this.#broadcasts.has(askedRound))
        addInto(words, quantize(this.#forged(), this.#layout(forgedRound)), width)
      maskVector(words, width, attempt, secrets)
    },
  }

  /** Score and information of a round, without what was forged. */
  read(round: number): { readonly score: Float64Array; readonly information: Float64Array } {
    const values = dequantize(
      limbsFromBytes(present(this.#sums.get(round), 'sum')),
      this.#layout(round),
    )
    if (round === forgedRound) this.#forged().forEach((value, k) => (values[k]! -= value))
    return { score: values.slice(0, 4), information: values.slice(4, 14) }
  }

  /** A column's value from its standardised one. */
  unstandardised(column: number, value: number): number {
    const { shift, scale } = this.#broadcasts.get(askedRound)!['standard'] as Record<
      string,
      number[]
    >
    return shift![column]! + scale![column]! * value
  }

  #forged(): Float64Array {
    const triangle = [0, 4, 7, 9]
    const values = new Float64Array(this.#layout(forgedRound).dimension)
    this.#point.forEach((value, k) => {
      values[k] = factor * value
      values[4 + triangle[k]!] = factor
    })
    return values
  }

  #layout(round: number): Layout {
    const { manifest } = present(this.#study, 'study')
    const settings = present(
      manifest.analyses.find(({ kind }) => kind === 'glm'),
      'model',
    )
    const input: AnalysisInput = { manifest, settings }
    const broadcast = present(this.#broadcasts.get(round), 'broadcast')
    return layOut({ ...analysisOf('glm').spec(input, broadcast), sites: 4 })
  }
}

/** Test-only compositions: the gate without weights, and with those of the information alone. */
const unjudged: Defences = { ...shippedDefences, judgeWeights: () => null }
const halfJudged: Defences = {
  ...shippedDefences,
  judgeWeights: (weights, floors, cells) =>
    judgeWeights(
      weights.filter(({ kind }) => kind === 'variance'),
      floors,
      cells,
    ),
}

describe('a point at which one person outweighs all others', () => {
  let made: RegistryFederation | null = null
  afterEach(async () => {
    await made?.stop()
    made = null
  })

  async function steer(point: readonly number[], defences: Defences) {
    const forger = new Forger(point)
    made = await registryFederation({
      tap: forger.tap,
      defences: (site) => (site === 'delta' ? forger.lie : defences),
      rows: (site, rows) =>
        rows.map((row) => (site === 'beta' && row.id === victim.id ? victim : row)),
    })
    forger.attack(made.study)
    return { forger, view: await made.federation.run(made.study) }
  }

  /** -28 + 8 (age) in standard deviations: above 1/2 for nobody but the oldest. */
  const byAge = [-28, 8, 0, 0]
  /** By weight, so that the weights of the information stay spread among the people of every site. */
  const byWeight = [-17, 0.2, -0.1, 6]

  it.each([byAge, byWeight])(
    'is refused where that person is, and nothing is sent (%#)',
    async (...point) => {
      const { forger, view } = await steer(point, shippedDefences)
      expect(view).toMatchObject({ state: 'refused', reason: 'dominance' })
      expect(forger.sent).toContain('beta 3')
      expect(forger.sent).not.toContain('beta 4')
    },
  )

  it('gives the person away in the information when weights are not judged', async () => {
    const { forger } = await steer(byAge, unjudged)
    const { information } = forger.read(askedRound)
    const [all, age, male, weight] = information
    expect(forger.unstandardised(1, age! / all!)).toBeCloseTo(Number(victim.age), 1)
    expect(male! / all!).toBeCloseTo(victim.male, 2)
    expect(forger.unstandardised(3, weight! / all!)).toBeCloseTo(Number(victim.weight), 1)
  })

  it('gives the person away in the score when only weights of the information are judged', async () => {
    const { forger } = await steer(byWeight, halfJudged)
    const [first, then] = [forger.read(forgedRound), forger.read(askedRound)]
    // Sum of mu x: the sums of x are 4 times the information at coefficients 0, in the intercept's row.
    const fitted = [0, 1, 2, 3].map(
      (k) => first.score[k]! + 2 * first.information[k]! - then.score[k]!,
    )
    expect(fitted[0]).toBeCloseTo(1, 1)
    expect(
      Math.abs(forger.unstandardised(1, fitted[1]! / fitted[0]!) - Number(victim.age)),
    ).toBeLessThan(3)
    expect(fitted[2]! / fitted[0]!).toBeCloseTo(victim.male, 1)
    expect(
      Math.abs(forger.unstandardised(3, fitted[3]! / fitted[0]!) - Number(victim.weight)),
    ).toBeLessThan(2)
  })

  it('is not reached by an honest fit of the same people', async () => {
    made = await registryFederation({
      rows: (site, rows) =>
        rows.map((row) => (site === 'beta' && row.id === victim.id ? victim : row)),
    })
    expect(await made.federation.run(made.study)).toMatchObject({ state: 'completed' })
  })
})
